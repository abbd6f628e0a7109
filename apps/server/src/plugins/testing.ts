import { testApp } from '@linnet/api/testing'

import { buildApp, type AppDeps } from '../app.js'
import { createLogger } from '../logger.js'

export type Method = 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface Sent {
  token?: string | undefined
  /** An object goes as JSON, a string as it is. */
  body?: unknown
  type?: string
  headers?: Record<string, string>
}

/** The server over a fresh database, called as curl would call it. */
export async function testServer({
  origins = [],
  siteUrl,
  trustedProxies = [],
  metrics,
  metricsToken,
  ...options
}: Parameters<typeof testApp>[0] &
  Pick<AppDeps, 'origins' | 'siteUrl' | 'trustedProxies' | 'metrics' | 'metricsToken'> = {}) {
  const api = await testApp(options)
  const app = await buildApp({
    api: api.api,
    log: createLogger({ logLevel: 'silent' }),
    origins,
    siteUrl,
    trustedProxies,
    metrics,
    metricsToken,
  })

  async function call(
    method: Method,
    path: string,
    { token, body, type = 'application/json', headers }: Sent = {},
  ) {
    const answer = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': type }),
        ...headers,
      },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    return {
      status: answer.statusCode,
      type: answer.headers['content-type'],
      headers: answer.headers,
      body: answer.body === '' ? undefined : JSON.parse(answer.body),
    }
  }

  return {
    api,
    app,
    call,
    async [Symbol.asyncDispose]() {
      await app.close()
      await api[Symbol.asyncDispose]()
    },
  }
}

export type TestServer = Awaited<ReturnType<typeof testServer>>
