import { testSecret } from '@linnet/api/testing'
import { testDatabase } from '@linnet/db/testing'

import { openLinnet, type Instance } from '../local.js'

export const password = 'correct horse battery'

/** Linnet in this process over a fresh database. */
export async function testInstance(): Promise<{ instance: Instance; url: string } & AsyncDisposable> {
  const database = await testDatabase()
  const instance = await openLinnet({ databaseUrl: database.url, secret: testSecret, logLevel: 'silent' })
  return {
    instance,
    url: database.url,
    async [Symbol.asyncDispose]() {
      await instance.close()
      await database[Symbol.asyncDispose]()
    },
  }
}

export function account(handle: string) {
  return { handle, email: `${handle}@example.com`, password }
}
