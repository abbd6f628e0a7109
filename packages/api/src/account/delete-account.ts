import type { User } from '@linnet/db'

import { takeAway } from '../admin/admin-users.js'
import type { Context } from '../context.js'
import { AppError } from '../errors.js'
import type { DeleteAccountInput } from './account.schema.js'

export async function deleteAccount(
  { api: { passwords }, once }: Pick<Context, 'api' | 'once'>,
  user: User,
  { password }: DeleteAccountInput,
): Promise<{ userId: number }> {
  if (!(await passwords.verify(password, user.passwordHash))) throw new AppError('BadCredentials')
  return once(async (trx) => {
    const gone = await takeAway(trx, user.id)
    if (!gone) throw new AppError('SessionEnded')
    return { userId: user.id }
  })
}
