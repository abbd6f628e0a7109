import { randomBytes } from 'node:crypto'
import { Invite, raw, type Db, type Model, type QueryBuilder, type User } from '@linnet/db'

import { AppError } from '../errors.js'
import { fetchPage } from '../page.js'
import type { ListInput } from '../page.schema.js'
import type { CreateInviteInput, InviteView } from './invites.schema.js'

interface InviteRow extends Omit<InviteView, 'createdBy'> {
  createdById: number | null
  creatorHandle: string
  creatorName: string
}

export async function createInvite(db: Db, creator: User, input: CreateInviteInput): Promise<InviteView> {
  const { note, maxUses, expiresInDays } = input
  const { id } = await Invite.query(db).insert({
    code: randomBytes(8).toString('hex'),
    note,
    maxUses,
    createdById: creator.id,
    expiresAt: raw('now() + make_interval(days => ?)', [expiresInDays]),
  })
  return findInvite(db, id)
}

export async function listInvites(db: Db, input: ListInput) {
  const order = { list: 'invites', at: 'invites.createdAt', id: 'invites.id' }
  const { rows, nextCursor } = await fetchPage<InviteRow>(allInvites(db), order, input)
  return { items: rows.map(inviteOf), nextCursor }
}

export async function revokeInvite(db: Db, inviteId: number): Promise<InviteView> {
  await Invite.query(db)
    .findById(inviteId)
    .patch({ revokedAt: raw('coalesce(revoked_at, now())') })
  return findInvite(db, inviteId)
}

/** Counts a use, in the transaction that makes the account; of many at once for the last one, one gets it. */
export async function takeInvite(db: Db, code: string | undefined): Promise<void> {
  if (code === undefined) throw new AppError('InviteInvalid')
  const taken = await Invite.query(db)
    .patch({ uses: raw('uses + 1') })
    .where({ code })
    .whereNull('revokedAt')
    .whereRaw('expires_at > now() and uses < max_uses')
  if (taken === 0) throw new AppError('InviteInvalid')
}

function allInvites(db: Db): QueryBuilder<Model> {
  return Invite.query(db)
    .leftJoin('users as creator', 'creator.id', 'invites.createdById')
    .select('invites.*', 'creator.handle as creatorHandle', 'creator.displayName as creatorName')
}

async function findInvite(db: Db, inviteId: number): Promise<InviteView> {
  const row = await allInvites(db).where('invites.id', inviteId).first().castTo<InviteRow | undefined>()
  if (!row) throw new AppError('InviteNotFound')
  return inviteOf(row)
}

function inviteOf(row: InviteRow): InviteView {
  const { id, code, note, maxUses, uses, createdAt, expiresAt, revokedAt } = row
  const { createdById, creatorHandle: handle, creatorName: displayName } = row
  const createdBy = createdById === null ? null : { id: createdById, handle, displayName }
  return { id, code, note, maxUses, uses, createdBy, createdAt, expiresAt, revokedAt }
}
