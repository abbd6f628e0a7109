import { User, type Db } from '@linnet/db'

import { postOf, visiblePosts, type PostRow } from '../posts/post-views.js'
import { isStaff, type Viewer } from '../posts/visibility.js'
import type { Entry } from './event-log.js'
import type { LiveEvent, LivePost } from './live.schema.js'

export interface Told {
  cursor: string
  event: LiveEvent
}

const kindsOfPosts = new Set<Entry['kind']>(['created', 'changed', 'removed', 'counts'])

/** Viewers with the same answer are told the same: staff, everybody, and authors of what is told. */
export function circleOf(viewer: Viewer, entries: Entry[]): string {
  if (!viewer) return 'everybody'
  if (isStaff(viewer)) return 'staff'
  return entries.some(({ authorId }) => authorId === viewer.id) ? `author ${viewer.id}` : 'everybody'
}

/** What a viewer is told of some entries, as everything stands now and as far as they may see it. */
export async function eventsOf(db: Db, viewer: Viewer, entries: Entry[]): Promise<Told[]> {
  const [posts, users] = await Promise.all([
    postsById(
      db,
      viewer,
      entries.filter(({ kind }) => kindsOfPosts.has(kind)),
    ),
    visibleUsers(
      db,
      viewer,
      entries.filter(({ kind }) => kind === 'account'),
    ),
  ])
  function tell(entry: Entry): LiveEvent | undefined {
    if (entry.kind === 'account') return userEvent(entry, users.has(entry.subjectId))
    // The number of a session may be a post's too.
    return kindsOfPosts.has(entry.kind) ? postEvent(entry, viewer, posts.get(entry.subjectId)) : undefined
  }
  return entries.flatMap((entry) => {
    const event = tell(entry)
    return event ? [{ cursor: entry.cursor, event }] : []
  })
}

function userEvent({ subjectId: userId }: Entry, isVisible: boolean): LiveEvent {
  return { type: isVisible ? 'user.changed' : 'user.removed', userId }
}

function postEvent(entry: Entry, viewer: Viewer, post: LivePost | undefined): LiveEvent | undefined {
  if (!post) {
    return entry.kind === 'removed' && sawBefore(entry, viewer)
      ? { type: 'post.removed', postId: entry.subjectId }
      : undefined
  }
  if (entry.kind === 'counts') {
    const { id: postId, likeCount, replyCount } = post
    return { type: 'post.counts', postId, likeCount, replyCount }
  }
  return { type: entry.kind === 'created' ? 'post.created' : 'post.changed', post }
}

/** Who never saw it is not told that it is gone. */
function sawBefore({ seenBy, authorId }: Entry, viewer: Viewer): boolean {
  return seenBy === 'everyone' || isStaff(viewer) || (seenBy === 'author' && authorId === viewer?.id)
}

async function postsById(db: Db, viewer: Viewer, entries: Entry[]): Promise<Map<number, LivePost>> {
  if (entries.length === 0) return new Map()
  const ids = [...new Set(entries.map(({ subjectId }) => subjectId))]
  const rows = await visiblePosts(db, viewer).whereIn('posts.id', ids).castTo<PostRow[]>()
  return new Map(
    rows.map((row) => {
      const { liked: _, ...post } = postOf(row)
      return [post.id, post]
    }),
  )
}

async function visibleUsers(db: Db, viewer: Viewer, entries: Entry[]): Promise<Set<number>> {
  if (entries.length === 0) return new Set()
  const query = User.query(db)
    .select('id')
    .whereIn(
      'id',
      entries.map(({ subjectId }) => subjectId),
    )
  if (!isStaff(viewer)) query.whereNull('suspendedAt')
  return new Set((await query).map(({ id }) => id))
}
