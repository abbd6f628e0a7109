import { operation } from '../operation.js'
import { listInput, pageOf } from '../page.schema.js'
import {
  createServiceTokenInput,
  newServiceToken,
  serviceToken,
  tokenIdInput,
} from '../service/service.schema.js'
import { listServiceTokens, revokeServiceToken } from '../service/service-tokens.js'
import { inSession, router } from '../trpc.js'
import { createToken } from './tokens.js'

export const tokensRouter = router({
  create: inSession
    .meta(
      operation(
        'Makes a secret for a script of your own, which acts as you; it is shown once.',
        'POST /me/tokens',
        {
          created: '/me/tokens/{id}',
          fails: ['TooManyTokens'],
        },
      ),
    )
    .input(createServiceTokenInput)
    .output(newServiceToken)
    .mutation(({ ctx, input }) => createToken(ctx.db, ctx.viewer, input)),

  list: inSession
    .meta(operation('Your own tokens, newest first, without their secrets.', 'GET /me/tokens'))
    .input(listInput)
    .output(pageOf(serviceToken))
    .query(({ ctx, input }) => listServiceTokens(ctx.db, input, ctx.viewer)),

  revoke: inSession
    .meta(
      operation('Ends a token of your own.', 'DELETE /me/tokens/{tokenId}', {
        fails: ['ServiceTokenNotFound'],
      }),
    )
    .input(tokenIdInput)
    .output(serviceToken)
    .mutation(({ ctx, input }) => revokeServiceToken(ctx.db, input.tokenId, ctx.viewer)),
})
