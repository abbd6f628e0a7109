import type { AdminPostsBulkInput, BulkAnswer } from '../api.gen.js'
import { deletePost, isAuthorsToBringBack, purgePost, restorePost, setVisible } from './post-changes.js'
import { refusal } from './refusal.js'
import type { PostRow, Store, UserRow } from './store.js'

type Act = AdminPostsBulkInput['act']

const isMeant: Record<Act, (post: PostRow, viewer: UserRow) => boolean> = {
  hide: (post, viewer) => post.visible || isAuthorsToBringBack(viewer, post, post.hiddenById),
  show: ({ visible }) => !visible,
  delete: (post, viewer) => post.deletedAt === null || isAuthorsToBringBack(viewer, post, post.deletedById),
  restore: ({ deletedAt }) => deletedAt !== null,
  purge: () => true,
}

export function actOnPosts(store: Store, viewer: UserRow, { act, postIds }: AdminPostsBulkInput): BulkAnswer {
  if (act === 'purge' && viewer.role !== 'admin') throw refusal('NotAllowed')
  const found = postIds.map((postId) => ({ postId, post: store.posts.get(postId) }))
  const posts = found.map(({ postId, post }) => {
    if (!post) return { postId, outcome: 'missing' as const }
    return { postId, outcome: isMeant[act](post, viewer) ? ('done' as const) : ('unchanged' as const) }
  })
  for (const { postId, outcome } of posts) {
    if (outcome === 'done') perform(store, act, { postId, viewer, as: 'staff' })
  }
  return { act, posts }
}

function perform(store: Store, act: Act, change: Parameters<typeof deletePost>[1]): void {
  if (act === 'purge') purgePost(store, change.postId)
  else if (act === 'delete') deletePost(store, change)
  else if (act === 'restore') restorePost(store, change)
  else setVisible(store, { ...change, visible: act === 'show' })
}
