import type { Post } from '@linnet/sdk'

import { Icon } from '../../components/icon'
import { Menu, MenuAction, MenuButton } from '../../components/menu'
import { mayEdit, mayManage, useViewer } from '../../lib/viewer'
import { useManagePost } from './use-manage-post'
import { useText } from '../../lib/text'

/** What the viewer may do with a post besides liking and answering it; nothing for most. */
export function PostMenu({ post, onEdit }: { post: Post; onEdit: () => void }) {
  const t = useText()
  const viewer = useViewer()
  const manage = useManagePost()
  if (!mayManage(viewer, post)) return null

  return (
    <Menu label={t('post.more')} trigger={<Icon name="more" />}>
      {mayEdit(viewer, post) && (
        <MenuButton icon="edit" onClick={onEdit}>
          {t('post.edit')}
        </MenuButton>
      )}
      {post.deletedAt === null && (
        <MenuAction
          icon={post.visible ? 'hide' : 'show'}
          action={`/posts/${post.id}/${post.visible ? 'hide' : 'show'}`}
          act={() => manage(post, post.visible ? 'hide' : 'show')}
        >
          {t(post.visible ? 'post.hide' : 'post.show')}
        </MenuAction>
      )}
      {post.deletedAt === null ? (
        <MenuAction
          icon="delete"
          danger
          action={`/posts/${post.id}/delete`}
          act={() => manage(post, 'delete')}
        >
          {t('post.delete')}
        </MenuAction>
      ) : (
        <MenuAction icon="restore" action={`/posts/${post.id}/restore`} act={() => manage(post, 'restore')}>
          {t('post.restore')}
        </MenuAction>
      )}
    </Menu>
  )
}
