import { listProcedures } from '@linnet/api'
import {
  LinnetError,
  type Ask,
  type Credentials,
  type EventsRequest,
  type LiveItem,
  type Transport,
} from '@linnet/sdk/over'
import { z } from 'zod'

import { restPrefix } from '../refusal.js'

const metas = new Map(listProcedures().map(({ path, meta }) => [path, meta]))
const fieldsSchema = z.record(z.string(), z.unknown()).default({})

/** Carries each call over its REST route, as a program without the SDK does. */
export function restTransport(url: string): Transport {
  return {
    async call(ask) {
      const { signal, idempotencyKey, credentials } = ask
      const headers = {
        ...headersOf(credentials),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      }
      const { method, path, body } = requestOf(ask)
      const response = await fetch(`${url}${restPrefix}${path}`, {
        method,
        signal,
        headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
        ...(body !== undefined && { body }),
      })
      if (!response.ok) throw await refusalOf(response)
      // What has no answer here has one there, and the key says that it is the same call.
      if (response.status === 204) return toldOverTrpc(url, ask, headers)
      const answer: unknown = await response.json()
      return answer
    },
    events: (request) => openEvents(url, request),
  }
}

function headersOf({ token, onBehalfOf }: Credentials): Record<string, string> {
  return {
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
    ...(onBehalfOf !== undefined && { 'linnet-on-behalf-of': String(onBehalfOf) }),
  }
}

function requestOf({ path: procedure, input }: Ask) {
  const route = metas.get(procedure)?.route
  if (!route) throw new Error(`${procedure} has no route`)
  const fields = new Map(Object.entries(fieldsSchema.parse(input)))
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = encodeURIComponent(String(fields.get(name)))
    fields.delete(name)
    return value
  })
  if (route.method !== 'GET') {
    const isBare = input === undefined || (fields.size === 0 && path !== route.path)
    return {
      method: route.method,
      path,
      body: isBare ? undefined : JSON.stringify(Object.fromEntries(fields)),
    }
  }
  const asked = [...fields].filter(([, value]) => value !== undefined)
  const query = new URLSearchParams(asked.map(([name, value]) => [name, String(value)]))
  return { method: route.method, path: asked.length > 0 ? `${path}?${query}` : path, body: undefined }
}

const told = z.object({ result: z.object({ data: z.unknown() }) })

async function toldOverTrpc(
  url: string,
  { path, input }: Ask,
  headers: Record<string, string>,
): Promise<unknown> {
  const response = await fetch(`${url}/trpc/${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    ...(input !== undefined && { body: JSON.stringify(input) }),
  })
  if (response.headers.get('idempotency-replayed') !== 'true') throw new Error(`${path} was made twice`)
  return told.parse(await response.json()).result.data
}

const problem = z.object({
  reason: z.custom<LinnetError['reason']>((word) => typeof word === 'string'),
  title: z.string(),
  status: z.int(),
  requestId: z.string(),
  issues: z
    .array(z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() }))
    .optional(),
})

async function refusalOf(response: Response): Promise<LinnetError> {
  const { title: message, ...facts } = problem.parse(await response.json())
  const retryAfter = response.headers.get('retry-after')
  return new LinnetError({
    ...facts,
    message,
    ...(retryAfter !== null && { retryAfter: Number(retryAfter) }),
  })
}

/** Reads server-sent events by the lines of their format that ours use. */
async function openEvents(
  url: string,
  { credentials, cursor, signal }: EventsRequest,
): Promise<AsyncIterable<LiveItem>> {
  const headers = { ...headersOf(credentials), ...(cursor !== undefined && { 'last-event-id': cursor }) }
  const response = await fetch(`${url}${restPrefix}/events`, { headers, signal })
  if (!response.ok) throw await refusalOf(response)
  return itemsOf(response)
}

async function* itemsOf({ body }: Response): AsyncGenerator<LiveItem, void, void> {
  let text = ''
  for await (const part of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = (text + part).split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
      const isEvent = field('event') !== undefined && field('event') !== 'cursor'
      yield { cursor: field('id'), ...(isEvent && { event: JSON.parse(field('data') ?? '') }) }
    }
  }
}
