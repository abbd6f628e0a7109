import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { emptyDatabase } from '@linnet/db/testing'
import { expect, test } from 'vitest'

import { linnetWith, tempFolder, told } from './testing.js'

/** Two instances that are not there yet. */
async function onEmbedded() {
  const folder = await tempFolder()
  const [here, there] = [join(folder.path, 'here'), join(folder.path, 'there')]
  await Promise.all([here, there].map((path) => mkdir(path, { mode: 0o755 })))
  return {
    here: { LINNET_DATA: here },
    there: { LINNET_DATA: there },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  }
}

async function onDatabaseUrl() {
  const [here, there] = await Promise.all([emptyDatabase(), emptyDatabase()])
  return {
    here: { DATABASE_URL: here.url },
    there: { DATABASE_URL: there.url },
    async [Symbol.asyncDispose]() {
      await Promise.all([here[Symbol.asyncDispose](), there[Symbol.asyncDispose]()])
    },
  }
}

test.each([
  ['the embedded Postgres', onEmbedded],
  ['DATABASE_URL', onDatabaseUrl],
])('an operator goes all the way on %s', { timeout: 120_000 }, async (_, arrange) => {
  await using folder = await tempFolder()
  await using instances = await arrange()
  const linnet = linnetWith(instances.here)
  const answer = async (args: string[], stdin?: string) =>
    JSON.parse(await told(linnet([...args, '--json'], stdin)))
  expect(await linnet(['admin', 'list'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('`linnet migrate up`'),
  })

  expect((await answer(['migrate', 'up'])).applied.length).toBeGreaterThan(0)
  expect(await answer(['seed'])).toEqual({ seeded: true })
  const create = ['admin', 'create', 'root', '--email', 'root@example.com', '--password-stdin']
  expect(await answer(create, 'the first password\n')).toMatchObject({ handle: 'root', role: 'admin' })
  expect((await answer(['admin', 'list', '--search', 'root'])).length).toBe(1)
  await answer(['admin', 'reset-password', 'root', '--password-stdin'], 'the second password\n')
  const test = ['admin', 'test-password', 'root', '--password-stdin', '--json']
  expect((await linnet(test, 'the second password')).code).toBe(0)
  expect((await linnet(test, 'the first password')).code).toBe(1)
  expect(await answer(['admin', 'set-role', 'ann', 'moderator'])).toMatchObject({ role: 'moderator' })
  expect(await answer(['admin', 'suspend', 'ann'])).toMatchObject({ suspendedAt: expect.any(String) })
  const token = await answer(['token', 'create', 'a bot', '--scope', 'posts:write'])
  expect(await answer(['token', 'list'])).toMatchObject([{ id: token.id, revokedAt: null }])
  await answer(['token', 'revoke', String(token.id)])
  const tokens = await answer(['token', 'list'])
  const accounts = await answer(['admin', 'list'])

  const file = join(folder.path, 'backup.jsonl.gz')
  const { rows } = await answer(['backup', file])
  const restored = linnetWith(instances.there)
  await told(restored(['migrate', 'up']))
  expect(JSON.parse(await told(restored(['restore', file, '--json'])))).toMatchObject({ rows })
  expect(JSON.parse(await told(restored(['admin', 'list', '--json'])))).toEqual(accounts)
  expect(JSON.parse(await told(restored(['token', 'list', '--json'])))).toEqual(tokens)
  expect(await linnet(['restore', file])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('The database is not empty'),
  })
  for (const one of [linnet, restored])
    expect(JSON.parse(await told(one(['doctor', '--json'])))).toMatchObject({ ok: true })
})
