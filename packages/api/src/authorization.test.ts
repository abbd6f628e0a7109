import { TRPCError } from '@trpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { callers, refusalOf, testCallers, type Brought, type Caller } from './caller-testing.js'
import { reasonOf, type Reason } from './errors.js'
import { listProcedures } from './procedures.js'
import { testApp, type TestApp } from './testing.js'

let app: TestApp
let broughtBy: (caller: Caller) => Promise<Brought>

beforeAll(async () => {
  app = await testApp()
  broughtBy = await testCallers(app)
})

afterAll(() => app[Symbol.asyncDispose]())

/** Calls without input: who is refused is refused before the input is looked at. */
async function outcomeOf(path: string, caller: Caller): Promise<Reason | 'allowed'> {
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

test.each(procedures.map(({ path, meta }) => [path, meta] as const))(
  '%s lets in whom it should and refuses everybody else',
  async (path, meta) => {
    for (const caller of callers) {
      const expected = refusalOf(meta, caller) ?? 'allowed'
      expect([caller, await outcomeOf(path, caller)]).toEqual([caller, expected])
    }
  },
)
