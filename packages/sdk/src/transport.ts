import type { LiveEvent, ServerReason } from './api.gen.js'

/** Who calls: an account, or another server, which may act on behalf of an account. Nobody when there is no token. */
export interface Credentials {
  token?: string | undefined
  /** The id of the account that a service token acts for. */
  onBehalfOf?: number | undefined
  /** The id of the account whose session the server's own cookie keeps, in a page of the server. */
  pageOf?: number | undefined
}

/** One attempt at a call. */
export interface Ask {
  kind: 'query' | 'mutation'
  path: string
  input: unknown
  credentials: Credentials
  idempotencyKey?: string | undefined
  signal: AbortSignal
}

export interface EventsRequest {
  credentials: Credentials
  /** Where the reader was; left out to begin with what happens from now on. */
  cursor: string | undefined
  signal: AbortSignal
  /** Told how long the server wants to be left alone after a break, in ms. */
  onRetry(ms: number): void
}

/** What comes down a live timeline: where it is, and what there is to tell. */
export interface LiveItem {
  cursor?: string | undefined
  event?: LiveEvent | { type: 'end'; reason: ServerReason } | undefined
}

/**
 * Carries single attempts to a server: over HTTP, or to one in the same process. Whatever it fails with is a
 * `LinnetError`; retries, keys and sessions are the client's.
 */
export interface Transport {
  call(ask: Ask): Promise<unknown>
  events(request: EventsRequest): Promise<AsyncIterable<LiveItem>>
}
