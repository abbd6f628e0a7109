import type { Invite } from '@linnet/sdk'

import { Button } from '../../components/button'
import { copy } from '../../lib/copy'
import { usePage } from '../../lib/page-state'
import { useText } from '../../lib/text'
import styles from './invites.module.css'

/** Where somebody signs up with an invite. */
export function InviteLink({ invite }: { invite: Invite }) {
  const t = useText()
  const { origin } = usePage()
  const link = `${origin}/sign-up?invite=${invite.code}`
  return (
    <div className={styles.link}>
      <code>{link}</code>
      <Button
        icon="link"
        aria-label={t('invite.copyOf', { name: invite.note || invite.code })}
        onClick={() => void copy(link, 'link')}
      >
        {t('link.copy')}
      </Button>
    </div>
  )
}
