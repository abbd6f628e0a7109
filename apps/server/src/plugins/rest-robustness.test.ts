import { connect } from 'node:net'
import { errors, failuresOf, listProcedures, statusOf, type Reason } from '@linnet/api'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'

import { openapiDocument } from './openapi.js'
import { testServer, type Method, type Sent, type TestServer } from './testing.js'

type Schema = z.infer<typeof schema>
const schema = z.object({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  get properties() {
    return z.record(z.string(), schema).optional()
  },
  get anyOf() {
    return z.array(schema).optional()
  },
  get items() {
    return schema.optional()
  },
  enum: z.array(z.unknown()).optional(),
  examples: z.array(z.unknown()).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  required: z.array(z.string()).default([]),
})
const operation = z.object({
  operationId: z.string(),
  parameters: z
    .array(z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), schema }))
    .default([]),
  requestBody: z
    .object({
      content: z.object({
        'application/json': z.object({ schema, example: z.record(z.string(), z.unknown()) }),
      }),
    })
    .optional(),
})
const paths = z.record(z.string(), z.record(z.string(), operation))
const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  reason: z.string(),
  requestId: z.string(),
})

const metas = new Map(listProcedures().map(({ path, meta }) => [path, meta]))
// The live timeline takes nothing and never ends; live.test.ts is about it.
const { '/events': _, ...described } = (await openapiDocument()).paths ?? {}
const found = paths.parse(described)
const operations = Object.entries(found).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { operationId, parameters, requestBody }]) => ({
    name: operationId,
    method: methodOf(method),
    path,
    parameters,
    body: requestBody?.content['application/json'],
    meta: metas.get(operationId) ?? {},
  })),
)
type Operation = (typeof operations)[number]

function methodOf(name: string): Method {
  return z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).parse(name.toUpperCase())
}

/** The path with these in place of its parameters. */
function fill({ path }: Operation, value: string): string {
  return path.replaceAll(/\{\w+\}/g, value)
}

let server: TestServer
let admin: string
let bot: string

beforeAll(async () => {
  server = await testServer()
  const root = await server.api.user('root', { role: 'admin' })
  admin = root.accessToken
  await server.api.post(root, 'the first')
  bot = await server.api.service(root, ['posts:write'])
})

afterAll(() => server[Symbol.asyncDispose]())

async function refusal(method: Method, path: string, sent: Sent): Promise<Reason | undefined> {
  const { status, type, body } = await server.call(method, path, sent)
  expect([method, path, type]).toEqual([method, path, expect.stringContaining('application/problem+json')])
  const { reason, ...told } = problem.parse(body)
  const known = z.enum(Object.keys(errors)).parse(reason)
  expect([told.type, told.status]).toEqual([`urn:linnet:${known}`, status])
  expect(status).toBe(statusOf(z.custom<Reason>().parse(known)))
  return z.custom<Reason>().parse(known)
}

interface Malformed {
  path: string
  sent?: Sent
  reason: Reason
}

function mayBeNull({ type, anyOf = [] }: Schema): boolean {
  return type === 'null' || (Array.isArray(type) && type.includes('null')) || anyOf.some(mayBeNull)
}

/** Everything about this route that can be wrong. */
function malformed(route: Operation): Malformed[] {
  const { method, path, body, parameters } = route
  const here = fill(route, '1')
  const reason = 'ValidationFailed'
  const texts = body ? ['{', '[]', '"text"', '{"unknown":1}', 'null'] : []
  const values = path.includes('{') ? ['%00', 'a%20b', '%F0%9F%90%A6', '..%2f..', "1'--", '%zz'] : []
  const names = method === 'GET' ? parameters.filter((one) => one.in === 'query').map(({ name }) => name) : []
  const fields = Object.entries(body?.schema.properties ?? {}).flatMap(([field, one]) =>
    // A password may be anything that can be typed.
    [{}, -1.5, ...(mayBeNull(one) ? [] : [null]), ...(/password|token/i.test(field) ? [] : ['a\u0000b'])].map(
      (value) => ({
        [field]: value,
      }),
    ),
  )
  return [
    ...texts.map((text) => ({ path: here, sent: { body: text }, reason }) as const),
    ...fields.map(
      (wrong) => ({ path: here, sent: { body: { ...body?.example, ...wrong } }, reason }) as const,
    ),
    ...values.map((value) => ({ path: fill(route, value), reason }) as const),
    ...names.map((name) => ({ path: `${here}?${name}=%00`, reason }) as const),
    ...(method === 'GET' ? [{ path: `${here}?unknown=1`, reason } as const] : []),
    ...(body
      ? ([
          { path: here, sent: { type: 'text/xml', body: '<a/>' }, reason: 'UnsupportedMediaType' },
          { path: here, sent: { body: JSON.stringify('x'.repeat(10_000_000)) }, reason: 'PayloadTooLarge' },
        ] as const)
      : []),
  ]
}

const holderOf = ({ meta }: Operation) => (meta.access === 'service' ? 'bot' : 'admin')
const credentialFor = ({ meta }: Operation) => (meta.access === 'service' ? bot : admin)

test.each(operations)('$method $path refuses what is malformed', async (route) => {
  const { method, body } = route
  const cases = malformed(route)
  for (const { path, sent, reason } of cases) {
    const whole = { ...(body && { body: body.example }), ...sent, token: credentialFor(route) }
    expect([path, sent, await refusal(method, path, whole)]).toEqual([path, sent, reason])
  }
})

