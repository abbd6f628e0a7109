export {
  connect,
  connectionsOf,
  urlOf,
  type ConnectOptions,
  type Db,
  type OnStatement,
  type Pool,
  type Transaction,
} from './connect.js'
export { listen, type ListenOptions } from './listen.js'
export {
  migrateDown,
  migrateUp,
  MigrationError,
  migrationStatus,
  type MigrateOptions,
  type MigrationStatus,
} from './migrate.js'
export { AuditEntry } from './models/audit-entry.js'
export { IdempotencyKey } from './models/idempotency-key.js'
export { InstanceSettings, type Registration } from './models/instance-settings.js'
export { Invite } from './models/invite.js'
export { Like } from './models/like.js'
export { Post } from './models/post.js'
export { PostRevision } from './models/post-revision.js'
export { ServiceToken } from './models/service-token.js'
export { Session } from './models/session.js'
export { User, type Role } from './models/user.js'
export {
  raw,
  UniqueViolationError,
  type Model,
  type PartialModelObject,
  type QueryBuilder,
  type RawBuilder,
} from 'objection'
