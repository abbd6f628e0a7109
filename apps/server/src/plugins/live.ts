import { randomInt } from 'node:crypto'
import { finished, Readable } from 'node:stream'
import { AppError, errors, type Live, type LiveItem } from '@linnet/api'
import type { FastifyInstance, FastifyRequest } from 'fastify'

import { refuse } from '../refusal.js'
import { addressOf } from './address.js'
import { factsOf } from './request-facts.js'
import { createSeats, type SeatLimits } from './seats.js'

export interface LiveSettings extends SeatLimits {
  /** How long somebody who reads nothing is waited for. */
  patienceMs: number
}

const SECOND = 1000
const KB = 1024
const retryMs = { from: SECOND, to: 3 * SECOND }
const bufferSize = 64 * KB
const usual: LiveSettings = {
  perUser: 5,
  perAddress: 20,
  total: 2000,
  patienceMs: 30 * SECOND,
}

export interface LiveDeps {
  timeline: Live
  isDraining: () => boolean
  settings: Partial<LiveSettings>
}

/** The live timeline as server-sent events, at GET /events. */
export function live(app: FastifyInstance, { timeline, isDraining, settings }: LiveDeps): void {
  const { patienceMs, ...limits } = { ...usual, ...settings }
  const seats = createSeats(limits)
  const closing = new AbortController()
  // A stream that stays open would keep the server from ever closing.
  app.addHook('preClose', () => closing.abort())

  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'private, no-store')
  })

  app.route({
    method: ['HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/events',
    handler: (request, reply) => refuse(request, reply.header('allow', 'GET'), 'MethodNotAllowed'),
  })
  app.get('/events', { exposeHeadRoute: false }, async (request, reply) => {
    if (isDraining() || closing.signal.aborted) throw new AppError('Busy')
    // It takes none; least of all a token, for addresses are written down everywhere.
    if (request.url.includes('?')) throw new AppError('ValidationFailed')
    const ended = new AbortController()
    const signal = AbortSignal.any([closing.signal, ended.signal])
    const { viewer, items } = await timeline.follow({
      ...factsOf(request, reply, 1),
      cursor: cursorOf(request),
      signal,
    })
    const leave = seats.take({
      user: viewer?.id,
      address: addressOf(request),
    })

    async function* chunks() {
      // Those whom one event cuts off come back one by one.
      yield `retry: ${randomInt(retryMs.from, retryMs.to)}\n\n`
      for await (const item of items) {
        // It goes on when there is room for more.
        const impatience = setTimeout(() => reply.raw.destroy(), patienceMs)
        try {
          yield chunkOf(item)
        } finally {
          clearTimeout(impatience)
        }
      }
    }
    const body = Readable.from(chunks(), { objectMode: false, highWaterMark: bufferSize })
    // Not the end of `body`, which waits for the next item.
    finished(reply.raw, () => {
      ended.abort()
      leave()
    })
    return (
      reply
        .header('content-type', 'text/event-stream; charset=utf-8')
        .header('cache-control', 'private, no-store, no-transform')
        .header('x-accel-buffering', 'no')
        // Kept for another request when the stream ends, it would hold up the stop.
        .header('connection', 'close')
        .send(body)
    )
  })
}

function cursorOf({ headers }: FastifyRequest): string | undefined {
  const cursor = String(headers['last-event-id'] ?? '')
  return cursor === '' ? undefined : cursor
}

function chunkOf({ cursor, event }: LiveItem): string {
  const data = event?.type === 'end' ? { ...event, message: errors[event.reason].message } : event
  return `event: ${event?.type ?? 'cursor'}\nid: ${cursor}\ndata: ${JSON.stringify(data ?? {})}\n\n`
}
