import { failuresOf, listProcedures } from '@linnet/api'
import { expect, test } from 'vitest'

import { adminPostsConform } from './admin-posts.js'
import { adminUsersConform } from './admin-users.js'
import { authConforms } from './auth.js'
import { keysConform } from './keys.js'
import { likesConform } from './likes.js'
import { liveConforms } from './live.js'
import { postsConform } from './posts.js'
import { servicesConform } from './services.js'
import { usersConform } from './users.js'
import { validationConforms } from './validation.js'
import { visibilityConforms } from './visibility.js'
import { createRecord, stageIn, type Open } from './world.js'

const features = [
  postsConform,
  likesConform,
  visibilityConforms,
  usersConform,
  authConforms,
  adminPostsConform,
  adminUsersConform,
  servicesConform,
  keysConform,
  validationConforms,
  liveConforms,
]

/** What no caller can bring about by calling: the server's own troubles, two at a time, what the client cures. */
const beyondCallers = new Set([
  'Busy',
  'DatabaseUnavailable',
  'Internal',
  'CredentialsBatched',
  'IdempotencyKeyInFlight',
])

/** What every Linnet does, be it a server over HTTP or a fake of one. */
export function conformance(open: Open): void {
  const record = createRecord()
  for (const conform of features) conform(() => stageIn(open, record))

  test('every procedure has been called, and every reason to fail been met', () => {
    const procedures = listProcedures()
    expect(procedures.map(({ path }) => path).filter((path) => !record.called.has(path))).toEqual([])
    const reasons = new Set(procedures.flatMap(({ meta }) => failuresOf(meta)))
    expect(
      [...reasons].filter((reason) => !record.reasons.has(reason) && !beyondCallers.has(reason)),
    ).toEqual([])
  })
}

/** The same for who has only service clients to show. */
export function serviceConformance(open: Open): void {
  const record = createRecord()
  servicesConform(() => stageIn(open, record))
}
