import { createTRPCUntypedClient, httpBatchLink, httpLink, splitLink, TRPCClientError } from '@trpc/client'

import { maxBatchSize, type Call, type ServerReason } from './api.gen.js'
import { LinnetError, type Issue } from './errors.js'

export interface TransportOptions {
  url: string
  fetch: typeof globalThis.fetch
  headers: () => Record<string, string>
  timeoutMs: number
}

type Loose<T> = { [Key in keyof T]: T[Key] | undefined }

/** Carries calls over HTTP: calls of the same moment share a request, except those with credentials. */
export function createTransport({ url, fetch, headers, timeoutMs }: TransportOptions): Call {
  const link = {
    url: `${url}/trpc`,
    fetch: (input: RequestInfo | URL, { method, body, headers: sent, signal }: Loose<RequestInit> = {}) =>
      fetch(input, {
        method: method ?? 'GET',
        body: body ?? null,
        headers: sent ?? {},
        signal: signal ?? null,
      }),
    headers,
  }
  const trpc = createTRPCUntypedClient({
    links: [
      splitLink({
        condition: ({ context }) => context['alone'] === true,
        true: httpLink(link),
        false: httpBatchLink({ ...link, maxItems: maxBatchSize, maxURLLength: 4000 }),
      }),
    ],
  })

  return async function call<Output>(...[kind, path, input, options]: Parameters<Call>): Promise<Output> {
    const timeout = AbortSignal.timeout(timeoutMs)
    const signals = options?.signal ? [options.signal, timeout] : [timeout]
    const signal = AbortSignal.any(signals)
    const send = kind === 'query' ? trpc.query.bind(trpc) : trpc.mutation.bind(trpc)
    try {
      const answer = send(path, input, { signal, context: { alone: kind === 'credentials' } })
      // What comes over the wire has the type that the server's output schema gave it.
      return (await Promise.race([answer, rejectOn(signal)])) as Output
    } catch (error) {
      if (options?.signal?.aborted) {
        throw new LinnetError({ reason: 'Aborted', message: 'The call was ended early.', cause: error })
      }
      if (timeout.aborted) {
        throw new LinnetError({
          reason: 'Timeout',
          message: 'The server took too long to answer.',
          cause: error,
        })
      }
      throw toLinnetError(error)
    }
  }
}

/** tRPC ends a batched request only when all its calls are aborted; the caller need not wait for that. */
function rejectOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

interface ErrorData {
  reason: ServerReason
  httpStatus?: number
  requestId?: string
  issues?: Issue[]
}

function toLinnetError(error: unknown): LinnetError {
  const told = error instanceof TRPCClientError ? tellingOf(error) : undefined
  if (!told) {
    return new LinnetError({
      reason: 'NetworkError',
      message: 'The server could not be reached.',
      cause: error,
    })
  }
  const { reason, httpStatus, requestId, issues } = told.data
  return new LinnetError({
    reason,
    message: told.message,
    status: httpStatus,
    requestId,
    issues,
    cause: error,
  })
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
  const response = error.meta?.['response']
  const httpStatus = response instanceof Response ? response.status : undefined
  const message =
    'message' in refusal && typeof refusal.message === 'string' ? refusal.message : error.message
  return { data: { ...refusal, ...(httpStatus !== undefined && { httpStatus }) }, message }
}

function isErrorData(data: unknown): data is ErrorData {
  return isRecord(data) && typeof data['reason'] === 'string'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
