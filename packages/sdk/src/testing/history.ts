import { isStaff, userRefOf } from '@linnet/api/pure'

import type { AdminPost, Page, PostRevision } from '../api.gen.js'
import { newestFirst, pageOf } from './pages.js'
import { postOf } from './post-views.js'
import type { Store, UserRow } from './store.js'
import { findPost, type Viewer } from './visible.js'

export function listHistory(
  store: Store,
  viewer: Viewer,
  input: { postId: number; cursor?: string | undefined; limit: number },
): Page<PostRevision> {
  const { authorId } = findPost(store, viewer, input.postId)
  return pageOf(
    store.revisions.where(({ postId }) => postId === input.postId),
    { list: 'history', ...newestFirst },
    {
      ...input,
      show({ id, content, createdAt: replacedAt, editorId }) {
        const editor = isStaff(viewer) || editorId === authorId ? store.users.get(editorId) : undefined
        return { id, content, replacedAt, editor: editor ? userRefOf(editor) : null }
      },
    },
  )
}

export function readPostWithRevisions(store: Store, viewer: UserRow, postId: number): AdminPost {
  const { items: revisions } = listHistory(store, viewer, { postId, limit: 100 })
  return { post: postOf(store, viewer, findPost(store, viewer, postId)), revisions }
}
