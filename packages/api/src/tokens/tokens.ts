import { User, type Db } from '@linnet/db'

import { AppError } from '../errors.js'
import { createServiceToken, liveTokens } from '../service/service-tokens.js'
import type { CreateServiceTokenInput } from '../service/service.schema.js'
import { mostTokens } from './tokens.schema.js'

/** Locks the account, so that many at once do not make more than an account may have. */
export async function createToken(db: Db, owner: User, input: CreateServiceTokenInput) {
  return db.transaction(async (trx) => {
    const locked = await User.query(trx).findById(owner.id).forNoKeyUpdate()
    if (!locked) throw new AppError('SessionEnded')
    const live = await liveTokens(trx).where({ ownerId: owner.id }).resultSize()
    if (live >= mostTokens) throw new AppError('TooManyTokens')
    return createServiceToken(trx, { creator: owner, owner }, input)
  })
}
