import type { Post } from '@linnet/sdk'
import { useState } from 'react'

import { useScripted } from '../../lib/scripted'
import { useText } from '../../lib/text'
import { useExactTime } from '../../lib/time'
import styles from './edited.module.css'
import { HistoryDialog } from './history-dialog'

/** That a post was changed, and on a press what it said before. */
export function Edited({ post, at }: { post: Post; at: string }) {
  const t = useText()
  const title = useExactTime(at)
  const [isOpen, setOpen] = useState(false)
  if (!useScripted()) return <span title={title}>{t('post.edited')}</span>
  return (
    <>
      <button type="button" className={styles.edited} title={title} onClick={() => setOpen(true)}>
        {t('post.edited')}
      </button>
      {isOpen && <HistoryDialog post={post} onClose={() => setOpen(false)} />}
    </>
  )
}
