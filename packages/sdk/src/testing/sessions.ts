import { meOf } from '@linnet/api/pure'

import type { DeviceSession, SessionGrant } from '../api.gen.js'
import { newIdempotencyKey as newSecret } from '../idempotency-key.js'
import { refusal } from './refusal.js'
import type { SessionRow, Store, UserRow } from './store.js'

const SECOND = 1000
const graceMs = 60 * SECOND
const idleMs = 30 * 24 * 3600 * SECOND
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
      expiresAt: store.now(idleMs),
    })
  } else if (session.previousToken !== presented || session.rotatedAt <= store.now(-graceMs)) {
    endSessions(store, ({ id }) => id === session.id)
    throw refusal('RefreshTokenInvalid')
  }
  return grantOf(store, user, session)
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
  return store.sessions
    .where((session) => session.userId === user.id && isLive(store, session))
    .toSorted((one, other) => (one.lastUsedAt < other.lastUsedAt ? 1 : -1))
    .slice(0, 100)
    .map(({ id, device: of, createdAt, lastUsedAt }) => ({
      id,
      device: of,
      createdAt,
      lastUsedAt,
      current: id === currentId,
    }))
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
