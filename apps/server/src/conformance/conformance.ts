import { failuresOf, listProcedures } from '@linnet/api'
import { expect, test } from 'vitest'

import { featuresConform } from './features.js'
import { createRecord, stageIn, type Open } from './world.js'

/** What no caller can bring about by calling: the server's own troubles, two at a time, what the client cures, and limits that are off here. */
const beyondCallers = new Set([
  'Busy',
  'TooManyRequests',
  'DatabaseUnavailable',
  'Internal',
  'CredentialsBatched',
  'IdempotencyKeyInFlight',
])

const declared = new Map(listProcedures().map(({ path, meta }) => [path, new Set<string>(failuresOf(meta))]))

/** Whether a procedure says that it may fail so. */
export function isDeclared(path: string, reason: string): boolean {
  return declared.get(path)?.has(reason) ?? false
}

/** What every Linnet does, be it a server over HTTP, one in the same process or a fake of one. */
export function conformance(open: Open): void {
  const record = createRecord(isDeclared)
  featuresConform(() => stageIn(open, record))

  test('every procedure has been called, and every reason to fail been met', () => {
    expect([...declared.keys()].filter((path) => !record.called.has(path))).toEqual([])
    const reasons = new Set([...declared.values()].flatMap((reasons) => [...reasons]))
    expect(
      [...reasons].filter((reason) => !record.reasons.has(reason) && !beyondCallers.has(reason)),
    ).toEqual([])
  })
}
