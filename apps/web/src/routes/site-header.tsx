import type { Me } from '@linnet/sdk'
import { useLocation } from 'wouter'

import { Avatar } from '../components/avatar'
import { ButtonLink } from '../components/button'
import { Icon, Logo } from '../components/icon'
import { Menu, MenuAction, MenuLink } from '../components/menu'
import { useInstance } from '../lib/instance'
import { signInPath } from '../lib/next-path'
import { isStaff, useViewer } from '../lib/viewer'
import styles from './site-header.module.css'
import { useText } from '../lib/text'

export function SiteHeader() {
  const t = useText()
  const viewer = useViewer()
  const { name, registration } = useInstance()
  const [path] = useLocation()
  const next = path.startsWith('/sign-') ? '/' : path
  return (
    <header className={styles.header}>
      <div className={styles.inner}>
        <a href="/" className={styles.home}>
          <Logo />
          <bdi>{name}</bdi>
        </a>
        <a href="/search" className={styles.search} aria-label={t('search.title')}>
          <Icon name="search" />
        </a>
        <nav aria-label={t('nav.account')} className={styles.nav}>
          {viewer ? (
            <AccountMenu viewer={viewer} />
          ) : (
            <>
              <ButtonLink href={signInPath(next)}>{t('auth.signIn')}</ButtonLink>
              {registration !== 'closed' && (
                <ButtonLink href="/sign-up" look="primary">
                  {t('auth.signUp')}
                </ButtonLink>
              )}
            </>
          )}
        </nav>
      </div>
    </header>
  )
}

function AccountMenu({ viewer }: { viewer: Me }) {
  const t = useText()
  return (
    <Menu label={t('nav.yourAccount', { name: viewer.displayName })} trigger={<Avatar person={viewer} />}>
      <MenuLink icon="user" href={`/@${viewer.handle}`}>
        {t('nav.profile')}
      </MenuLink>
      <MenuLink icon="settings" href="/settings">
        {t('nav.settings')}
      </MenuLink>
      {isStaff(viewer) && (
        <MenuLink icon="admin" href="/admin">
          {t('nav.admin')}
        </MenuLink>
      )}
      <MenuAction icon="signOut" action="/sign-out">
        {t('nav.signOut')}
      </MenuAction>
    </Menu>
  )
}
