import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { testDatabase } from '@linnet/db/testing'
import { createClient, type LiveEvent } from '@linnet/sdk'
import { openLinnet, type FetchHandler } from '@linnet/server/local'
import { expect, test, vi } from 'vitest'

const secret = 'a secret that only tests know, long enough'
const password = 'correct horse battery'
const account = (handle: string) => ({ handle, email: `${handle}@example.com`, password })
const slowly = { timeout: 60_000 }
const patiently = { timeout: 25_000, interval: 20 }

/** The example as somebody would start it. */
function run(file: string, settings: Record<string, string>) {
  const child = spawn(process.execPath, ['--conditions=source', '--import=tsx', file], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    env: { PATH: process.env['PATH'], LINNET_SECRET: secret, PORT: '0', ...settings },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)))
  const ended = once(child, 'close').then(() => child.exitCode)
  return {
    output: () => output,
    ended,
    async says(pattern: RegExp): Promise<string> {
      await vi.waitFor(() => {
        if (child.exitCode !== null && !pattern.test(output)) throw new Error(`${file} ended: ${output}`)
        expect(output).toMatch(pattern)
      }, patiently)
      return pattern.exec(output)?.[1] ?? ''
    },
    async stop() {
      child.kill('SIGTERM')
      return ended
    },
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** A Linnet that listens, with an admin. */
async function served() {
  const database = await testDatabase()
  const options = { databaseUrl: database.url, secret, adminPassword: password, logLevel: 'silent' } as const
  const instance = await openLinnet(options)
  const url = await (await instance.mount()).listen({ port: 0, host: '127.0.0.1' })
  return {
    url,
    async [Symbol.asyncDispose]() {
      await instance.close()
      await database[Symbol.asyncDispose]()
    },
  }
}

/** Signs up, posts, reads and hears of it. */
async function journey(linnet: ReturnType<typeof createClient>) {
  await linnet.auth.register(account('ann'))
  const events: LiveEvent[] = []
  const statuses: string[] = []
  const timeline = linnet.live.timeline({
    onEvent: (event) => void events.push(event),
    onStatus: (status) => void statuses.push(status),
  })
  await vi.waitFor(() => expect(statuses).toContain('open'), patiently)
  const { id } = await linnet.posts.create({ content: 'Hello!' })
  await vi.waitFor(() => expect(events).toMatchObject([{ type: 'post.created', post: { id } }]), patiently)
  expect(await linnet.posts.list()).toMatchObject({ items: [{ content: 'Hello!' }] })
  await expect(linnet.posts.byId({ postId: 404 })).rejects.toMatchObject({ reason: 'PostNotFound' })
  return timeline
}

test.each(['mount-fastify.ts', 'mount-hono.ts', 'mount-fetch.ts'])('%s', slowly, async (file) => {
  await using database = await testDatabase()
  await using server = run(file, { DATABASE_URL: database.url })
  const address = await server.says(/Listening at (\S+)/)
  expect(await (await fetch(address)).text()).toMatch(/^My own site/)
  const timeline = await journey(createClient({ url: `${address}/social`, retries: 0 }))
  // With the stream still open.
  expect(await server.stop()).toBe(0)
  timeline.close()
})

test('mount-next', slowly, async () => {
  await using database = await testDatabase()
  vi.stubEnv('DATABASE_URL', database.url)
  vi.stubEnv('LINNET_SECRET', secret)
  const route: Record<string, FetchHandler | string> =
    await import('./mount-next/app/linnet/[...path]/route.js')
  const signals = new Set(process.listeners('SIGTERM'))
  const fetchThere: typeof fetch = async (input, init) => {
    const request = new Request(input, init)
    const handle = route[request.method]
    return typeof handle === 'function' ? handle(request) : new Response(null, { status: 405 })
  }
  const timeline = await journey(
    createClient({ url: 'http://localhost:3000/linnet', fetch: fetchThere, retries: 0 }),
  )
  timeline.close()
  for (const listener of process.listeners('SIGTERM')) {
    if (signals.has(listener)) continue
    process.off('SIGTERM', listener)
    listener('SIGTERM')
  }
  await vi.waitFor(async () => {
    expect((await fetchThere('http://localhost:3000/linnet/livez')).status).toBe(503)
  }, patiently)
  vi.unstubAllEnvs()
})

test('script', slowly, async () => {
  await using database = await testDatabase()
  for (const posts of [1, 2]) {
    await using script = run('script.ts', { DATABASE_URL: database.url })
    expect([await script.ended, script.output()]).toEqual([0, '@news It is going to rain.\n'.repeat(posts)])
  }
})

test('bot', slowly, async () => {
  await using server = await served()
  const ann = createClient({ url: server.url })
  await createClient({ url: server.url }).auth.register(account('echo'))
  await ann.auth.register(account('ann'))
  await using bot = run('bot.ts', { LINNET_URL: server.url, BOT_HANDLE: 'echo', BOT_PASSWORD: password })
  await bot.says(/The timeline is open/)
  await ann.posts.create({ content: 'Nobody in particular.' })
  const { id } = await ann.posts.create({ content: 'Hello @echo' })
  await vi.waitFor(async () => {
    expect(await ann.posts.byId({ postId: id })).toMatchObject({ replyCount: 1 })
  }, patiently)
  expect((await ann.posts.thread({ postId: id })).replies.items).toMatchObject([
    { content: '@ann You said: Hello @echo', author: { handle: 'echo' } },
  ])
  expect(await bot.stop()).toBe(0)
})

test('service', slowly, async () => {
  await using server = await served()
  const admin = createClient({ url: server.url })
  const { user } = await admin.auth.login({ identifier: 'admin', password })
  const { token } = await admin.admin.serviceTokens.create({ name: 'weather', scopes: ['posts:write'] })
  const settings = { LINNET_URL: server.url, LINNET_TOKEN: token, ACCOUNT_ID: String(user.id) }
  await using service = run('service.ts', settings)
  expect([await service.ended, service.output()]).toEqual([0, 'weather may posts:write\nPosted as @admin\n'])
})
