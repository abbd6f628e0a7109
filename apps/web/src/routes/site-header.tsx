import type { Me } from '@linnet/sdk'
import { Link, useLocation } from 'wouter'

import { Avatar } from '../components/avatar'
import { ButtonLink } from '../components/button'
import { Logo } from '../components/icon'
import { Menu, MenuAction, MenuLink } from '../components/menu'
import { signInPath } from '../lib/next-path'
import { isStaff, useViewer } from '../lib/viewer'
import styles from './site-header.module.css'

export function SiteHeader() {
  const viewer = useViewer()
  const [path] = useLocation()
  const next = path.startsWith('/sign-') ? '/' : path
  return (
    <header className={styles.header}>
      <div className={styles.inner}>
        <Link href="/" className={styles.home}>
          <Logo />
          Linnet
        </Link>
        <nav aria-label="Account" className={styles.nav}>
          {viewer ? (
            <AccountMenu viewer={viewer} />
          ) : (
            <>
              <ButtonLink href={signInPath(next)}>Sign in</ButtonLink>
              <ButtonLink href="/sign-up" look="primary">
                Sign up
              </ButtonLink>
            </>
          )}
        </nav>
      </div>
    </header>
  )
}

function AccountMenu({ viewer }: { viewer: Me }) {
  return (
    <Menu label={`Your account, ${viewer.displayName}`} trigger={<Avatar person={viewer} />}>
      <MenuLink icon="user" href={`/@${viewer.handle}`}>
        Profile
      </MenuLink>
      <MenuLink icon="settings" href="/settings">
        Settings
      </MenuLink>
      {isStaff(viewer) && (
        <MenuLink icon="admin" href="/admin">
          Admin
        </MenuLink>
      )}
      <MenuAction icon="signOut" action="/sign-out">
        Sign out
      </MenuAction>
    </Menu>
  )
}
