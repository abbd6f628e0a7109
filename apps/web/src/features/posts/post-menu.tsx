import type { Post } from '@linnet/sdk'

import { Icon } from '../../components/icon'
import { Menu, MenuAction, MenuButton, MenuLink } from '../../components/menu'
import { copy } from '../../lib/copy'
import { usePage } from '../../lib/page-state'
import { useText } from '../../lib/text'
import { mayEdit, mayManage, useViewer } from '../../lib/viewer'
import { useManagePost } from './use-manage-post'

/** What one may do with a post besides liking and answering it. */
export function PostMenu({ post, onEdit }: { post: Post; onEdit: () => void }) {
  const t = useText()
  const viewer = useViewer()
  const { origin } = usePage()
  return (
    <Menu label={t('post.more')} trigger={<Icon name="more" />} onDemand={!mayManage(viewer, post)}>
      <MenuLink icon="like" href={`/posts/${post.id}/likes`}>
        {t('likers.title')}
      </MenuLink>
      <MenuButton icon="link" onClick={() => void copy(`${origin}/posts/${post.id}`, 'link')}>
        {t('link.copy')}
      </MenuButton>
      {mayEdit(viewer, post) && (
        <MenuButton icon="edit" onClick={onEdit}>
          {t('post.edit')}
        </MenuButton>
      )}
      {mayManage(viewer, post) && <Managing post={post} />}
    </Menu>
  )
}

function Managing({ post }: { post: Post }) {
  const t = useText()
  const manage = useManagePost()
  if (post.deletedAt !== null) {
    return (
      <MenuAction icon="restore" action={`/posts/${post.id}/restore`} act={() => manage(post, 'restore')}>
        {t('post.restore')}
      </MenuAction>
    )
  }
  const deed = post.visible ? 'hide' : 'show'
  return (
    <>
      <MenuAction icon={deed} action={`/posts/${post.id}/${deed}`} act={() => manage(post, deed)}>
        {t(`post.${deed}`)}
      </MenuAction>
      <MenuAction icon="delete" danger action={`/posts/${post.id}/delete`} act={() => manage(post, 'delete')}>
        {t('post.delete')}
      </MenuAction>
    </>
  )
}
