import { z } from 'zod'

import type { Context } from '../context.js'
import { AppError } from '../errors.js'
import { noInput } from '../page.schema.js'
import { operation } from '../operation.js'
import { inSession, router, signingIn } from '../trpc.js'
import { meOf } from '../users/user-views.js'
import { me } from '../users/users.schema.js'
import { changePassword, login, register } from './auth.js'
import {
  changePasswordInput,
  deviceSession,
  loginInput,
  refreshInput,
  registerInput,
  sessionGrant,
  sessionIdInput,
  signedOut,
} from './auth.schema.js'
import { endSessions, listSessions, rotateSession } from './sessions.js'

function openingOf({
  api,
  once,
  address,
  userAgent = 'unknown',
}: Pick<Context, 'api' | 'once' | 'address' | 'userAgent'>) {
  return { api, once, address, device: userAgent }
}

export const authRouter = router({
  register: signingIn
    .meta(
      operation('Makes an account and signs in to it.', 'POST /users', {
        created: '/users/{user.id}',
        fails: ['HandleTaken', 'EmailTaken', 'RegistrationClosed', 'InviteInvalid'],
        cost: 20,
      }),
    )
    .input(registerInput)
    .output(sessionGrant)
    .mutation(({ ctx, input }) => register(openingOf(ctx), input)),

  login: signingIn
    .meta(
      operation('Signs in by handle or e-mail address.', 'POST /sessions', {
        created: '/sessions/current',
        fails: ['BadCredentials', 'TooManyGuesses', 'AccountSuspended'],
        cost: 10,
      }),
    )
    .input(loginInput)
    .output(sessionGrant)
    .mutation(({ ctx, input }) => login(openingOf(ctx), input)),

  refresh: signingIn
    .meta({
      ...operation(
        'Exchanges a refresh token for the next pair of tokens; the SDK does it by itself.',
        'POST /sessions/refresh',
        { fails: ['RefreshTokenInvalid', 'AccountSuspended'], cost: 1 },
      ),
      repeatable: true,
    })
    .input(refreshInput)
    .output(sessionGrant)
    .mutation(({ ctx, input }) => rotateSession(ctx.api, input.refreshToken)),

  logout: inSession
    .meta(operation('Ends this session.', 'DELETE /sessions/current'))
    .input(noInput)
    .output(signedOut)
    .mutation(({ ctx }) => endSessions(ctx.db, { id: ctx.sessionId })),

  logoutAll: inSession
    .meta(operation('Ends every session of yours, this one too.', 'DELETE /sessions'))
    .input(noInput)
    .output(signedOut)
    .mutation(({ ctx }) => endSessions(ctx.db, { userId: ctx.viewer.id })),

  revokeSession: inSession
    .meta(
      operation('Ends one session of yours.', 'DELETE /sessions/{sessionId}', { fails: ['SessionNotFound'] }),
    )
    .input(sessionIdInput)
    .output(signedOut)
    .mutation(async ({ ctx, input }) => {
      const ended = await endSessions(ctx.db, { id: input.sessionId, userId: ctx.viewer.id })
      if (ended.signedOut === 0) throw new AppError('SessionNotFound')
      return ended
    }),

  changePassword: inSession
    .meta({
      ...operation(
        'Changes your password, and ends your other sessions and your tokens.',
        'PUT /me/password',
        {
          fails: ['BadCredentials', 'TooManyGuesses'],
          cost: 10,
        },
      ),
      credentials: true,
    })
    .input(changePasswordInput)
    .output(signedOut)
    .mutation(({ ctx, input }) => changePassword(ctx, { user: ctx.viewer, sessionId: ctx.sessionId }, input)),

  sessions: inSession
    .meta(operation('Lists the devices that are signed in to your account.', 'GET /sessions'))
    .input(noInput)
    .output(z.array(deviceSession))
    .query(({ ctx }) => listSessions(ctx.db, ctx.viewer.id, ctx.sessionId)),

  me: inSession
    .meta(operation('Your own account.', 'GET /me'))
    .input(noInput)
    .output(me)
    .query(({ ctx }) => meOf(ctx.viewer)),
})
