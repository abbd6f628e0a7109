import { randomUUID } from 'node:crypto'
import {
  AppError,
  appRouter,
  createContext,
  errors,
  issuesOf,
  reasonOf,
  statusOf,
  type PageSession,
  type RequestFacts,
} from '@linnet/api'
import { LinnetError, type Credentials, type LiveItem, type Transport } from '@linnet/sdk/over'
import { callTRPCProcedure, getTRPCErrorFromUnknown } from '@trpc/server'

import type { Instance } from '../instance.js'
import { bodyLimit } from '../limits.js'

export interface LocalOptions {
  /** What a session that is begun is listed as, such as the browser's own for a sign-in that you pass on. */
  userAgent?: string
  /** From where it asks for somebody, such as a browser's own address; wrong passwords are counted by it, too. */
  address?: string | undefined
  /** Asks in the session whose refresh token this is, which a cookie of a server keeps, when the client has none. */
  pageSession?: PageSession
}

/** What of an instance is called. */
export type LocalInstance = Pick<Instance, 'api' | 'live' | 'log' | 'closing' | 'during'>

/** Calls the procedures of this process, and fails as HTTP does. */
export function localTransport(
  instance: LocalInstance,
  { userAgent = 'in process', address, pageSession }: LocalOptions = {},
): Transport {
  const { api, live, closing } = instance

  const factsOf = ({ token, onBehalfOf }: Credentials): RequestFacts => ({
    authorization: token === undefined ? undefined : `Bearer ${token}`,
    onBehalfOf: onBehalfOf?.toString(),
    pageSession,
    userAgent,
    address,
    requestId: randomUUID(),
    calls: 1,
  })

  function mustBeOpen(signal: AbortSignal): void {
    if (!closing.aborted && !signal.aborted) return
    const message = closing.aborted ? 'Linnet is closed in this process.' : 'The call was ended early.'
    throw new LinnetError({ reason: 'Aborted', message, cause: signal.reason })
  }

  function failureOf(thrown: unknown, path: string, requestId: string): LinnetError {
    const error = getTRPCErrorFromUnknown(thrown)
    const reason = reasonOf(error)
    const status = statusOf(reason)
    if (status >= 500) {
      instance.log.error({ error: error.cause ?? error, path, reqId: requestId }, 'A procedure failed.')
    }
    return new LinnetError({
      reason,
      message: errors[reason].message,
      status,
      requestId,
      retryAfter: status === 503 ? 1 : error instanceof AppError ? error.retryAfter : undefined,
      issues: issuesOf(error),
      cause: error,
    })
  }

  return {
    async call({ kind, path, input, credentials, idempotencyKey, signal }) {
      mustBeOpen(signal)
      const facts = { ...factsOf(credentials), idempotencyKey }
      try {
        const sent = asSent(input, bodyLimit)
        const calling = instance.during(() =>
          callTRPCProcedure({
            router: appRouter,
            path,
            type: kind,
            ctx: createContext(api, facts),
            getRawInput: async () => sent,
            signal,
            batchIndex: 0,
          }),
        )
        return asSent(await calling)
      } catch (error) {
        throw failureOf(error, path, facts.requestId)
      }
    },
    async events({ credentials, cursor, signal: theirs }) {
      mustBeOpen(theirs)
      const { requestId, ...facts } = factsOf(credentials)
      const signal = AbortSignal.any([theirs, closing])
      try {
        const { items } = await live.follow({ ...facts, cursor, signal })
        return itemsOf(items)
      } catch (error) {
        throw failureOf(error, 'live.timeline', requestId)
      }
    },
  }
}

/** As it would be after the way through HTTP: plain JSON that nobody else holds. */
function asSent(value: unknown, limit = Infinity): unknown {
  if (value === undefined) return undefined
  const text = JSON.stringify(value)
  if (Buffer.byteLength(text) > limit) throw new AppError('PayloadTooLarge')
  return JSON.parse(text)
}

async function* itemsOf(items: AsyncIterable<LiveItem>): AsyncGenerator<LiveItem, void, void> {
  for await (const item of items) {
    // Others are told the same.
    const own: LiveItem = JSON.parse(JSON.stringify(item))
    yield own
  }
}
