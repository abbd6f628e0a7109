import { keepAnAdmin } from './admin-users.js'
import { guess } from './guesses.js'
import type { Store, UserRow } from './store.js'

/** For good, with all that is theirs; the replies of others stay. The session's row stays as one of nobody. */
export function deleteAccount(store: Store, user: UserRow, password: string): { userId: number } {
  guess(store, { account: `account ${user.id}`, isRight: user.password === password })
  keepAnAdmin(store, user)
  const { users, posts, revisions, likes, serviceTokens, log } = store
  const gone = new Set(posts.where(({ authorId }) => authorId === user.id).map(({ id }) => id))
  revisions.remove(revisions.where(({ postId }) => gone.has(postId)))
  likes.remove(likes.where(({ userId, postId }) => userId === user.id || gone.has(postId)))
  posts.remove(posts.where(({ id }) => gone.has(id)))
  for (const post of posts.where(() => true)) {
    if (post.replyToId !== null && gone.has(post.replyToId)) post.replyToId = null
    if (post.hiddenById === user.id) post.hiddenById = null
    if (post.deletedById === user.id) post.deletedById = null
  }
  serviceTokens.remove(serviceTokens.where(({ ownerId }) => ownerId === user.id))
  users.remove([user])
  log.add({ kind: 'account', subjectId: user.id })
  return { userId: user.id }
}
