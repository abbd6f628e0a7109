import type { Post } from '@linnet/sdk'

import { Icon } from '../../components/icon'
import { Menu, MenuButton } from '../../components/menu'
import { mayEdit, mayManage, useViewer } from '../../lib/viewer'
import { useManagePost } from './use-manage-post'

/** What the viewer may do with a post besides liking and answering it; nothing for most. */
export function PostMenu({ post, onEdit }: { post: Post; onEdit: () => void }) {
  const viewer = useViewer()
  const manage = useManagePost()
  if (!mayManage(viewer, post)) return null

  return (
    <Menu label="More" trigger={<Icon name="more" />}>
      {mayEdit(viewer, post) && (
        <MenuButton icon="edit" onClick={onEdit}>
          Edit
        </MenuButton>
      )}
      {post.deletedAt === null && (
        <MenuButton
          icon={post.visible ? 'hide' : 'show'}
          onClick={() => manage(post, post.visible ? 'hide' : 'show')}
        >
          {post.visible ? 'Hide' : 'Show'}
        </MenuButton>
      )}
      {post.deletedAt === null ? (
        <MenuButton icon="delete" danger onClick={() => manage(post, 'delete')}>
          Delete
        </MenuButton>
      ) : (
        <MenuButton icon="restore" onClick={() => manage(post, 'restore')}>
          Restore
        </MenuButton>
      )}
    </Menu>
  )
}
