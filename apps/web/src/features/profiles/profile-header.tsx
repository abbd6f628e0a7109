import type { Profile } from '@linnet/sdk'
import type { ReactNode } from 'react'

import { Avatar } from '../../components/avatar'
import { Badge } from '../../components/badge'
import { RichText } from '../../components/rich-text'
import { useTimes } from '../../lib/time'
import styles from './profile-header.module.css'
import { Text, useText } from '../../lib/text'

/** Who somebody is. Their name is the page's heading, above this. */
export function ProfileHeader({ profile, action }: { profile: Profile; action?: ReactNode }) {
  const t = useText()
  const { dayOf } = useTimes()
  const { handle, bio, role, createdAt, postCount, suspended } = profile
  return (
    <div className={styles.header}>
      <Avatar person={profile} size="large" />
      <div className={styles.facts}>
        <p className={styles.names}>
          @{handle}
          {role !== 'user' && <Badge icon="admin">{t(`role.${role}`)}</Badge>}
          {suspended && <Badge tone="bad">{t('user.suspended')}</Badge>}
        </p>
        <p className={styles.muted}>
          <Text
            of="profile.facts"
            values={{
              count: postCount,
              day: <time dateTime={createdAt}>{dayOf(createdAt)}</time>,
            }}
          />
        </p>
      </div>
      {action}
      {bio !== '' && (
        <div className={styles.bio}>
          <RichText text={bio} />
        </div>
      )}
    </div>
  )
}
