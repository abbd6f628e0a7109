import { isStaff, schemas } from '@linnet/api/pure'

import type { LiveEvent } from '../api.gen.js'
import { pause } from '../pause.js'
import type { EventsRequest, LiveItem } from '../transport.js'
import type { Line } from './event-log.js'
import { identify, viewerFor, type Identity } from './identity.js'
import { livePostOf } from './post-views.js'
import { isRefusal, refusal } from './refusal.js'
import type { Store } from './store.js'
import { maySee, type Viewer } from './visible.js'

const heartbeatMs = 15_000

/** Refuses who may not follow, or answers everything that they may see. */
export function follow(
  store: Store,
  { credentials, cursor, signal }: Pick<EventsRequest, 'credentials' | 'cursor' | 'signal'>,
): AsyncIterable<LiveItem> {
  if (cursor !== undefined && !schemas.liveCursor.safeParse(cursor).success) throw refusal('ValidationFailed')
  const identity = identify(store, credentials)
  const viewer = viewerFor(store, identity, 'posts:read')
  const asked = placeOf(cursor)
  const isKnown = asked !== undefined && store.log.isKnown(asked)
  const place = isKnown ? asked : store.log.newest()
  return stream(store, {
    credentials,
    signal,
    identity,
    viewer,
    place,
    isReset: cursor !== undefined && !isKnown,
  })
}

interface Place extends Pick<EventsRequest, 'credentials' | 'signal'> {
  identity: Identity
  viewer: Viewer
  place: number
  isReset: boolean
}

async function* stream(
  store: Store,
  { credentials, signal, isReset, ...start }: Place,
): AsyncGenerator<LiveItem, void, void> {
  let { identity, viewer, place } = start
  let role = viewer?.role
  yield { cursor: cursorOf(place) }
  if (isReset) yield { cursor: cursorOf(place), event: { type: 'reset' } }

  while (!signal.aborted) {
    const lines = store.log.after(place)
    if (concerns({ identity, viewer }, lines)) {
      try {
        identity = identify(store, credentials)
        viewer = viewerFor(store, identity, 'posts:read')
      } catch (error) {
        if (!isRefusal(error)) throw error
        return yield { cursor: cursorOf(place), event: { type: 'end', reason: error.reason } }
      }
      // Another role sees other posts.
      if (viewer?.role !== role) yield { cursor: cursorOf(place), event: { type: 'reset' } }
      role = viewer?.role
    }
    for (const line of lines) {
      const event = eventOf(store, viewer, line)
      place = line.place
      if (event) yield { cursor: cursorOf(place), event }
      if (signal.aborted) return
    }
    if (lines.length > 0) continue
    await somethingAdded(store, signal)
    yield { cursor: cursorOf(place) }
  }
}

/** As it stands now, and as far as the viewer may see it. */
function eventOf(store: Store, viewer: Viewer, line: Line): LiveEvent | undefined {
  const { kind, subjectId } = line
  if (kind === 'start' || kind === 'session') return undefined
  if (kind === 'account') {
    const isVisible = isStaff(viewer) || store.users.get(subjectId)?.suspendedAt === null
    return { type: isVisible ? 'user.changed' : 'user.removed', userId: subjectId }
  }
  const row = store.posts.get(subjectId)
  if (!row || !maySee(store, viewer, row)) {
    return kind === 'removed' && sawBefore(line, viewer)
      ? { type: 'post.removed', postId: subjectId }
      : undefined
  }
  const post = livePostOf(store, row)
  if (kind === 'counts') {
    const { id: postId, likeCount, replyCount } = post
    return { type: 'post.counts', postId, likeCount, replyCount }
  }
  return { type: kind === 'created' ? 'post.created' : 'post.changed', post }
}

/** Who never saw it is not told that it is gone. */
function sawBefore({ seenBy, authorId }: Line, viewer: Viewer): boolean {
  return seenBy === 'everyone' || isStaff(viewer) || (seenBy === 'author' && authorId === viewer?.id)
}

function concerns({ identity, viewer }: Pick<Place, 'identity' | 'viewer'>, lines: Line[]): boolean {
  const sessionId = identity.kind === 'user' ? identity.sessionId : undefined
  return lines.some(
    ({ kind, subjectId }) =>
      (kind === 'account' && subjectId === viewer?.id) || (kind === 'session' && subjectId === sessionId),
  )
}

/** Until there is something to tell, or it is time to say that there is nothing. */
async function somethingAdded({ log }: Store, signal: AbortSignal): Promise<void> {
  const waking = new AbortController()
  const stop = log.onAdded(() => waking.abort())
  await pause(heartbeatMs, AbortSignal.any([signal, waking.signal]))
  stop()
}

function cursorOf(place: number): string {
  return `0-${place}`
}

function placeOf(cursor: string | undefined): number | undefined {
  return cursor === undefined ? undefined : Number(cursor.split('-')[1])
}
