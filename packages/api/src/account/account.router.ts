import { operation } from '../operation.js'
import { listInput, pageOf } from '../page.schema.js'
import { inSession, router } from '../trpc.js'
import { deleteAccountInput, deletedAccount, exportedLine } from './account.schema.js'
import { deleteAccount } from './delete-account.js'
import { exportAccount } from './export-account.js'

export const accountRouter = router({
  export: inSession
    .meta(operation('Everything that is held of you, the oldest of each kind first.', 'GET /me/export'))
    .input(listInput)
    .output(pageOf(exportedLine))
    .query(({ ctx, input }) => exportAccount(ctx.db, ctx.viewer, input)),

  delete: inSession
    .meta({
      ...operation('Deletes your account for good, with all that is yours.', 'DELETE /me', {
        fails: ['BadCredentials', 'TooManyGuesses', 'LastAdmin'],
        cost: 10,
        takesLong: true,
      }),
      credentials: true,
    })
    .input(deleteAccountInput)
    .output(deletedAccount)
    .mutation(({ ctx, input }) => deleteAccount(ctx, ctx.viewer, input)),
})
