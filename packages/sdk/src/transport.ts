import { createTRPCUntypedClient, httpBatchLink, TRPCClientError, type TRPCLink } from '@trpc/client'
import type { AnyRouter } from '@trpc/server'

import { maxBatchSize, type Call, type ServerReason } from './api.gen.js'
import { isLinnetError, LinnetError, type Issue } from './errors.js'
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
    async fetch(input: RequestInfo | URL, init: Loose<RequestInit> = {}) {
      const { method = 'GET', body = null, headers: sent = {}, signal = null } = init
      const response = await fetch(input, { method, body, headers: sent, signal })
      // A proxy's own page, of which tRPC would tell nothing but that it is not JSON.
      if (!response.ok && !response.headers.get('content-type')?.includes('json')) throw unreached(response)
      return response
    },
  }
  const queries = httpBatchLink({ ...link, headers, maxItems: maxBatchSize, maxURLLength: 4000 })
  // A batch of one: tRPC's other link would be a second transport in the bundle.
  const mutations = httpBatchLink({
    ...link,
    maxItems: 1,
    headers: ({ opList: [op] }) => ({
      ...headers(),
      'idempotency-key': String(op.context['idempotencyKey']),
    }),
  })
  const byType: TRPCLink<AnyRouter> = (runtime) => {
    const links = { query: queries(runtime), mutation: mutations(runtime), subscription: mutations(runtime) }
    return (request) => links[request.op.type](request)
  }
  const trpc = createTRPCUntypedClient({ links: [byType] })

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
  if (isLinnetError(failure?.cause)) return failure.cause
  const told = failure && tellingOf(failure)
  if (!told) return unreached(undefined, error)
  const response = failure.meta?.['response']
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

function unreached(response?: Response, cause?: unknown): LinnetError {
  const facts = response && factsOf(response)
  return new LinnetError({
    reason: 'NetworkError',
    message: 'The server could not be reached.',
    ...facts,
    cause,
  })
}

function factsOf({ status, headers }: Response) {
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
