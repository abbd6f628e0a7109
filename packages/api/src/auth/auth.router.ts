import { z } from 'zod'

import { AppError } from '../errors.js'
import { noInput } from '../page.schema.js'
import { router, signedIn, signingIn } from '../trpc.js'
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

export const authRouter = router({
  register: signingIn
    .meta({ summary: 'Makes an account and signs in to it.' })
    .input(registerInput)
    .output(sessionGrant)
    .mutation(({ ctx, input }) => register(ctx.api, input, ctx.userAgent ?? 'unknown')),

  login: signingIn
    .meta({ summary: 'Signs in by handle or e-mail address.' })
    .input(loginInput)
    .output(sessionGrant)
    .mutation(({ ctx, input }) => login(ctx.api, input, ctx.userAgent ?? 'unknown')),

  refresh: signingIn
    .meta({ summary: 'Exchanges a refresh token for the next pair of tokens; the SDK does it by itself.' })
    .input(refreshInput)
    .output(sessionGrant)
    .mutation(({ ctx, input }) => rotateSession(ctx.api, input.refreshToken)),

  logout: signedIn
    .meta({ summary: 'Ends this session.' })
    .input(noInput)
    .output(signedOut)
    .mutation(({ ctx }) => endSessions(ctx.db, { id: ctx.sessionId })),

  logoutAll: signedIn
    .meta({ summary: 'Ends every session of yours, this one too.' })
    .input(noInput)
    .output(signedOut)
    .mutation(({ ctx }) => endSessions(ctx.db, { userId: ctx.viewer.id })),

  revokeSession: signedIn
    .meta({ summary: 'Ends one session of yours.' })
    .input(sessionIdInput)
    .output(signedOut)
    .mutation(async ({ ctx, input }) => {
      const ended = await endSessions(ctx.db, { id: input.sessionId, userId: ctx.viewer.id })
      if (ended.signedOut === 0) throw new AppError('SessionNotFound')
      return ended
    }),

  changePassword: signedIn
    .meta({ summary: 'Changes your password and ends your other sessions.', credentials: true })
    .input(changePasswordInput)
    .output(signedOut)
    .mutation(({ ctx, input }) =>
      changePassword(ctx.api, { user: ctx.viewer, sessionId: ctx.sessionId }, input),
    ),

  sessions: signedIn
    .meta({ summary: 'Lists the devices that are signed in to your account.' })
    .input(noInput)
    .output(z.array(deviceSession))
    .query(({ ctx }) => listSessions(ctx.db, ctx.viewer.id, ctx.sessionId)),

  me: signedIn
    .meta({ summary: 'Your own account.' })
    .input(noInput)
    .output(me)
    .query(({ ctx }) => meOf(ctx.viewer)),
})
