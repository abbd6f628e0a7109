import type { User } from '@linnet/db'

import { takeAway } from '../admin/admin-users.js'
import type { Context } from '../context.js'
import { mustKnow } from '../auth/auth.js'
import { AppError } from '../errors.js'
import type { DeleteAccountInput } from './account.schema.js'

export async function deleteAccount(
  { api, address, once }: Pick<Context, 'api' | 'address' | 'once'>,
  user: User,
  { password }: DeleteAccountInput,
): Promise<{ userId: number }> {
  await mustKnow({ api, address }, user, password)
  return once(async (trx) => {
    const gone = await takeAway(trx, user.id)
    if (!gone) throw new AppError('SessionEnded')
    return { userId: user.id }
  })
}
