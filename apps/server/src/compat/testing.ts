import { testApp } from '@linnet/api/testing'

import { buildApp } from '../app.js'
import { createLogger } from '../logger.js'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** The server with both adapters over a fresh and empty database, called as an old client would call it. */
export async function testCompat(prefix: string, options: { now?: () => Date } = {}) {
  const arranged = await testApp(options)
  const { api, db } = arranged
  const app = await buildApp({
    api,
    log: createLogger({ logLevel: 'silent' }),
    compatPrefixes: { microblog: '/compat/microblog', twitter: '/compat/twitter' },
  })

  async function call(
    method: Method,
    path: string,
    {
      body,
      authorization,
      type = 'application/json',
    }: { body?: unknown; authorization?: string; type?: string } = {},
  ) {
    const answer = await app.inject({
      method,
      url: prefix + path,
      headers: {
        ...(authorization !== undefined && { authorization }),
        ...(body !== undefined && { 'content-type': type }),
      },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const isJson = answer.headers['content-type']?.toString().startsWith('application/json')
    const json: unknown = isJson ? answer.json() : undefined
    return { status: answer.statusCode, headers: answer.headers, text: answer.body, json }
  }

  return {
    api,
    db,
    call,
    async [Symbol.asyncDispose]() {
      await app.close()
      await arranged[Symbol.asyncDispose]()
    },
  }
}
