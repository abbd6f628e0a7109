import { meOf } from '@linnet/api/pure'

import type { DeviceSession, SessionGrant } from '../api.gen.js'
import { newIdempotencyKey as newSecret } from '../idempotency-key.js'
import { refusal } from './refusal.js'
import type { SessionRow, Store, UserRow } from './store.js'

const SECOND = 1000
const graceMs = 60 * SECOND
const dayMs = 24 * 3600 * SECOND
const idleMs = 30 * dayMs
const longestMs = 90 * dayMs
const mostSessions = 100
const accessMs = 600 * SECOND
const device = 'fake'

export function startSession(store: Store, user: UserRow): SessionGrant {
  user.lastSignInAt = store.now()
  const session = store.sessions.add({
    userId: user.id,
    refreshToken: `${newSecret()}.${newSecret()}`,
    previousToken: null,
    rotatedAt: store.now(),
    device,
    createdAt: store.now(),
    lastUsedAt: store.now(),
    expiresAt: store.now(idleMs),
    revokedAt: null,
  })
  const oldest = liveSessions(store, user.id).slice(mostSessions)
  endSessions(store, (row) => oldest.includes(row))
  return grantOf(store, user, session)
}

/** The same token gives the same successor for a minute; any older one ends the session. */
export function rotateSession(store: Store, presented: string): SessionGrant {
  const [family = ''] = presented.split('.')
  const session = store.sessions.first(
    (row) => isLive(store, row) && row.refreshToken.startsWith(`${family}.`),
  )
  const user = session && store.users.get(session.userId)
  if (!user) throw refusal('RefreshTokenInvalid')
  if (user.suspendedAt !== null) throw refusal('AccountSuspended')
  if (session.refreshToken === presented) {
    Object.assign(session, {
      refreshToken: `${family}.${newSecret()}`,
      previousToken: presented,
      rotatedAt: store.now(),
      lastUsedAt: store.now(),
      expiresAt: livesUntil(store, session),
    })
  } else if (session.previousToken !== presented || session.rotatedAt <= store.now(-graceMs)) {
    endSessions(store, ({ id }) => id === session.id)
    throw refusal('RefreshTokenInvalid')
  }
  return grantOf(store, user, session)
}

/** A session that is used lives on, but not for ever. */
function livesUntil(store: Store, { createdAt }: SessionRow): string {
  const [idle, last] = [store.now(idleMs), new Date(Date.parse(createdAt) + longestMs).toISOString()]
  return idle < last ? idle : last
}

export function endSessions(store: Store, isMeant: (session: SessionRow) => boolean): { signedOut: number } {
  const ended = store.sessions.where((session) => session.revokedAt === null && isMeant(session))
  for (const session of ended) {
    session.revokedAt = store.now()
    store.log.add({ kind: 'session', subjectId: session.id })
  }
  return { signedOut: ended.length }
}

export function listSessions(store: Store, user: UserRow, currentId?: number): DeviceSession[] {
  return liveSessions(store, user.id)
    .slice(0, mostSessions)
    .map(({ id, device: of, createdAt, lastUsedAt }) => ({
      id,
      device: of,
      createdAt,
      lastUsedAt,
      current: id === currentId,
    }))
}

/** The last used first. */
function liveSessions(store: Store, user: number): SessionRow[] {
  return store.sessions
    .where((session) => session.userId === user && isLive(store, session))
    .toSorted((one, other) => other.lastUsedAt.localeCompare(one.lastUsedAt) || other.id - one.id)
}

function isLive(store: Store, { revokedAt, expiresAt }: SessionRow): boolean {
  return revokedAt === null && expiresAt > store.now()
}

/** An access token says whose it is and until when: nobody has to keep it. */
function grantOf(store: Store, user: UserRow, session: SessionRow): SessionGrant {
  const startsAt = Math.floor(Date.parse(store.now()) / SECOND) * SECOND
  const accessTokenExpiresAt = new Date(startsAt + accessMs).toISOString()
  return {
    user: meOf(user),
    accessToken: `fake.${session.id}.${Date.parse(accessTokenExpiresAt)}.${newSecret()}`,
    accessTokenExpiresAt,
    refreshToken: session.refreshToken,
    refreshTokenExpiresAt: session.expiresAt,
  }
}

/** Whose session an access token is of. */
export function sessionOf(store: Store, token: string): SessionRow {
  const [, id, expiresAt] = /^fake\.(\d+)\.(\d+)\.[\w-]+$/.exec(token) ?? []
  const session = store.sessions.get(Number(id))
  if (!session) throw refusal('TokenInvalid')
  if (Number(expiresAt) <= Date.parse(store.now())) throw refusal('TokenExpired')
  return session
}
