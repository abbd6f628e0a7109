import { Redirect, Route, Switch, useLocation } from 'wouter'

import { Page } from '../components/page'
import { Tabs } from '../components/tabs'
import { signInPath } from '../lib/next-path'
import { isStaff, useViewer } from '../lib/viewer'
import { AdminPosts } from './admin-posts'
import { AdminStats } from './admin-stats'
import { AdminUsers } from './admin-users'
import { NotFoundRoute } from './not-found'

const tabs = [
  { href: '/admin', text: 'Overview' },
  { href: '/admin/posts', text: 'Posts' },
  { href: '/admin/users', text: 'Accounts' },
]

export default function AdminRoute() {
  const viewer = useViewer()
  const [path] = useLocation()
  const tab = tabs.find(({ href }) => href === path)
  if (!viewer) return <Redirect to={signInPath(path)} replace />
  if (!tab || !isStaff(viewer)) return <NotFoundRoute />
  return (
    <Page key={path} title={`Admin: ${tab.text}`} heading={tab.text} width="wide">
      <Tabs label="Admin" tabs={tabs} current={path} />
      <Switch>
        <Route path="/admin" component={AdminStats} />
        <Route path="/admin/posts" component={AdminPosts} />
        <Route path="/admin/users" component={AdminUsers} />
      </Switch>
    </Page>
  )
}
