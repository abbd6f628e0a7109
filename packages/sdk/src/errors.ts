import type { ServerReason } from './api.gen.js'

/** Why a call failed: what the server said, or that it could not be asked. */
export type Reason = ServerReason | 'NetworkError' | 'Timeout' | 'Aborted'

export interface Issue {
  /** Where in the input, as keys and indexes. */
  path: (string | number)[]
  message: string
}

export interface LinnetErrorOptions {
  reason: Reason
  message: string
  status?: number | undefined
  requestId?: string | undefined
  retryAfter?: number | undefined
  issues?: Issue[] | undefined
  cause?: unknown
}

/**
 * The one error that calls fail with. Switch on `reason`; show `message`.
 *
 * @example
 * ```ts
 * import { createClient, isLinnetError } from '@linnet/sdk'
 *
 * try {
 *   await createClient({ url: 'http://localhost:3000' }).posts.byId({ postId: 7 })
 * } catch (error) {
 *   if (isLinnetError(error) && error.reason === 'PostNotFound') console.log(error.status)
 * } // prints 404
 * ```
 */
export class LinnetError extends Error {
  readonly reason: Reason
  /** The HTTP status; undefined when there was no answer. */
  readonly status: number | undefined
  /** Finds the call in the server's log. */
  readonly requestId: string | undefined
  /** In how many seconds the server would like to be asked again, when it said so. */
  readonly retryAfter: number | undefined
  /** What is wrong with which field, for `ValidationFailed`. */
  readonly issues: Issue[]

  constructor(options: LinnetErrorOptions) {
    const { reason, message, status, requestId, retryAfter, issues = [], cause } = options
    super(message, { cause })
    this.name = 'LinnetError'
    this.reason = reason
    this.status = status
    this.requestId = requestId
    this.retryAfter = retryAfter
    this.issues = issues
  }
}

export function isLinnetError(error: unknown): error is LinnetError {
  return error instanceof LinnetError
}
