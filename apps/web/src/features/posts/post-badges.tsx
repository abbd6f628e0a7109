import type { Post } from '@linnet/sdk'

import { Badge } from '../../components/badge'
import { useText } from '../../lib/text'

/** How a post stands, where that is not as usual. */
export function PostBadges({ post: { visible, deletedAt } }: { post: Post }) {
  const t = useText()
  return (
    <>
      {!visible && (
        <Badge tone="warn" icon="hide" title={t('post.hiddenTo')}>
          {t('post.hidden')}
        </Badge>
      )}
      {deletedAt !== null && (
        <Badge tone="bad" icon="delete" title={t('post.deletedTo')}>
          {t('post.deleted')}
        </Badge>
      )}
    </>
  )
}
