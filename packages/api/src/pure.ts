/** What needs no database and no Node: the client's fake of a server is made of it. */
export * from './idempotency/idempotency.schema.js'
export { serviceTokenPrefix, type Scope } from './service/service.schema.js'
export { mostTokens } from './tokens/tokens.schema.js'
export { isStaff } from './posts/visibility.js'
export * as schemas from './schemas.js'
export { takesKey, type Access } from './operation.js'
export { actorOf, auditAuthorOf, shutOut, userActor } from './who.js'
export { adminUserOf, meOf, userOf, userRefOf } from './users/user-views.js'
