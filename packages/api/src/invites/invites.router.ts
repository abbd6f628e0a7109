import { operation } from '../operation.js'
import { listInput, pageOf } from '../page.schema.js'
import { admin, router } from '../trpc.js'
import { createInvite, listInvites, revokeInvite } from './invites.js'
import { createInviteInput, invite, inviteIdInput } from './invites.schema.js'

export const invitesRouter = router({
  create: admin
    .meta(
      operation('Makes a code to sign up with.', 'POST /admin/invites', {
        created: '/admin/invites/{id}',
      }),
    )
    .input(createInviteInput)
    .output(invite)
    .mutation(({ ctx, input }) => createInvite(ctx.db, ctx.viewer, input)),

  list: admin
    .meta(operation('All invites, newest first.', 'GET /admin/invites'))
    .input(listInput)
    .output(pageOf(invite))
    .query(({ ctx, input }) => listInvites(ctx.db, input)),

  revoke: admin
    .meta(
      operation('Lets nobody else sign up with an invite.', 'DELETE /admin/invites/{inviteId}', {
        fails: ['InviteNotFound'],
      }),
    )
    .input(inviteIdInput)
    .output(invite)
    .mutation(({ ctx, input }) => revokeInvite(ctx.db, input.inviteId)),
})
