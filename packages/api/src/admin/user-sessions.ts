import { User, type Db } from '@linnet/db'

import { endSessions, listSessions } from '../auth/sessions.js'
import { AppError } from '../errors.js'
import type { UserSession } from './admin.schema.js'

export async function listSessionsOf(db: Db, userId: number): Promise<UserSession[]> {
  await mustExist(db, userId)
  const sessions = await listSessions(db, userId)
  return sessions.map(({ id, device, createdAt, lastUsedAt }) => ({ id, device, createdAt, lastUsedAt }))
}

/** All of them unless told which. */
export async function endSessionsOf(
  db: Db,
  { userId, sessionId }: { userId: number; sessionId?: number | undefined },
): Promise<{ signedOut: number }> {
  await mustExist(db, userId)
  const ended = await endSessions(db, { userId, ...(sessionId !== undefined && { id: sessionId }) })
  if (sessionId !== undefined && ended.signedOut === 0) throw new AppError('SessionNotFound')
  return ended
}

async function mustExist(db: Db, userId: number): Promise<void> {
  if (!(await User.query(db).findById(userId).select('id'))) throw new AppError('UserNotFound')
}
