import { createTRPCUntypedClient, httpBatchLink, httpLink, splitLink, TRPCClientError } from '@trpc/client'

import { maxBatchSize, type Call, type ServerReason } from './api.gen.js'
import { LinnetError, type Issue } from './errors.js'
import { withRetries, type RetryOptions } from './retries.js'

export interface TransportOptions extends RetryOptions {
  url: string
  fetch: typeof globalThis.fetch
  headers: () => Record<string, string>
}

type Loose<T> = { [Key in keyof T]: T[Key] | undefined }

/** Carries calls over HTTP: queries of the same moment share a request, and a mutation has one with its own key. */
export function createTransport({ url, fetch, headers, ...retryOptions }: TransportOptions): Call {
  const link = {
    url: `${url}/trpc`,
    fetch: (input: RequestInfo | URL, { method, body, headers: sent, signal }: Loose<RequestInit> = {}) =>
      fetch(input, {
        method: method ?? 'GET',
        body: body ?? null,
        headers: sent ?? {},
        signal: signal ?? null,
      }),
  }
  const trpc = createTRPCUntypedClient({
    links: [
      splitLink({
        condition: ({ type }) => type === 'query',
        true: httpBatchLink({ ...link, headers, maxItems: maxBatchSize, maxURLLength: 4000 }),
        false: httpLink({
          ...link,
          headers: ({ op }) => ({ ...headers(), 'idempotency-key': String(op.context['idempotencyKey']) }),
        }),
      }),
    ],
  })

  return async function call<Output>(...[kind, path, input, options]: Parameters<Call>): Promise<Output> {
    const context = { idempotencyKey: options?.idempotencyKey }
    const ask = async (signal: AbortSignal) => {
      try {
        return await trpc[kind](path, input, { signal, context })
      } catch (error) {
        throw toLinnetError(error)
      }
    }
    // What comes over the wire has the type that the server's output schema gave it.
    return (await withRetries(ask, retryOptions, options?.signal)) as Output
  }
}

interface ErrorData {
  reason: ServerReason
  httpStatus?: number
  requestId?: string
  issues?: Issue[]
}

function toLinnetError(error: unknown): LinnetError {
  const failure = error instanceof TRPCClientError ? error : undefined
  const response = failure?.meta?.['response']
  const headers = response instanceof Response ? response.headers : undefined
  const status = response instanceof Response && !response.ok ? response.status : undefined
  const told = failure && tellingOf(failure)
  return new LinnetError({
    reason: told?.data.reason ?? 'NetworkError',
    message: told?.message ?? 'The server could not be reached.',
    status: told?.data.httpStatus ?? status,
    requestId: told?.data.requestId ?? headers?.get('x-request-id') ?? undefined,
    retryAfter: secondsOf(headers?.get('retry-after')),
    issues: told?.data.issues,
    cause: error,
  })
}

/** `Retry-After` is a number of seconds or a date. */
function secondsOf(text: string | null | undefined): number | undefined {
  if (!text) return undefined
  const seconds = /^\d+$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000
  return Number.isNaN(seconds) ? undefined : Math.max(0, seconds)
}

interface Failure {
  message: string
  data: unknown
  meta?: Record<string, unknown> | undefined
}

/** What the server said of a failure, be it a procedure's or the HTTP server's before it. */
function tellingOf(error: Failure): { data: ErrorData; message: string } | undefined {
  if (isErrorData(error.data)) return { data: error.data, message: error.message }
  const body: unknown = error.meta?.['responseJSON']
  const refusal = isRecord(body) ? body['error'] : undefined
  if (!isErrorData(refusal)) return undefined
  const message =
    'message' in refusal && typeof refusal.message === 'string' ? refusal.message : error.message
  return { data: refusal, message }
}

function isErrorData(data: unknown): data is ErrorData {
  return isRecord(data) && typeof data['reason'] === 'string'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
