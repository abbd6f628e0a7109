import { createClient, createServiceClient, isLinnetError, type Linnet } from '@linnet/sdk'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { isDeclared } from './conformance.js'
import { deed, perform, type Deed, type names } from './deeds.js'
import { openFake } from './fake-world.js'
import { serverWorlds } from './server-world.js'
import { createRecord, stageIn, type Open } from './world.js'

const openServer = serverWorlds((url) => ({
  client: (settings) => createClient({ url, ...settings }),
  serviceClient: (settings) => createServiceClient({ url, onDeprecated: () => undefined, ...settings }),
}))

type People = Record<(typeof names)[number], Linnet>

/** The same people with the same numbers. */
async function peopleIn(open: Open): Promise<People> {
  const stage = await stageIn(open, createRecord(isDeclared))
  const root = await stage.admin()
  return {
    root,
    mo: await stage.moderator(),
    ann: await stage.user('ann'),
    bob: await stage.user('bob'),
    nobody: stage.visitor(),
  }
}

/** What came of a deed, without what no two servers have alike. */
async function outcomeOf(doing: Deed, people: People): Promise<unknown> {
  try {
    return alike(await perform(doing, people[doing.who]))
  } catch (error) {
    if (!isLinnetError(error)) throw error
    const { reason, status, message, issues } = error
    return { reason, status, message, issues }
  }
}

const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

function alike(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer), (key, value: unknown) => {
    if (key === 'nextCursor' && typeof value === 'string') return 'a cursor'
    return typeof value === 'string' && moment.test(value) ? 'a moment' : value
  })
}

test('whatever people do, the fake answers as the server does', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 20, maxLength: 50 }), async (deeds) => {
      const [there, here] = [await peopleIn(openServer), await peopleIn(openFake)]
      for (const doing of deeds) {
        const expected = await outcomeOf(doing, there)
        expect({ doing, outcome: await outcomeOf(doing, here) }).toEqual({ doing, outcome: expected })
      }
    }),
    { numRuns: 8, endOnFailure: true },
  )
})
