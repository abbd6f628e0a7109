export { createClient, type ClientOptions } from './client.js'
export type { CallLog, CallSettings } from './calls.js'
export type { Linnet, Live, SessionSettings } from './client-over.js'
export { isLinnetError, LinnetError, type Issue, type LinnetErrorOptions, type Reason } from './errors.js'
export type { HttpOptions } from './http-transport.js'
export type { List } from './lists.js'
export type { LiveStatus, LiveTimeline, LiveTimelineOptions } from './live-timeline.js'
export { graphemes } from './graphemes.js'
export { newIdempotencyKey } from './idempotency-key.js'
export {
  createServiceClient,
  type Calls,
  type ServiceClientOptions,
  type ServiceLinnet,
  type ServiceSettings,
  type TokenSource,
} from './service-client.js'
export {
  cookieSession,
  localStorageSession,
  memorySession,
  type CookieJar,
  type SessionStorage,
  type StoredSession,
} from './session.js'
export { limits, version } from './api.gen.js'
export type * from './api.gen.js'
