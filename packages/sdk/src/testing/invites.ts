import { userRefOf } from '@linnet/api/pure'

import type { Invite, Page } from '../api.gen.js'
import { newIdempotencyKey as newCode } from '../idempotency-key.js'
import { newestFirst, pageOf } from './pages.js'
import { refusal } from './refusal.js'
import type { InviteRow, Store, UserRow } from './store.js'

const dayMs = 24 * 3600 * 1000

interface NewInvite {
  note: string
  maxUses: number
  expiresInDays: number
}

export function createInvite(
  store: Store,
  creator: UserRow,
  { note, maxUses, expiresInDays }: NewInvite,
): Invite {
  const row = store.invites.add({
    code: newCode(),
    note,
    maxUses,
    uses: 0,
    createdById: creator.id,
    createdAt: store.now(),
    expiresAt: store.now(expiresInDays * dayMs),
    revokedAt: null,
  })
  return inviteOf(store, row)
}

export function listInvites(
  store: Store,
  input: { cursor?: string | undefined; limit: number },
): Page<Invite> {
  return pageOf(
    store.invites.where(() => true),
    { list: 'invites', ...newestFirst },
    { ...input, show: (row) => inviteOf(store, row) },
  )
}

export function revokeInvite(store: Store, inviteId: number): Invite {
  const row = store.invites.get(inviteId)
  if (!row) throw refusal('InviteNotFound')
  row.revokedAt ??= store.now()
  return inviteOf(store, row)
}

/** Whether somebody may sign up; answers how to count the invite's use, once they have. */
export function admit(store: Store, code: string | undefined): () => void {
  const { registration } = store.settings
  if (registration === 'closed') throw refusal('RegistrationClosed')
  if (registration === 'open') return () => undefined
  const invite = store.invites.first(
    (row) =>
      row.code === code && row.revokedAt === null && row.expiresAt > store.now() && row.uses < row.maxUses,
  )
  if (!invite) throw refusal('InviteInvalid')
  return () => void (invite.uses += 1)
}

function inviteOf({ users }: Store, { createdById, ...row }: InviteRow): Invite {
  const creator = users.get(createdById)
  return { ...row, createdBy: creator ? userRefOf(creator) : null }
}
