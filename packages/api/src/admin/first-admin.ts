import { User, type Db } from '@linnet/db'

import { createUser } from '../auth/auth.js'
import type { Api } from '../context.js'
import { AppError } from '../errors.js'
import { adminUserOf } from '../users/user-views.js'
import type { AdminUser } from './admin.schema.js'

/** The admin who was there first: the one whom the server's own settings are about. */
export async function findFirstAdmin(db: Db): Promise<User | undefined> {
  return User.query(db).where({ role: 'admin' }).orderBy('id').first()
}

/** Only on an instance that has no admin; of many at once, one becomes it. */
export async function registerFirstAdmin(
  api: Api,
  { handle, password }: { handle: string; password: string },
): Promise<AdminUser> {
  await mustHaveNoAdmin(api.db, handle)
  const passwordHash = await api.passwords.hash(password)
  return api.db.transaction(async (trx) => {
    await trx.raw("select pg_advisory_xact_lock(hashtext('linnet:bootstrap'))")
    await mustHaveNoAdmin(trx, handle)
    const email = `${handle}@localhost`
    return adminUserOf(
      await createUser(trx, { handle, email, passwordHash, displayName: handle, role: 'admin' }),
    )
  })
}

async function mustHaveNoAdmin(db: Db, handle: string): Promise<void> {
  const admin = await findFirstAdmin(db)
  if (admin) throw new AppError(admin.handle === handle ? 'HandleTaken' : 'NotAllowed')
}
