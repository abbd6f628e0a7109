import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { createFreshness, mustSpend, spenderOf, type Api } from '@linnet/api'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'

import { sessionSecretOf } from '../web/page-session.js'
import { addressOf } from './address.js'
import { callsOf } from './calls.js'
import { isHost } from './guard.js'
import { factsOf, isAnonymous } from './request-facts.js'

/** An answer as it went out, but for what was said to that one request. */
interface Kept {
  version: number
  /** Names and values in turns. */
  headers: string[]
  type: string
  etag: string | undefined
  body: Buffer
}

export interface KeptAnswersDeps {
  api: Api
  isDraining: () => boolean
}

const MB = 1024 * 1024
/** Pages say how many minutes ago something was. */
const keptMs = 60_000
const keptBytes = 32 * MB

/** The calls, and the pages of the timeline, of a post and of a profile, with what follows them. A search costs more. */
const keepable = /^\/(?:trpc\/(?!.*search)|api\/v1\/(?:instance|posts|users)(?!.*search)|posts\/|@|\?|$)/
const isPage = (url: string) => !/^\/(?:trpc|api)\//.test(url)
/** What an answer says that is the same for everybody who asks like this. */
const shared = /^public, no-cache$/
/** What each request is told by itself, or with the body. */
const ownHeaders = new Set([
  'connection',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'ratelimit',
  'ratelimit-policy',
  'transfer-encoding',
  'x-request-id',
])

/**
 * Gives those who are nobody in particular the answer that was made before, byte for byte, for as long as nothing was
 * written that anybody can see, by whichever server. Of those who ask alike at once one has it made.
 */
export function keptAnswers(app: FastifyInstance, { api, isDraining }: KeptAnswersDeps): void {
  const freshness = createFreshness(api.db)
  // Whoever is listening on stops at once: in a moment more they may be connected to again, and wait for that to end.
  app.addHook('onClose', async () => void freshness.close())
  const answers = new LRUCache<string, Kept>({
    maxSize: keptBytes,
    sizeCalculation: ({ body }, key) => body.length + key.length + 1024,
    ttl: keptMs,
  })
  const making = new Map<string, Promise<void>>()

  const current = (key: string, version: number) => {
    const kept = answers.get(key)
    return kept?.version === version ? kept : undefined
  }

  app.addHook('onRequest', async (request, reply) => {
    const key = isDraining() ? undefined : keyOf(request)
    if (key === undefined) return
    // Whoever makes the answer tells what is wrong with the database.
    const version = await freshness.version().catch(() => undefined)
    if (version === undefined) return
    const turn = `${version} ${key}`
    if (!current(key, version)) await making.get(turn)
    const kept = current(key, version)
    if (kept) return give(request, reply, kept)
    const { raw } = reply
    const made = whole(raw).then((body) => {
      making.delete(turn)
      const headers = raw.getHeaders()
      if (!body || raw.statusCode !== 200 || !shared.test(`${headers['cache-control']}`)) return
      const { etag } = headers
      answers.set(key, {
        version,
        headers: flat(headers),
        type: String(headers['content-type']),
        etag: typeof etag === 'string' ? etag : undefined,
        body,
      })
    })
    making.set(turn, made)
  })

  async function give(request: FastifyRequest, reply: FastifyReply, kept: Kept): Promise<void> {
    const spender = spenderOf({ kind: 'nobody' }, addressOf(request))
    if (api.rateLimits && spender) {
      const cost = callsOf(request)
      const { onRateLimit } = factsOf(request, reply, cost)
      await mustSpend(api.rateLimits, spender, { cost, onRateLimit })
    }
    const { raw } = reply
    const isKnown = kept.etag !== undefined && request.headers['if-none-match'] === kept.etag
    const { headers, type, body } = kept
    const own = Object.entries(reply.getHeaders()).flatMap(([name, value]) => [name, String(value)])
    reply.hijack()
    if (isKnown) return void raw.writeHead(304, [...own, ...headers]).end()
    const ofBody = ['content-type', type, 'content-length', String(body.length)]
    raw.writeHead(200, [...own, ...headers, ...ofBody]).end(body)
  }
}

/** All that the answer to nobody in particular depends on; undefined where it is made for somebody, or not kept. */
function keyOf(request: FastifyRequest): string | undefined {
  const { method, url, headers, site } = request
  if (method !== 'GET' || !keepable.test(url) || headers.origin !== undefined) return undefined
  if (headers['linnet-on-behalf-of'] !== undefined || !isAnonymous(request) || !isHost(request))
    return undefined
  const encoding = headers['accept-encoding'] ?? ''
  if (!isPage(url)) return `${site} ${url} ${encoding}`
  if (sessionSecretOf(request) !== undefined) return undefined
  return `${site} ${url} ${encoding} ${headers['accept-language']} ${headers.cookie}`
}

function flat(headers: OutgoingHttpHeaders): string[] {
  return Object.entries(headers)
    .filter(([name]) => !ownHeaders.has(name))
    .flatMap(([name, value]) => [value].flat().flatMap((each) => [name, String(each)]))
}

/** Lets out what is written in one piece, and gives it then, so that nobody waits for how this one reads; undefined if it never is. */
function whole(response: ServerResponse): Promise<Buffer | undefined> {
  const parts: Buffer[] = []
  const { write, end } = response
  const take = ([part, encoding]: unknown[]) => {
    if (typeof part === 'string') parts.push(Buffer.from(part, encoding === 'latin1' ? 'latin1' : 'utf8'))
    else if (part instanceof Uint8Array) parts.push(Buffer.from(part))
  }
  const toldBy = (args: unknown[]) => args.find((arg): arg is () => void => typeof arg === 'function')
  return new Promise((resolve) => {
    response.once('close', () => resolve(undefined))
    response.write = (...args: unknown[]): boolean => {
      take(args)
      toldBy(args)?.()
      return true
    }
    response.end = (...args: unknown[]): ServerResponse => {
      take(args)
      const body = Buffer.concat(parts)
      resolve(body)
      // Some end by writing.
      response.write = write
      Reflect.apply(end, response, [body, toldBy(args)])
      return response
    }
  })
}
