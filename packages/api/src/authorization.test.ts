import { TRPCError } from '@trpc/server'
import { expect, test as base } from 'vitest'
import { z } from 'zod'

import { callers, refusalOf, testCallers, type Caller } from './caller-testing.js'
import { reasonOf } from './errors.js'
import { listProcedures } from './procedures.js'
import { testApp } from './testing.js'

async function arrange() {
  const app = await testApp()
  return { app, broughtBy: await testCallers(app) }
}
type World = Awaited<ReturnType<typeof arrange>>

/** One world for all, made by the first test that needs it. */
const test = base.extend<{ world: World }>({
  world: [
    // oxlint-disable-next-line no-empty-pattern -- vitest wants to see that nothing is needed
    async ({}, use) => {
      const world = await arrange()
      await use(world)
      await world.app[Symbol.asyncDispose]()
    },
    { scope: 'file' },
  ],
})

/** Calls without input: who is refused is refused before the input is looked at. */
async function outcomeOf({ app, broughtBy }: World, path: string, caller: Caller) {
  const names = path.split('.')
  const { token, onBehalfOf } = await broughtBy(caller)
  let procedure: unknown = app.withToken(token, { onBehalfOf })
  for (const name of names) procedure = Reflect.get(Object(procedure), name)
  if (typeof procedure !== 'function') throw new Error(`${path} is not a procedure`)
  try {
    await procedure(undefined)
    return 'allowed'
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error
    return reasonOf(error) === 'ValidationFailed' ? 'allowed' : reasonOf(error)
  }
}

const procedures = listProcedures()

test('the router has procedures', () => {
  expect(procedures.length).toBeGreaterThan(40)
})

test.each(procedures.map((procedure) => [procedure.path, procedure] as const))(
  '%s declares who may call it, what it does, and what it answers',
  (_, { meta, output }) => {
    expect(meta.access).toBeDefined()
    expect(meta.summary).toMatch(/^[A-Z].*\.$/)
    expect(output).toBeDefined()
  },
)

const schemas = z.looseObject({
  type: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
})

/** Every object in a JSON schema that takes keys which it does not name, and every place that takes anything. */
function loosePlaces(schema: unknown, place: string): string[] {
  const found = schemas.safeParse(schema)
  if (!found.success) return []
  const { type, additionalProperties, ...parts } = found.data
  const isLoose = type === 'object' && additionalProperties !== false
  const isAnything = Object.keys(Object(schema)).every((key) => key === '$schema' || key === 'description')
  return [
    ...(isLoose || isAnything ? [place] : []),
    ...['properties', 'anyOf', 'oneOf', 'allOf', 'items', 'prefixItems'].flatMap((key) =>
      Object.entries(Object(parts[key])).flatMap(([name, part]) => loosePlaces(part, `${place}.${name}`)),
    ),
  ]
}

test.each(procedures.flatMap(({ path, input }) => (input ? [[path, input] as const] : [])))(
  '%s takes what it names and nothing else',
  (path, input) => {
    const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' })
    expect(loosePlaces(schema, path)).toEqual([])
  },
)

test.for(procedures)(
  '$path lets in whom it should and refuses everybody else',
  async ({ path, meta }, { world }) => {
    for (const caller of callers) {
      const expected = refusalOf(meta, caller) ?? 'allowed'
      expect([caller, await outcomeOf(world, path, caller)]).toEqual([caller, expected])
    }
  },
)

/** The name of each property that a JSON Schema has, however deep. */
function namesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) => [
    ...(key === 'properties' ? Object.keys(value) : []),
    ...namesIn(value),
  ])
}

test('no answer has a secret, an address or an e-mail but those that are asked for', () => {
  const told = procedures.flatMap(({ path, output }) =>
    namesIn(output && z.toJSONSchema(output))
      .filter((name) => /pass|hash|secret|token|email|address|^ip$|key/i.test(name))
      .map((name) => `${path} ${name}`),
  )
  expect([...new Set(told)].toSorted()).toMatchInlineSnapshot(`
    [
      "account.export email",
      "admin.audit.list tokenId",
      "admin.serviceTokens.create token",
      "admin.users.list email",
      "admin.users.setRole email",
      "admin.users.suspend email",
      "admin.users.unsuspend email",
      "auth.login accessToken",
      "auth.login accessTokenExpiresAt",
      "auth.login email",
      "auth.login refreshToken",
      "auth.login refreshTokenExpiresAt",
      "auth.me email",
      "auth.refresh accessToken",
      "auth.refresh accessTokenExpiresAt",
      "auth.refresh email",
      "auth.refresh refreshToken",
      "auth.refresh refreshTokenExpiresAt",
      "auth.register accessToken",
      "auth.register accessTokenExpiresAt",
      "auth.register email",
      "auth.register refreshToken",
      "auth.register refreshTokenExpiresAt",
      "tokens.create token",
      "users.updateProfile email",
    ]
  `)
})
