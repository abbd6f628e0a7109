import { Redirect, Route, Switch, useLocation } from 'wouter'

import { Page } from '../components/page'
import { Tabs } from '../components/tabs'
import { signInPath } from '../lib/next-path'
import { isAdmin, isStaff, useViewer } from '../lib/viewer'
import { AdminAudit } from './admin-audit'
import { AdminPosts } from './admin-posts'
import { AdminSettings } from './admin-settings'
import { AdminStats } from './admin-stats'
import { AdminTokens } from './admin-tokens'
import { AdminUsers } from './admin-users'
import '../features/admin/texts'
import { NotFoundRoute } from './not-found'
import { useText } from '../lib/text'

const staffTabs = [
  { href: '/admin', name: 'admin.overview' },
  { href: '/admin/posts', name: 'admin.posts' },
  { href: '/admin/users', name: 'admin.users' },
] as const
const adminTabs = [
  ...staffTabs,
  { href: '/admin/tokens', name: 'admin.tokens' },
  { href: '/admin/audit', name: 'admin.audit' },
  { href: '/admin/settings', name: 'admin.settings' },
] as const

export default function AdminRoute() {
  const t = useText()
  const viewer = useViewer()
  const [path] = useLocation()
  const tabs = isAdmin(viewer) ? adminTabs : staffTabs
  const tab = tabs.find(({ href }) => href === path)
  if (!viewer) return <Redirect to={signInPath(path)} replace />
  if (!tab || !isStaff(viewer)) return <NotFoundRoute />
  return (
    <Page key={path} title={t('admin.title', { tab: t(tab.name) })} heading={t(tab.name)} width="wide">
      <Tabs
        label={t('nav.admin')}
        tabs={tabs.map(({ href, name }) => ({ href, text: t(name) }))}
        current={path}
      />
      <Switch>
        <Route path="/admin" component={AdminStats} />
        <Route path="/admin/posts" component={AdminPosts} />
        <Route path="/admin/users" component={AdminUsers} />
        <Route path="/admin/tokens" component={AdminTokens} />
        <Route path="/admin/audit" component={AdminAudit} />
        <Route path="/admin/settings" component={AdminSettings} />
      </Switch>
    </Page>
  )
}
