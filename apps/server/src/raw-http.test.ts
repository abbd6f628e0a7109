import { once } from 'node:events'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { testApp } from '@linnet/api/testing'
import { expect, test } from 'vitest'

import { buildApp, type AppDeps } from './app.js'
import { createLogger } from './logger.js'
import { until } from './testing.js'

/** The server as bytes on a connection find it. */
async function listening(deps: Partial<AppDeps> = {}) {
  const api = await testApp()
  const app = await buildApp({ api: api.api, log: createLogger({ logLevel: 'silent' }), ...deps })
  const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  const { accessToken } = await api.user('ann')

  /** Everything that is answered until the server closes the connection. */
  async function sent(...bytes: (string | Uint8Array)[]): Promise<string> {
    const socket = connect(Number(port), '127.0.0.1')
    let text = ''
    socket.on('data', (chunk) => (text += String(chunk)))
    socket.on('error', () => socket.destroy())
    for (const each of bytes) socket.write(each)
    if (!socket.closed) await once(socket, 'close')
    return text
  }

  return {
    api,
    app,
    port: Number(port),
    accessToken,
    sent,
    async [Symbol.asyncDispose]() {
      await app.close()
      await api[Symbol.asyncDispose]()
    },
  }
}

const last = 'Connection: close\r\n'

function creation(lines: string[], body: string | Uint8Array): (string | Uint8Array)[] {
  const length = `Content-Length: ${Buffer.byteLength(body)}\r\n`
  return [
    `POST /api/v1/posts HTTP/1.1\r\nHost: x\r\n${last}${length}${lines.map((line) => `${line}\r\n`).join('')}\r\n`,
    body,
  ]
}

const statusesOf = (text: string) =>
  [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status))

test('a body is looked at as JSON, or not at all, however its type is written', async () => {
  await using server = await listening()
  const authorization = `Authorization: Bearer ${server.accessToken}`
  const types = [
    'application/json',
    'application/json; charset=utf-8',
    'application/JSON ;x',
    'Application/Json',
    'application/json\tx',
    ' application/json',
    'application/json,text/plain',
    'application/json;',
    'application/problem+json',
    'text/json',
    '',
    'application',
    'application/',
    '*/*',
    'application/json\u00a0',
  ]
  const met = new Map<string, string>()
  for (const type of types) {
    const lines = [authorization, `Content-Type: ${type}`]
    const [malformed] = statusesOf(await server.sent(...creation(lines, '{"content":5}')))
    const [fine] = statusesOf(await server.sent(...creation(lines, '{"content":"hello"}')))
    met.set(type, `${malformed} ${fine}`)
  }
  expect([...met].filter(([, both]) => !['400 201', '415 415', '400 400'].includes(both))).toEqual([])
  expect(met.get('application/json')).toBe('400 201')
})

test('a compressed body is refused as what it is', async () => {
  await using server = await listening()
  const lines = [
    `Authorization: Bearer ${server.accessToken}`,
    'Content-Type: application/json',
    'Content-Encoding: gzip',
  ]
  const [status = 0] = statusesOf(await server.sent(...creation(lines, gzipSync('{"content":"hello"}'))))
  expect([400, 415]).toContain(status)
})

test('requests that come at once are answered one by one, each as itself', async () => {
  await using server = await listening()
  const ask = (path: string, lines = '') => `GET ${path} HTTP/1.1\r\nHost: x\r\n${lines}\r\n`
  const authorization = `Authorization: Bearer ${server.accessToken}\r\n`
  const text = await server.sent(
    ask('/api/v1/me', authorization) + ask('/api/v1/me') + ask('/livez') + ask('/api/v1/posts/1', last),
  )
  const [signedIn, ...others] = text.split(/(?=HTTP\/1\.1 )/)
  // Whoever asks again before the answer is there may be told to wait for it.
  expect(statusesOf(text).join(' ')).toMatch(/^200 (?:401|503) 200 (?:404|503)$/)
  expect(signedIn).toContain('"ann"')
  expect(others.join('')).not.toContain('"ann"')
})

test('what disagrees with itself is no request', async () => {
  await using server = await listening()
  const smuggled = 'GET /api/v1/me HTTP/1.1\r\nHost: x\r\n\r\n'
  for (const lines of [
    'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n',
    'Content-Length: 4\r\nContent-Length: 5\r\n',
    'Transfer-Encoding: chunked, identity\r\n',
    'Transfer-Encoding: xchunked\r\n',
    'Content-Length: +4\r\n',
    'Content-Length : 4\r\n',
    'X: a\r\n b: c\r\nContent-Length: -1\r\n',
  ]) {
    const text = await server.sent(
      `POST /api/v1/posts HTTP/1.1\r\nHost: x\r\n${lines}\r\n0\r\n\r\n${smuggled}`,
    )
    expect([lines, statusesOf(text)]).toEqual([lines, [400]])
  }
})

