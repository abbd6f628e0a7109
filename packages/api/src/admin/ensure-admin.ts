import { randomBytes } from 'node:crypto'

import { createUser } from '../auth/auth.js'
import type { Api } from '../context.js'
import { resetPassword } from './admin-users.js'
import { findFirstAdmin } from './first-admin.js'

export interface EnsuredAdmin {
  handle: string
  created: boolean
  /** Only when it was made up here; nothing keeps it. */
  password?: string
}

/**
 * Makes the account `admin` on an instance that has no admin yet. A password that is given and is not the present
 * one becomes it, and the admin's sessions end: the way back in for an operator who has lost it.
 */
export async function ensureAdmin(api: Api, { password }: { password?: string }): Promise<EnsuredAdmin> {
  const admin = await findFirstAdmin(api.db)
  if (!admin) {
    const chosen = password ?? randomBytes(12).toString('base64url')
    const passwordHash = await api.passwords.hash(chosen)
    const { handle } = await createUser(api.db, {
      handle: 'admin',
      email: 'admin@localhost',
      passwordHash,
      displayName: 'Admin',
      role: 'admin',
    })
    return { handle, created: true, ...(password === undefined && { password: chosen }) }
  }
  if (password !== undefined && !(await api.passwords.verify(password, admin.passwordHash))) {
    await resetPassword(api, admin.id, password)
  }
  return { handle: admin.handle, created: false }
}
