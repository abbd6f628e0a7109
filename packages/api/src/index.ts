export {
  addUser,
  deleteUser,
  findAccount,
  isPasswordOf,
  listAllUsers,
  operator,
  resetPassword,
  setRole,
  suspendUser,
  unsuspendUser,
} from './admin/admin-users.js'
export type { AdminUser } from './admin/admin.schema.js'
export { ensureAdmin, type EnsuredAdmin } from './admin/ensure-admin.js'
export { flushFailures } from './admin/failure-counts.js'
export { findFirstAdmin, registerFirstAdmin } from './admin/first-admin.js'
export { brokenAuditEntry } from './audit/audit.js'
export { login } from './auth/auth.js'
export { registerInput } from './auth/auth.schema.js'
export { sha256 } from './auth/keys.js'
export type { Observer } from './observer.js'
export { createPasswords } from './auth/passwords.js'
export {
  createApi,
  createContext,
  type Api,
  type ApiOptions,
  type Context,
  type RequestFacts,
} from './context.js'
export {
  AppError,
  errors,
  isDatabaseUnavailable,
  issuesOf,
  reasonOf,
  statusOf,
  type Reason,
} from './errors.js'
export type { Credentials, PageSession } from './identity.js'
export {
  defaultRateLimits,
  mustSpend,
  spenderOf,
  trimRateCounts,
  type RateLimitSettings,
  type RateLimitState,
} from './rate-limits/rate-limits.js'
export { trimGuesses } from './auth/guesses.js'
export { trimSessions } from './auth/sessions.js'
export { trimIdempotencyKeys } from './idempotency/once.js'
export { readInstance } from './instance/instance.js'
export { addLike } from './likes/likes.js'
export { trimEvents } from './live/event-log.js'
export { createFreshness } from './live/freshness.js'
export { createLive, type Live, type LiveItem } from './live/live.js'
export type { LiveEvent } from './live/live.schema.js'
export { slicePosts } from './posts/post-lists.js'
export { findPost } from './posts/post-views.js'
export { createPost, setVisible, updatePost } from './posts/posts.js'
export type { Post } from './posts/posts.schema.js'
export { appRouter, createCaller, type AppRouter } from './root.js'
export * as schemas from './schemas.js'
export {
  createServiceTokenInput,
  scope,
  tokenIdInput,
  type ServiceTokenView,
} from './service/service.schema.js'
export { createServiceToken, listServiceTokens, revokeServiceToken } from './service/service-tokens.js'
export { newestNumbers, publicHandles, publicPosts, type NumberRange } from './site/site-map.js'
export { graphemes, limits, text } from './text.js'
export { failuresOf, takesKey, type Access, type Meta } from './operation.js'
export { maxBatchSize } from './trpc.js'
export { listProcedures, type ProcedureInfo } from './procedures.js'
export { findUser, sliceUsers } from './users/users.js'
export { role } from './users/users.schema.js'
