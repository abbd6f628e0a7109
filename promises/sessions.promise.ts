import { setTimeout as sleep } from 'node:timers/promises'

import { testServers } from '../apps/server/src/plugins/live-testing.js'
import { testPassword, type TestUser } from '../packages/api/src/testing.js'
import { promise } from './promise.js'

/** What does not come until then is measured as late; nobody waits for it longer. */
const longestMs = 5000

type Servers = Awaited<ReturnType<typeof testServers>>

interface Scene {
  servers: Servers
  admin: TestUser
  mo: TestUser
}

/** What ends what somebody may do, done on the first server. */
const endings: Record<string, (scene: Scene) => Promise<unknown>> = {
  'a suspension': ({ servers, admin, mo }) => servers.as(admin).admin.users.suspend({ userId: mo.id }),
  'a demotion': ({ servers, admin, mo }) =>
    servers.as(admin).admin.users.setRole({ userId: mo.id, role: 'user' }),
  'a new password': async ({ servers, mo }) => {
    const elsewhere = await servers.anyone().auth.login({ identifier: 'mo', password: testPassword })
    return servers
      .withToken(elsewhere.accessToken)
      .auth.changePassword({ currentPassword: testPassword, newPassword: 'another battery, horse' })
      .then(() => mo)
  },
  'a sign-out': ({ servers, mo }) => servers.as(mo).auth.logout(),
  'a sign-out everywhere': ({ servers, mo }) => servers.as(mo).auth.logoutAll(),
  'an end by an admin': ({ servers, admin, mo }) =>
    servers.as(admin).admin.users.endSessions({ userId: mo.id }),
}

promise(
  'what somebody may do ends with the next call, on every server, and their streams with it',
  async ({ keep }) => {
    let [accepted, slowest, latestStream] = [0, 0, 0]
    for (const [name, end] of Object.entries(endings)) {
      await using servers = await testServers()
      const scene = {
        servers,
        admin: await servers.user('boss', { role: 'admin' }),
        mo: await servers.user('mo', { role: 'moderator' }),
      }
      const { url } = await servers.start()
      const headers = { authorization: `Bearer ${scene.mo.accessToken}` }
      const ask = async () => (await fetch(`${url}/api/v1/admin/posts`, { headers })).status
      if ((await ask()) !== 200) throw new Error('A moderator is let in.')
      const stream = await openStream(url, headers)

      await end(scene)
      const began = performance.now()
      if ((await ask()) === 200) accepted += 1
      while ((await ask()) === 200 && performance.now() - began < longestMs) await sleep(10)
      slowest = Math.max(slowest, performance.now() - began)
      // Who was only demoted listens on, with the eyes of everybody.
      if (name === 'a demotion') stream.close()
      else {
        await Promise.race([stream.ended, sleep(longestMs)])
        latestStream = Math.max(latestStream, performance.now() - began)
        stream.close()
      }
    }
    keep('sessions.next-call', accepted, { atMost: 0, unit: 'calls let in' })
    keep('sessions.other-process', slowest, { atMost: 1000, unit: 'ms' })
    keep('sessions.streams', latestStream, { atMost: 2000, unit: 'ms' })
  },
)

async function openStream(url: string, headers: Record<string, string>) {
  const closing = new AbortController()
  const { body } = await fetch(`${url}/api/v1/events`, { headers, signal: closing.signal })
  const read = async () => {
    for await (const _ of body ?? []) continue
  }
  return { ended: read().catch(() => undefined), close: () => closing.abort() }
}
