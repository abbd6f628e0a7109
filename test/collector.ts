import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

export interface Span {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  attributes: { key: string; value: Record<string, unknown> }[]
  status: { code?: number }
}

interface Sent {
  resourceSpans: { resource: unknown; scopeSpans: { spans: Span[] }[] }[]
}

/** Takes traces as a collector of OpenTelemetry does, or never answers. */
export async function startCollector({ answers = true }: { answers?: boolean } = {}) {
  const taken: Sent[] = []
  const server = createServer(async (request, response) => {
    if (!answers) return
    const sent = await json(request)
    if (isSent(sent)) taken.push(sent)
    response.end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    spans: () =>
      taken.flatMap(({ resourceSpans }) =>
        resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
      ),
    text: () => JSON.stringify(taken),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('It does not listen.')
  return address.port
}

function isSent(body: unknown): body is Sent {
  return typeof body === 'object' && body !== null && 'resourceSpans' in body
}
