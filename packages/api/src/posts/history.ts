import { PostRevision, type Db } from '@linnet/db'

import type { ListInput } from '../page.schema.js'
import { fetchPage } from '../page.js'
import { userRefOf } from '../users/user-views.js'
import { findPost } from './post-views.js'
import type { Post as PostView, PostRevision as RevisionView, RevisionPage } from './posts.schema.js'
import { isStaff, type Viewer } from './visibility.js'

/** Of an editor who is gone there is nothing left. */
type RevisionRow = Pick<PostRevision, 'id' | 'content' | 'createdAt'> &
  (
    | { editorId: number; editorHandle: string; editorDisplayName: string }
    | { editorId: null; editorHandle: null; editorDisplayName: null }
  )

/** What a post said before each edit, for whoever sees the post. */
export async function listHistory(
  db: Db,
  viewer: Viewer,
  input: ListInput & { postId: number },
): Promise<RevisionPage> {
  return historyOf(db, viewer, { ...input, post: await findPost(db, viewer, input.postId) })
}

export async function readPostWithRevisions(db: Db, viewer: Viewer, postId: number) {
  const post = await findPost(db, viewer, postId)
  const { items: revisions } = await historyOf(db, viewer, { post, limit: 100 })
  return { post, revisions }
}

async function historyOf(
  db: Db,
  viewer: Viewer,
  { post, ...list }: ListInput & { post: PostView },
): Promise<RevisionPage> {
  const query = PostRevision.query(db)
    .leftJoinRelated('editor')
    .where('postRevisions.postId', post.id)
    .select(
      'postRevisions.id',
      'postRevisions.content',
      'postRevisions.editorId',
      'postRevisions.createdAt',
      'editor.handle as editorHandle',
      'editor.displayName as editorDisplayName',
    )
  const order = { list: 'history', at: 'postRevisions.createdAt', id: 'postRevisions.id' }
  const { rows, nextCursor } = await fetchPage<RevisionRow>(query, order, list)
  return { items: rows.map((row) => revisionOf(row, viewer, post)), nextCursor }
}

/** Who of the staff edited it, staff alone are told. */
function revisionOf(row: RevisionRow, viewer: Viewer, { author }: PostView): RevisionView {
  const { id, content, createdAt: replacedAt, editorId, editorHandle, editorDisplayName } = row
  const editor =
    editorId === null
      ? null
      : userRefOf({ id: editorId, handle: editorHandle, displayName: editorDisplayName })
  return { id, content, replacedAt, editor: isStaff(viewer) || editor?.id === author.id ? editor : null }
}
