import { raw, ServiceToken, User, type Db } from '@linnet/db'

import { AppError } from '../errors.js'
import type { ListInput } from '../page.schema.js'
import { fetchPage } from '../page.js'
import { createServiceToken, serviceTokenOf } from '../service/service-tokens.js'
import type { CreateServiceTokenInput, ServiceTokenView } from '../service/service.schema.js'
import { mostTokens } from './tokens.schema.js'

/** Locks the account, so that many at once do not make more than an account may have. */
export async function createToken(db: Db, owner: User, input: CreateServiceTokenInput) {
  return db.transaction(async (trx) => {
    const locked = await User.query(trx).findById(owner.id).forNoKeyUpdate()
    if (!locked) throw new AppError('SessionEnded')
    const live = await ServiceToken.query(trx)
      .where({ ownerId: owner.id })
      .whereNull('revokedAt')
      .where((lasting) => lasting.whereNull('expiresAt').orWhereRaw('expires_at > now()'))
      .resultSize()
    if (live >= mostTokens) throw new AppError('TooManyTokens')
    return createServiceToken(trx, { creator: owner, owner }, input)
  })
}

export async function listTokens(db: Db, owner: User, input: ListInput) {
  const query = ServiceToken.query(db).where('serviceTokens.ownerId', owner.id).select('serviceTokens.*')
  const order = { list: 'tokens', at: 'serviceTokens.createdAt', id: 'serviceTokens.id' }
  const { rows, nextCursor } = await fetchPage<ServiceToken>(query, order, input)
  return { items: rows.map(serviceTokenOf), nextCursor }
}

export async function revokeToken(db: Db, owner: User, tokenId: number): Promise<ServiceTokenView> {
  const revoked = await ServiceToken.query(db)
    .findById(tokenId)
    .where({ ownerId: owner.id })
    .patch({ revokedAt: raw('coalesce(revoked_at, now())') })
    .returning('*')
    .first()
  if (!revoked) throw new AppError('ServiceTokenNotFound')
  return serviceTokenOf(revoked)
}
