// A process that asks a server over and over, so that what asking costs is not measured with what answering does.
import { Client } from 'undici'

import { ask } from './ask.js'
import type { Asked } from './asked.js'
import { inTurns, type Measured } from './measured.js'

/** What it is sent; it sends back a `Measured` each time. */
export interface Load {
  url: string
  connections: number
  ms: number
  requests: { asked: Asked; status: number; body?: string }[]
}

process.on('message', (load: Load) => {
  void generate(load).then((measured) => process.send?.(measured))
})

async function generate({ url, connections, ms, requests }: Load): Promise<Measured> {
  const clients = Array.from({ length: connections }, () => new Client(url, { pipelining: 1 }))
  const expected = requests.map(({ body }) => (body === undefined ? undefined : Buffer.from(body)))
  try {
    return await inTurns({ several: connections, ms, count: requests.length }, async (nth, who) => {
      const [request, client, wanted] = [requests[nth], clients[who], expected[nth]]
      if (!request || !client) return false
      const { status, body } = await ask(client, request.asked)
      return status === request.status && (wanted === undefined || wanted.equals(body))
    })
  } finally {
    await Promise.all(clients.map((client) => client.destroy()))
  }
}
