import { randomBytes } from 'node:crypto'
import { raw, ServiceToken, User, type Db, type QueryBuilder } from '@linnet/db'

import { sha256 } from '../auth/keys.js'
import { AppError } from '../errors.js'
import { fetchPage } from '../page.js'
import type { ListInput } from '../page.schema.js'
import { createPost } from '../posts/posts.js'
import type { CreatePostInput } from '../posts/posts.schema.js'
import {
  scope,
  serviceTokenPrefix,
  type CreateServiceTokenInput,
  type ServiceTokenView,
} from './service.schema.js'

/** Who made it, and whose own it is. Nobody's account makes it from the command line. */
interface Origin {
  creator?: Pick<User, 'id'> | undefined
  owner?: Pick<User, 'id'>
}

/** The secret is in the answer and nowhere else; only its hash is kept. */
export async function createServiceToken(db: Db, { creator, owner }: Origin, input: CreateServiceTokenInput) {
  const token = serviceTokenPrefix + randomBytes(32).toString('base64url')
  const created = await ServiceToken.query(db)
    .insert({
      name: input.name,
      scopes: input.scopes,
      tokenHash: sha256(token),
      ownerId: owner?.id ?? null,
      createdById: creator?.id ?? null,
      ...(input.expiresInDays !== undefined && {
        expiresAt: raw('now() + make_interval(days => ?)', [input.expiresInDays]),
      }),
    })
    .returning('*')
  return { ...serviceTokenOf(created), token }
}

/** Those that are good still. */
export function liveTokens(db: Db): QueryBuilder<ServiceToken, ServiceToken[]> {
  return ServiceToken.query(db)
    .whereNull('revokedAt')
    .where((lasting) => lasting.whereNull('expiresAt').orWhereRaw('expires_at > now()'))
}

/** All there are, or an owner's own. */
export async function listServiceTokens(db: Db, input: ListInput, owner?: Pick<User, 'id'>) {
  const query = ServiceToken.query(db).select('serviceTokens.*')
  if (owner) query.where('serviceTokens.ownerId', owner.id)
  const list = owner ? 'tokens' : 'serviceTokens'
  const order = { list, at: 'serviceTokens.createdAt', id: 'serviceTokens.id' }
  const { rows, nextCursor } = await fetchPage<ServiceToken>(query, order, input)
  return { items: rows.map(serviceTokenOf), nextCursor }
}

/** Whosever it is, or an owner's own. */
export async function revokeServiceToken(
  db: Db,
  tokenId: number,
  owner?: Pick<User, 'id'>,
): Promise<ServiceTokenView> {
  const revoked = await ServiceToken.query(db)
    .findById(tokenId)
    .where(owner ? { ownerId: owner.id } : {})
    .patch({ revokedAt: raw('coalesce(revoked_at, now())') })
    .returning('*')
    .first()
  if (!revoked) throw new AppError('ServiceTokenNotFound')
  return serviceTokenOf(revoked)
}

/** Ends the tokens of an account's own. */
export async function endTokensOf(db: Db, ownerId: number): Promise<void> {
  await ServiceToken.query(db)
    .patch({ revokedAt: raw('now()') })
    .where({ ownerId })
    .whereNull('revokedAt')
}

/** Notes the use to the minute, so that a busy service does not write on each call. */
export async function touchServiceToken(db: Db, token: ServiceToken): Promise<void> {
  await ServiceToken.query(db)
    .findById(token.id)
    .patch({ lastUsedAt: raw('now()') })
    .where((stale) => stale.whereNull('lastUsedAt').orWhereRaw("last_used_at < now() - interval '1 minute'"))
}

/** Whom a service token acts for. It is nobody's way to more rights: staff are no staff through it. */
export async function findActedFor(db: Db, userId: number): Promise<User> {
  const user = await User.query(db).findById(userId).whereNull('suspendedAt')
  if (!user) throw new AppError('UserNotFound')
  user.role = 'user'
  return user
}

/** Whose own a token is. Their script is no staff either, whatever they are. */
export async function findOwner(db: Db, userId: number): Promise<User> {
  const owner = await User.query(db).findById(userId)
  if (!owner) throw new AppError('TokenInvalid')
  if (owner.suspendedAt !== null) throw new AppError('AccountSuspended')
  owner.role = 'user'
  return owner
}

export async function createPostAs(db: Db, { authorId, ...input }: CreatePostInput & { authorId: number }) {
  return createPost(db, await findActedFor(db, authorId), input)
}

export function serviceTokenOf(token: ServiceToken): ServiceTokenView {
  return {
    id: token.id,
    name: token.name,
    ...(token.ownerId !== null && { ownerId: token.ownerId }),
    scopes: scope.array().parse(token.scopes),
    createdAt: token.createdAt,
    expiresAt: token.expiresAt,
    lastUsedAt: token.lastUsedAt,
    revokedAt: token.revokedAt,
  }
}