test('an address written in another way leads to the same, or to nothing', async () => {
  await using server = await listening()
  const mine = `HTTP/1.1\r\nHost: x\r\n${last}Authorization: Bearer ${server.accessToken}\r\n\r\n`
  for (const path of [
    '//trpc//auth.me',
    '/trpc;a/auth.me',
    '/%2ftrpc/auth.me',
    '/trpc%2fauth.me',
    '/trpc/./auth.me',
    '/x/../trpc/auth.me',
    '/trpc/auth.me/',
    '/TRPC/auth.me',
    '/api/v1//me',
    '/api/v1/me;x',
    '/api//v1/me',
    '/api/v1/%6de%00',
  ]) {
    const text = await server.sent(`GET ${path} ${mine}`)
    expect(text).toMatch(/^HTTP\/1\.1 (?:400|404) /)
    expect(text).not.toContain('ann@')
  }
  const [whole] = statusesOf(await server.sent(`GET http://evil.example/api/v1/me ${mine}`))
  expect([400, 404]).toContain(whole)
})

test('of two tokens the second is nobody, and Bearer may be written small', async () => {
  await using server = await listening()
  const ben = await server.api.user('ben')
  const ask = (lines: string) => server.sent(`GET /api/v1/me HTTP/1.1\r\nHost: x\r\n${last}${lines}\r\n`)
  const mine = `Authorization: Bearer ${server.accessToken}\r\n`
  const both = await ask(`${mine}Authorization: Bearer ${ben.accessToken}\r\n`)
  expect(both).not.toContain('"ben"')
  expect(await ask(mine.replace('Bearer', 'bearer'))).toContain('"ann"')
  expect(statusesOf(await ask(mine.replace('Bearer', 'Basic')))).toEqual([401])
})

test('nothing in a body reaches what every object has', async () => {
  await using server = await listening()
  const lines = [`Authorization: Bearer ${server.accessToken}`, 'Content-Type: application/json']
  const before = Object.getOwnPropertyNames(Object.prototype)
  for (const body of [
    '{"content":"x","__proto__":{"role":"admin"}}',
    '{"content":"x","constructor":{"prototype":{"role":"admin"}}}',
    '{"content":"x","prototype":{"role":"admin"}}',
  ]) {
    const [status = 0] = statusesOf(await server.sent(...creation(lines, body)))
    expect([body, status]).toEqual([body, 400])
  }
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
})

test('whoever comes beyond as many connections as it holds is cut off, and others are served on', async () => {
  await using server = await listening({ mostConnections: 3 })
  const held = [1, 2, 3].map(() => connect(server.port, '127.0.0.1'))
  const count = () =>
    new Promise<number>((counted) => server.app.server.getConnections((_, all) => counted(all)))
  await until(async () => (await count()) === 3)
  expect(await server.sent(`GET /livez HTTP/1.1\r\nHost: x\r\n${last}\r\n`)).toBe('')
  const [first, ...others] = held
  first?.write(`GET /livez HTTP/1.1\r\nHost: x\r\n${last}\r\n`)
  const [answer] = first ? await once(first, 'data') : []
  expect(String(answer)).toContain('200 OK')
  await until(async () => (await count()) === 2)
  expect(statusesOf(await server.sent(`GET /livez HTTP/1.1\r\nHost: x\r\n${last}\r\n`))).toEqual([200])
  for (const socket of others) socket.destroy()
})

test('what tRPC would take for the parameters of a connection signs nobody in, and is refused where it is none', async () => {
  await using server = await listening()
  const mine = JSON.stringify({ Authorization: `Bearer ${server.accessToken}` })
  const ask = async (path: string, params: string) => {
    const query = `connectionParams=${encodeURIComponent(params)}`
    const text = await server.sent(`GET ${path}${query} HTTP/1.1\r\nHost: x\r\n${last}\r\n`)
    return statusesOf(text)
  }
  for (const params of ['{"a":1}', '[]', '"x"', '{', 'null', mine]) {
    const isRead = params === 'null' || params === mine
    const met = [
      await ask('/trpc/auth.me?', params),
      await ask('/trpc/posts.list?input=%7B%7D&', params),
      await ask('/api/v1/events?', params),
    ]
    expect([params, ...met]).toEqual([params, [isRead ? 401 : 400], [isRead ? 200 : 400], [400]])
  }
})
