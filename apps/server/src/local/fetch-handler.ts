import type { OutgoingHttpHeaders } from 'node:http'
import { addAbortSignal, Readable } from 'node:stream'
import { errors, statusOf } from '@linnet/api'
import type { FastifyInstance } from 'fastify'

import type { Instance, MountSettings } from '../instance.js'

export interface FetchSettings extends MountSettings {
  /**
   * Who asks, as the server around it knows them: live timelines are limited per address. Unless told, everybody counts as
   * coming through a proxy, and only accounts and the whole are limited.
   */
  address?: (request: Request) => string | undefined
}

export type FetchHandler = (request: Request) => Promise<Response>

/**
 * All of Linnet's HTTP below a path of another server: the typed API, REST, the live timeline and its documents.
 *
 * @example
 * ```ts
 * import { fetchHandler, openLinnet } from '@linnet/server/local'
 *
 * const { DATABASE_URL: databaseUrl = '', LINNET_SECRET: secret = '' } = process.env
 * const instance = await openLinnet({ databaseUrl, secret })
 * const linnet = fetchHandler(instance, { basePath: '/social' })
 * const answer = await linnet(new Request('https://birds.example/social/livez'))
 * console.log(answer.status) // prints 200
 * await instance.close()
 * ```
 */
export function fetchHandler(instance: Instance, settings: FetchSettings = {}): FetchHandler {
  const { address = () => undefined, ...mountSettings } = settings
  let mounted: Promise<FastifyInstance> | undefined

  return async (request) => {
    if (instance.closing.aborted) return closed()
    const app = await (mounted ??= instance.mount(mountSettings))
    return answer(app, request, address(request))
  }
}

/** Fastify is asked without a socket; its answer is destroyed when whoever asked has gone, as a connection would be. */
async function answer(
  app: FastifyInstance,
  request: Request,
  remoteAddress: string | undefined,
): Promise<Response> {
  const { method, body, signal } = request
  const { pathname, search, host } = new URL(request.url)
  const payload = body && Readable.from(body, { objectMode: false })
  const injected = await app
    .inject({
      method,
      url: pathname + search,
      headers: {
        host,
        ...Object.fromEntries(request.headers),
        // Its length is found out as it comes.
        ...(body && !request.headers.has('content-length') && { 'transfer-encoding': 'chunked' }),
      },
      ...(remoteAddress !== undefined && { remoteAddress }),
      ...(payload && { payload }),
      payloadAsStream: true,
    })
    .catch((error: unknown) => {
      // Its body broke off.
      if (payload?.errored) return undefined
      throw error
    })
    // Of what is refused, no more is read.
    .finally(() => payload?.destroy())

  if (!injected) return new Response(null, { status: clientClosedRequest })

  const { statusCode: status, raw } = injected
  const headers = headersOf(injected.headers)
  if (method === 'HEAD' || bodiless.has(status)) return new Response(null, { status, headers })
  const content = addAbortSignal(signal, injected.stream())
  content.on('error', () => undefined)
  content.once('close', () => raw.res.destroy())
  return new Response(streamOf(content), { status, headers })
}

/** Nobody reads it; nginx's word for a client that has gone. */
const clientClosedRequest = 499
const bodiless = new Set([204, 205, 304])
/** About a connection, which here is somebody else's. */
const ofConnections = new Set(['connection', 'keep-alive', 'transfer-encoding'])

function headersOf(told: OutgoingHttpHeaders): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(told)) {
    if (value === undefined || ofConnections.has(name)) continue
    for (const one of [value].flat()) headers.append(name, String(one))
  }
  return headers
}

/** A chunk at a time, no sooner than it is asked for. */
function streamOf(content: Readable): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = content[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: () => void content.destroy(),
  })
}

function closed(): Response {
  const reason = 'Busy'
  return Response.json(
    { error: { reason, message: errors[reason].message } },
    { status: statusOf(reason), headers: { 'retry-after': '1' } },
  )
}