test.each(operations)('$method $path is called with its own methods only', async (route) => {
  const offered = Object.keys(found[route.path] ?? {}).map(methodOf)
  const others = (['POST', 'PUT', 'PATCH', 'DELETE'] as const).filter((method) => !offered.includes(method))
  for (const other of others) {
    expect(await refusal(other, fill(route, '1'), { token: credentialFor(route) })).toBe('MethodNotAllowed')
  }
})

test.each(operations.filter(({ path }) => path.includes('{')))(
  '$method $path does not find what is not there',
  async (route) => {
    const { method, path, body, meta } = route
    const token = credentialFor(route)
    const nowhere = fill(route, path.includes('{handle}') ? 'nobody' : '2147483647')
    const reason = await refusal(method, nowhere, { body: body?.example, token })
    expect(reason).toMatch(/^\w+NotFound$/)
    expect(failuresOf(meta)).toContain(reason)
  },
)

test('10 MB over a real connection are refused before they are read', async () => {
  const address = await server.app.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect(Number(new URL(address).port), '127.0.0.1')
  let answer = ''
  socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk))
  socket.on('error', () => undefined)
  const closed = new Promise((resolve) => socket.on('close', resolve))
  socket.write(
    'POST /api/v1/sessions HTTP/1.1\r\nhost: linnet.test\r\ncontent-type: application/json\r\ncontent-length: 10000000\r\n\r\n',
  )
  for (let sent = 0; sent < 10 && !socket.destroyed; sent += 1) socket.write('x'.repeat(1_000_000))
  socket.end()
  await closed
  expect(answer).toMatch(/^HTTP\/1.1 413 /)
  expect(answer).toContain('"reason":"PayloadTooLarge"')
})

/** Mostly what the schema asks for, now and then at its edges, and sometimes anything at all. */
function valueFor(one: Schema): fc.Arbitrary<unknown> {
  const { type, examples = [], minimum, maximum } = one
  const right: fc.Arbitrary<unknown>[] = examples.map((example) => fc.constant(example))
  if (one.enum) right.push(fc.constantFrom(...one.enum))
  if (type === 'integer')
    right.push(fc.integer({ min: 1, max: 40 }), fc.constantFrom(minimum ?? 0, maximum ?? 2 ** 53))
  if (type === 'boolean') right.push(fc.boolean())
  if (type === 'string')
    right.push(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 600 }))
  if (type === 'array') right.push(fc.array(valueFor(one.items ?? { required: [] }), { maxLength: 3 }))
  if (right.length === 0) right.push(fc.jsonValue())
  return fc.oneof({ weight: 19, arbitrary: fc.oneof(...right) }, { weight: 1, arbitrary: fc.jsonValue() })
}

const requests = fc.constantFrom(...operations).chain((route) => {
  const { parameters, body } = route
  const fields = Object.entries(body?.schema.properties ?? {})
  const required = body?.schema.required ?? []
  return fc.record({
    route: fc.constant(route),
    as: fc.constantFrom('whom it is for', 'whom it is for', 'nobody', 'user', 'admin', 'bot', 'a liar'),
    parameters: fc.tuple(
      ...parameters.map((one) => fc.tuple(fc.constant(one), valueFor(one.schema), fc.nat(3))),
    ),
    body: fc.record(Object.fromEntries(fields.map(([name, one]) => [name, valueFor(one)])), {
      requiredKeys: required,
    }),
  })
})

async function people(round: number): Promise<Record<string, string>> {
  // The requests themselves set who may sign up, and how much is written.
  await server.api.db('instance_settings').delete()
  const user = await server.api.user(`user_${round}`)
  const other = await server.api.user(`admin_${round}`, { role: 'admin' })
  await server.api.post(user, 'hello')
  return {
    user: user.accessToken,
    admin: other.accessToken,
    bot: await server.api.service(other, ['posts:write']),
    'a liar': 'x.y.z',
  }
}

test('2,000 requests made from the document are answered as it says', { timeout: 120_000 }, async () => {
  const statuses = new Map<number, number>()
  let tokens: Record<string, string> | undefined
  let rounds = 0
  await fc.assert(
    fc.asyncProperty(requests, async ({ route, as, parameters, body }) => {
      tokens ??= await people(++rounds)
      const query = new URLSearchParams()
      let path = route.path
      for (const [{ name, in: place }, value, isSent] of parameters) {
        const text = typeof value === 'string' ? value : JSON.stringify(value)
        if (place === 'path')
          path = path.replace(
            `{${name}}`,
            encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '')) || '%00',
          )
        else if (isSent === 0) query.set(name, text)
      }
      const { status, body: answer } = await server.call(route.method, `${path}?${query}`, {
        token: tokens[as === 'whom it is for' ? holderOf(route) : as],
        ...(route.body && { body }),
      })
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      expect(status).toBeLessThan(500)
      const told = status < 400 ? status : problem.parse(answer).reason
      expect([route.meta.route?.successStatus, ...failuresOf(route.meta)]).toContain(told)
      // The requests themselves end sessions, suspend accounts and revoke tokens.
      const isOver = as !== 'nobody' && as !== 'a liar' && (status === 401 || told === 'AccountSuspended')
      if (isOver) tokens = undefined
    }),
    { numRuns: 2000 },
  )
  // Enough of them got through for this to mean something.
  expect((statuses.get(200) ?? 0) + (statuses.get(201) ?? 0) + (statuses.get(204) ?? 0)).toBeGreaterThan(300)
  expect(statuses.get(404) ?? 0).toBeGreaterThan(20)
})
