import type { ServerReason } from '../api.gen.js'
import { isLinnetError, LinnetError, type Issue } from '../errors.js'
import { errors } from './contract.gen.js'

/** What the server fails with, in its words. */
export function refusal(
  reason: ServerReason,
  { issues, retryAfter }: { issues?: Issue[]; retryAfter?: number } = {},
): LinnetError {
  const { status, message } = errors[reason]
  return new LinnetError({
    reason,
    message,
    status,
    issues,
    requestId: 'fake',
    retryAfter: status === 503 ? 1 : retryAfter,
  })
}

/** What zod found, as the server tells it. */
export function invalid({ issues }: { issues: { path: PropertyKey[]; message: string }[] }): LinnetError {
  return refusal('ValidationFailed', {
    issues: issues.map(({ path, message }) => ({
      path: path.map((part) => (typeof part === 'number' ? part : String(part))),
      message,
    })),
  })
}

/** Whether it is the server's word, and not a fault of the fake. */
export function isRefusal(error: unknown): error is LinnetError & { reason: ServerReason } {
  return isLinnetError(error) && Object.hasOwn(errors, error.reason)
}
