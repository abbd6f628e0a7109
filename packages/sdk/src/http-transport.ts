import { httpBatchLink } from '@trpc/client/links/httpBatchLink'

import { maxBatchSize, version } from './api.gen.js'
import { failureOf, unreached } from './failures.js'
import { noticeDeprecation } from './deprecation.js'
import type { Ask, Credentials, Transport } from './transport.js'

export interface HttpOptions {
  /** Where the Linnet server is, such as `https://linnet.example`. */
  url: string
  /** Instead of the global `fetch`. */
  fetch?: typeof globalThis.fetch
  /** Sent with each request. */
  headers?: Record<string, string>
  /** What calls, for the server's log: `weather-bot/1.2`. The SDK tells its own version anyhow. */
  app?: string
  /** Is told, once each, that the server will not do something for ever; `console.warn` unless told. */
  onDeprecated?: (sentence: string) => void
}

type Loose<T> = { [Key in keyof T]: T[Key] | undefined }

/** Queries of the same moment and caller share a request; a mutation has one with its own key. */
export function httpTransport(options: HttpOptions): Transport {
  const url = options.url.replace(/\/+$/, '')
  const fetch: typeof globalThis.fetch = options.fetch ?? ((...request) => globalThis.fetch(...request))
  const sdk = `linnet-sdk/${version}`
  const { app, onDeprecated } = options
  const headersOf = ({ token, onBehalfOf, pageOf }: Credentials): Record<string, string> => ({
    'linnet-client': app === undefined ? sdk : `${sdk} ${app}`,
    ...options.headers,
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(onBehalfOf !== undefined && { 'linnet-on-behalf-of': String(onBehalfOf) }),
    ...(pageOf !== undefined && { 'linnet-page-of': String(pageOf) }),
  })
  const notice = noticeDeprecation(onDeprecated)

  function linkWith(maxItems: number, headers: Record<string, string>) {
    return httpBatchLink({
      url: `${url}/trpc`,
      maxItems,
      maxURLLength: 4000,
      headers,
      async fetch(input: RequestInfo | URL, init: Loose<RequestInit> = {}) {
        const { method = 'GET', body = null, headers: sent = {}, signal = null } = init
        const response = await fetch(input, { method, body, headers: sent, signal })
        notice(response)
        // A proxy's own page, of which tRPC would tell nothing but that it is not JSON.
        if (!response.ok && !response.headers.get('content-type')?.includes('json')) throw unreached(response)
        return response
      },
    })({})
  }

  // Those who ask in the same moment as the same caller share a link, and so a request.
  const shared = new Map<string, ReturnType<typeof linkWith>>()
  function linkFor({ kind, credentials, idempotencyKey }: Ask) {
    const headers = headersOf(credentials)
    if (kind === 'mutation') {
      return linkWith(
        1,
        idempotencyKey === undefined ? headers : { ...headers, 'idempotency-key': idempotencyKey },
      )
    }
    const caller = JSON.stringify(credentials)
    const link = shared.get(caller) ?? linkWith(maxBatchSize, headers)
    shared.set(caller, link)
    setTimeout(() => shared.delete(caller))
    return link
  }

  return {
    call: (ask) =>
      new Promise((resolve, reject) => {
        const { kind: type, path, input, signal } = ask
        const op = { id: 1, type, path, input, signal, context: {} }
        linkFor(ask)({ op, next: () => neverNext() }).subscribe({
          next: ({ result }) => resolve('data' in result ? result.data : undefined),
          error: (error) => reject(failureOf(error)),
        })
      }),
    async events({ credentials, cursor, signal, onRetry }) {
      const { openEvents } = await import('./http-events.js')
      const request = { url, fetch, headers: headersOf(credentials), cursor, signal, onRetry }
      return openEvents(request)
    },
  }
}

function neverNext(): never {
  throw new Error('The batch link is the last.')
}
