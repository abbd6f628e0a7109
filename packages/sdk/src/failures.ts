import type { ServerReason } from './api.gen.js'
import { isLinnetError, LinnetError, type Issue } from './errors.js'

interface ErrorData {
  reason: ServerReason
  httpStatus?: number
  requestId?: string
  issues?: Issue[]
}

/** What tRPC's link fails with, as the client's one error. */
export function failureOf(error: unknown): LinnetError {
  if (isRecord(error) && isLinnetError(error['cause'])) return error['cause']
  const { meta, told } = isRecord(error) ? tellingOf(error) : {}
  const response = meta?.['response']
  if (!told) return unreached(response instanceof Response ? response : undefined, error)
  const { reason, httpStatus, requestId, issues } = told.data
  return new LinnetError({
    ...(response instanceof Response && factsOf(response)),
    reason,
    message: told.message,
    ...(httpStatus !== undefined && { status: httpStatus }),
    ...(requestId !== undefined && { requestId }),
    issues,
    cause: error,
  })
}

export function unreached(response?: Response, cause?: unknown): LinnetError {
  return new LinnetError({
    reason: 'NetworkError',
    message: 'The server could not be reached.',
    ...(response && factsOf(response)),
    cause,
  })
}

export function factsOf({ status, headers }: Response) {
  return {
    status,
    requestId: headers.get('x-request-id') ?? undefined,
    retryAfter: secondsOf(headers.get('retry-after')),
  }
}

/** `Retry-After` is a number of seconds or a date. */
function secondsOf(text: string | null): number | undefined {
  if (!text) return undefined
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds)
}

/** What the server said of a failure, be it a procedure's or the HTTP server's before it. */
function tellingOf({ data, message, meta }: Record<string, unknown>) {
  const facts = isRecord(meta) ? meta : {}
  if (isErrorData(data)) return { meta: facts, told: { data, message: String(message) } }
  const body = facts['responseJSON']
  const refusal = isRecord(body) ? body['error'] : undefined
  if (!isErrorData(refusal)) return { meta: facts }
  const words = 'message' in refusal ? refusal.message : message
  return { meta: facts, told: { data: refusal, message: String(words) } }
}

function isErrorData(data: unknown): data is ErrorData {
  return isRecord(data) && typeof data['reason'] === 'string'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
