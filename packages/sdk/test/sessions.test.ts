import { testPassword, type TestApp } from '@linnet/api/testing'
import { afterEach, expect, test, vi } from 'vitest'

import {
  cookieSession,
  createClient,
  localStorageSession,
  type SessionGrant,
  type SessionStorage,
  type StoredSession,
} from '../src/index.js'
import { reasonOf } from './failure.js'
import { testServer } from './server.js'

const ann = { handle: 'ann', email: 'ann@example.com', password: testPassword }

afterEach(() => vi.unstubAllGlobals())

/** Cookies as a browser keeps them. */
function cookieJar() {
  const cookies = new Map<string, string>()
  const lines: string[] = []
  return {
    lines,
    read: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    write(line: string) {
      lines.push(line)
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (line.includes('Max-Age=0')) cookies.delete(name)
      else cookies.set(name, value)
    },
  }
}

/** The `localStorage` and the locks of a browser, shared by the clients of a test as by tabs. */
function browser() {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  })
  const listeners = new Set<(event: { key: string }) => void>()
  vi.stubGlobal('addEventListener', (_: string, listener: (event: { key: string }) => void) =>
    listeners.add(listener),
  )
  let turn = Promise.resolve()
  vi.stubGlobal('navigator', {
    locks: {
      request: (_: string, work: () => Promise<void>) => {
        const mine = turn.then(work)
        turn = mine.catch(() => undefined)
        return mine
      },
    },
  })
  return {
    /** What another tab is told of a change, which is a moment later. */
    announce: (key: string) => listeners.forEach((listener) => listener({ key })),
  }
}

function sessionsOf({ db }: TestApp): Promise<{ revoked_at: string | null }[]> {
  return db('sessions').select('revokedAt')
}

test('two tabs whose token ends together make one refresh between them', async () => {
  let now = Date.now()
  await using server = await testServer({ now: () => new Date(now) })
  browser()
  const tab = () => createClient({ url: server.url, storage: localStorageSession('linnet') })
  const first = tab()
  await first.auth.register(ann)
  const second = tab()
  now += 700_000
  const calls = [first, second].flatMap((linnet) => Array.from({ length: 20 }, () => linnet.auth.me()))
  const answers = await Promise.all(calls)
  expect(answers.map(({ handle }) => handle)).toEqual(Array.from({ length: 40 }, () => 'ann'))
  expect(server.requests.filter((request) => request.endsWith('auth.refresh'))).toHaveLength(1)
  expect(first.session).toEqual(second.session)
})

test('tabs without locks race each other, and nobody is signed out', async () => {
  let now = Date.now()
  await using server = await testServer({ now: () => new Date(now) })
  browser()
  vi.stubGlobal('navigator', {})
  const tab = () => createClient({ url: server.url, storage: localStorageSession('linnet') })
  const first = tab()
  await first.auth.register(ann)
  const tabs = [first, tab(), tab()]
  now += 700_000
  await Promise.all(tabs.map((linnet) => linnet.auth.me()))
  expect(tabs.every(({ session }) => session !== null)).toBe(true)
  expect((await sessionsOf(server.app)).length).toBe(1)
})

test('a tab that was asleep while another renewed for long goes on with what that one has', async () => {
  let now = Date.now()
  await using server = await testServer({ now: () => new Date(now) })
  browser()
  const tab = () => createClient({ url: server.url, storage: localStorageSession('linnet') })
  const awake = tab()
  await awake.auth.register(ann)
  const asleep = tab()
  for (let hours = 0; hours < 3; hours += 1) {
    now += 3_600_000
    await awake.auth.me()
  }
  expect((await asleep.auth.me()).handle).toBe('ann')
  expect((await awake.auth.me()).handle).toBe('ann')
})

test('signing out in one tab signs the others out', async () => {
  await using server = await testServer()
  const { announce } = browser()
  const tab = () => createClient({ url: server.url, storage: localStorageSession('linnet') })
  const first = tab()
  await first.auth.register(ann)
  const second = tab()
  const heard: (string | undefined)[] = []
  second.onSessionChange((session) => heard.push(session?.user.handle))
  await first.auth.logout()
  announce('linnet')
  expect(second.session).toBeNull()
  expect(heard).toEqual([undefined])
})

test('a stolen refresh token that is used again ends the family', async () => {
  let now = Date.now()
  await using server = await testServer({ now: () => new Date(now) })
  const linnet = createClient({ url: server.url })
  const { refreshToken } = await linnet.auth.register(ann)
  now += 700_000
  await linnet.auth.me()
  await server.app.db('sessions').update({ rotatedAt: server.app.db.raw("now() - interval '2 minutes'") })
  const thief = createClient({ url: server.url })
  expect(await reasonOf(thief.auth.refresh({ refreshToken }))).toBe('RefreshTokenInvalid')
  expect(await reasonOf(linnet.auth.me())).toBe('SessionEnded')
  expect(linnet.session).toBeNull()
})

test('cookies keep the session over a restart, in as many as it needs, and are taken away', async () => {
  await using server = await testServer()
  const jar = cookieJar()
  const client = () => createClient({ url: server.url, storage: cookieSession('linnet', jar) })
  const linnet = client()
  await linnet.auth.register(ann)
  await linnet.users.updateProfile({ bio: '👩🏽‍🚀'.repeat(300) })
  await linnet.auth.login({ identifier: 'ann', password: testPassword })
  expect(jar.read().split('; ').length).toBeGreaterThan(2)
  expect(jar.lines.every((line) => line.length < 4096 && line.includes('SameSite=Lax'))).toBe(true)

  const later = client()
  expect(later.session).toEqual(linnet.session)
  expect((await later.auth.me()).handle).toBe('ann')
  await later.auth.logout()
  expect(jar.read()).toBe('')
  expect(client().session).toBeNull()
})

test('on a server the cookies that were just written count, not those of the request', async () => {
  await using server = await testServer()
  const written: string[] = []
  const jar = {
    read: () => 'theme=dark; linnet.0=%7Bbroken',
    write: (line: string) => void written.push(line),
  }
  const linnet = createClient({ url: server.url, storage: cookieSession('linnet', jar) })
  expect(linnet.session).toBeNull()
  await linnet.auth.register(ann)
  expect((await linnet.auth.me()).handle).toBe('ann')
  expect(written.some((line) => line.startsWith('linnet.0='))).toBe(true)
})

test('a store that takes its time is waited for', async () => {
  await using server = await testServer()
  let kept: StoredSession | null = null
  const slow: SessionStorage = {
    load: () => new Promise((resolve) => setTimeout(() => resolve(kept), 20)),
    save: (session) =>
      new Promise((resolve) =>
        setTimeout(() => {
          kept = session
          resolve()
        }, 20),
      ),
  }
  const grant: SessionGrant = await createClient({ url: server.url, storage: slow }).auth.register(ann)
  expect(kept).toEqual(grant)
  const later = createClient({ url: server.url, storage: slow })
  expect(later.session).toBeNull()
  expect((await later.auth.me()).handle).toBe('ann')
  expect(later.session?.user.handle).toBe('ann')
})
