import type { ComponentType } from 'react'
import { Redirect, useLocation } from 'wouter'

import { Page } from '../components/page'
import { Tabs } from '../components/tabs'
import type { MessageKey } from '../lib/catalogs'
import { signInPath } from '../lib/next-path'
import { useText } from '../lib/text'
import { useViewer } from '../lib/viewer'
import { NotFoundRoute } from './not-found'
import { SettingsData } from './settings-data'
import { SettingsProfile } from './settings-profile'
import { SettingsSecurity } from './settings-security'
import { SettingsTokens } from './settings-tokens'

interface Tab {
  href: string
  name: MessageKey
  component: ComponentType
}

const tabs: Tab[] = [
  { href: '/settings', name: 'settings.profile', component: SettingsProfile },
  { href: '/settings/security', name: 'settings.security', component: SettingsSecurity },
  { href: '/settings/tokens', name: 'settings.tokens', component: SettingsTokens },
  { href: '/settings/data', name: 'settings.data', component: SettingsData },
]

export default function SettingsRoute() {
  const t = useText()
  const viewer = useViewer()
  const [path] = useLocation()
  const tab = tabs.find(({ href }) => href === path)
  if (!tab) return <NotFoundRoute />
  if (!viewer) return <Redirect to={signInPath(path)} replace />
  return (
    <Page key={path} title={t('settings.tab', { tab: t(tab.name) })} heading={t(tab.name)}>
      <Tabs
        label={t('settings.title')}
        tabs={tabs.map(({ href, name }) => ({ href, text: t(name) }))}
        current={path}
      />
      <tab.component />
    </Page>
  )
}
