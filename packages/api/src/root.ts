import { accountRouter } from './account/account.router.js'
import { adminRouter } from './admin/admin.router.js'
import { authRouter } from './auth/auth.router.js'
import { instanceRouter } from './instance/instance.router.js'
import { postsRouter } from './posts/posts.router.js'
import { serviceRouter } from './service/service.router.js'
import { createCallerFactory, router } from './trpc.js'
import { tokensRouter } from './tokens/tokens.router.js'
import { usersRouter } from './users/users.router.js'

export const appRouter = router({
  account: accountRouter,
  auth: authRouter,
  instance: instanceRouter,
  posts: postsRouter,
  users: usersRouter,
  admin: adminRouter,
  service: serviceRouter,
  tokens: tokensRouter,
})

export type AppRouter = typeof appRouter

/** Calls procedures in this process, as somebody. */
export const createCaller = createCallerFactory(appRouter)
