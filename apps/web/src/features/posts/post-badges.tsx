import type { Post } from '@linnet/sdk'

import { Badge } from '../../components/badge'

/** How a post stands, where that is not as usual. */
export function PostBadges({ post: { visible, deletedAt } }: { post: Post }) {
  return (
    <>
      {!visible && (
        <Badge tone="warn" icon="hide" title="Only the author and the moderators see this post.">
          Hidden
        </Badge>
      )}
      {deletedAt !== null && (
        <Badge tone="bad" icon="delete" title="Only the moderators see this post.">
          Deleted
        </Badge>
      )}
    </>
  )
}
