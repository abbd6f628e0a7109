import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Post, ServiceToken, Session, User } from '@linnet/db'
import { emptyDatabase, testDatabase } from '@linnet/db/testing'
import type { Command } from 'commander'
import { expect, test } from 'vitest'

import { keptSecrets } from '../secret.js'
import { createProgram } from './program.js'
import { linnetWith, tempFolder, told } from './testing.js'

const password = 'correct horse battery'

async function migrated() {
  const database = await testDatabase()
  const linnet = linnetWith({ DATABASE_URL: database.url })
  const create = (handle: string, ...more: string[]) =>
    linnet(
      ['admin', 'create', handle, '--email', `${handle}@example.com`, '--password-stdin', '--json', ...more],
      `${password}\n`,
    )
  return {
    database,
    db: database.db,
    linnet,
    create,
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  }
}

test('migrates up and down, and says where it is', async () => {
  await using database = await emptyDatabase()
  const linnet = linnetWith({ DATABASE_URL: database.url })
  expect(await linnet(['admin', 'list'])).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(/^The database lacks \d+ migrations; run `linnet migrate up` first\.\n$/),
  })
  const { pending } = JSON.parse(await told(linnet(['migrate', 'status', '--json'])))
  expect(await linnet(['doctor'])).toMatchObject({
    code: 1,
    stdout: expect.stringContaining(`problem  migrations: ${pending.length} are pending.`),
  })
  const tables = "select from pg_class where relnamespace = 'public'::regnamespace"
  expect((await database.db.raw(tables)).rows).toEqual([])
  expect(pending.length).toBeGreaterThan(0)
  expect(JSON.parse(await told(linnet(['migrate', 'up', '--json'])))).toEqual({ applied: pending })
  expect(await told(linnet(['migrate', 'up']))).toBe('Nothing to migrate.\n')
  expect(await told(linnet(['migrate', 'down']))).toBe(`Rolled back ${pending.at(-1)}.\n`)
  expect(await told(linnet(['migrate', 'status']))).toContain(`pending  ${pending.at(-1)}`)
  expect(JSON.parse(await told(linnet(['seed', '--json'])))).toEqual({ seeded: true })
  expect(await told(linnet(['seed']))).toBe('The demo is there already.\n')
  expect(await Post.query(database.db).resultSize()).toBeGreaterThan(25)
})

test('makes accounts, and tests and resets their passwords', async () => {
  await using app = await migrated()
  const { linnet, create, db } = app
  const made = JSON.parse(await told(create('ann')))
  expect(made).toMatchObject({ handle: 'ann', role: 'admin', email: 'ann@example.com' })
  expect(JSON.stringify(made)).not.toContain('assword')
  expect(await create('ann')).toMatchObject({
    code: 1,
    stdout: '',
    stderr: '{"error":{"reason":"HandleTaken","message":"This handle is taken."}}\n',
  })

  const tryOut = (given: string) => linnet(['admin', 'test-password', '@Ann', '--password-stdin'], given)
  expect(await tryOut(password)).toMatchObject({ code: 0, stdout: 'This is the password of ann.\n' })
  expect(await tryOut('wrong')).toMatchObject({ code: 1, stdout: 'This is not the password of ann.\n' })

  const user = await User.query(db).findOne({ handle: 'ann' }).throwIfNotFound()
  await Session.query(db).insert({
    userId: user.id,
    familyHash: 'family',
    tokenHash: 'token',
    device: 'a phone',
    expiresAt: '2100-01-01T00:00:00.000Z',
  })
  await told(linnet(['admin', 'reset-password', 'ann@example.com', '--password-stdin'], 'a new one\r\n'))
  expect(await tryOut('a new one')).toMatchObject({ code: 0 })
  expect(await tryOut(password)).toMatchObject({ code: 1 })
  expect(await Session.query(db).whereNull('revokedAt').resultSize()).toBe(0)

  expect(await linnet(['admin', 'reset-password', 'ann', '--password-stdin'], 'short')).toMatchObject({
    code: 1,
    stderr: 'This password will not do: At least 8 characters.\n',
  })
  expect(await linnet(['admin', 'reset-password', 'nobody', '--password-stdin'], password)).toMatchObject({
    code: 1,
    stderr: 'There is no account nobody; `linnet admin list` shows them all.\n',
  })
  const shown = await told(
    linnet(['admin', 'create', 'bob', '--email', 'b@example.com', '--generate-password']),
  )
  const generated = /Made the admin bob with the password (\S+) \(shown this once\)/.exec(shown)?.[1] ?? ''
  expect(await linnet(['admin', 'test-password', 'bob', '--password-stdin'], generated)).toMatchObject({
    code: 0,
  })
})

test('changes roles, suspends and deletes, and keeps the last admin', async () => {
  await using app = await migrated()
  const { linnet, create } = app
  await told(create('ann'))
  await told(create('bob', '--role', 'user', '--display-name', 'Bob B.'))
  const list = async (...more: string[]) =>
    JSON.parse(await told(linnet(['admin', 'list', '--json', ...more]))).map(
      ({ handle, role }: { handle: string; role: string }) => `${handle} ${role}`,
    )
  expect(await list()).toEqual(['bob user', 'ann admin'])
  expect(await told(linnet(['admin', 'list']))).toMatch(/^HANDLE +ROLE .*\nbob +user .*\nann +admin .*\n$/)

  const refused = await Promise.all(
    [
      ['set-role', 'ann', 'user'],
      ['suspend', 'ann'],
      ['delete', 'ann', '--yes'],
    ].map((last) => linnet(['admin', ...last])),
  )
  for (const { code, stderr } of refused) {
    expect(code).toBe(1)
    expect(stderr).toBe('This is the last active admin; make somebody else an admin first.\n')
  }
  expect(await told(linnet(['admin', 'set-role', 'bob', 'admin']))).toBe('The role of bob is admin.\n')
  expect(await told(linnet(['admin', 'suspend', 'ann']))).toBe('ann is suspended.\n')
  expect(await list('--suspended')).toEqual(['ann admin'])
  await told(linnet(['admin', 'unsuspend', 'ann']))
  expect(await list('--suspended')).toEqual([])

  const unsure = await linnet(['admin', 'delete', 'ann'])
  expect(unsure).toMatchObject({ code: 2, stderr: expect.stringContaining('add --yes') })
  await told(linnet(['admin', 'delete', 'ann', '--yes']))
  expect(await list()).toEqual(['bob admin'])
})

test('makes, lists and revokes service tokens', async () => {
  await using app = await migrated()
  const { linnet, db } = app
  const made = JSON.parse(
    await told(
      linnet(['token', 'create', 'a bot', '--scope', 'posts:write', '--expires-in-days', '30', '--json']),
    ),
  )
  expect(made).toMatchObject({
    name: 'a bot',
    scopes: ['posts:write'],
    token: expect.stringMatching(/^svc_/),
  })
  expect(Date.parse(made.expiresAt) - Date.parse(made.createdAt)).toBe(30 * 86_400_000)
  expect(JSON.stringify(await ServiceToken.query(db))).not.toContain(made.token)

  const listed = await told(linnet(['token', 'list']))
  expect(listed).toMatch(/^ID .*LAST USED.*\n1 +a bot +posts:write .* never /)
  expect(listed).not.toContain(made.token)
  await told(linnet(['token', 'revoke', String(made.id)]))
  expect(JSON.parse(await told(linnet(['token', 'list', '--json'])))).toMatchObject([
    { revokedAt: expect.any(String) },
  ])
  expect(await linnet(['token', 'revoke', '99'])).toMatchObject({
    code: 1,
    stderr: 'There is no such service token.\n',
  })
})

test('the doctor names each problem with its mend', async () => {
  await using app = await migrated()
  const well = await app.linnet(['doctor'])
  expect(well.stdout).not.toContain('problem')
  expect(well).toMatchObject({ code: 0, stdout: expect.stringMatching(/^ok {6} Node\.js: /) })

  const kept = `insert into audit_entries (user_id, action, target, request_id) values (1, 'test', '{}', 'test')`
  await app.db.raw(`${kept}; ${kept}`)
  await app.db.raw('alter table audit_entries disable trigger refuse_audit_change')
  await app.db.raw('delete from audit_entries where id = 1')
  expect(await app.linnet(['doctor'])).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('problem  audit log: entry 2 or the one before it was changed'),
  })

  await told(app.linnet(['migrate', 'down']))
  const behind = await app.linnet(['doctor', '--json'])
  expect(behind.code).toBe(1)
  const { ok, checks } = JSON.parse(behind.stdout)
  expect(ok).toBe(false)
  expect(checks.filter((check: { ok: boolean }) => !check.ok)).toEqual([
    { name: 'migrations', ok: false, found: '1 are pending.', mend: 'Run `linnet migrate up`.' },
  ])

  const misled = await linnetWith({ PORT: 'x' })(['doctor'])
  expect(misled).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('problem  configuration: PORT must'),
  })
  await using folder = await tempFolder()
  const nowhere = await linnetWith({ LINNET_DATA: folder.path })(['doctor'])
  expect(nowhere).toMatchObject({ code: 1, stdout: expect.stringContaining('There is no instance in') })
})

test.each<[string, string[], RegExp]>([
  ['no command', [], /Usage: linnet/],
  ['an unknown command', ['fly'], /unknown command 'fly'/],
  ['an unknown option', ['seed', '--twice'], /unknown option '--twice'/],
  ['a missing argument', ['backup'], /missing required argument 'file'/],
  ['a handle that cannot be', ['admin', 'create', 'x', '--email', 'x@example.com'], /A handle is 2 to 30/],
  ['a role that is none', ['admin', 'set-role', 'ann', 'king'], /Allowed choices are user, moderator, admin/],
  ['a scope that is none', ['token', 'create', 'bot', '--scope', 'all'], /Allowed choices are/],
  ['no terminal to ask at', ['admin', 'test-password', 'ann'], /--password-stdin/],
])('%s is a usage error', async (_, args, sentence) => {
  expect(await linnetWith({})(args)).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(sentence) })
})

const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)]

test.each(all(createProgram()).map((command) => [nameOf(command), command] as const))(
  '%s says what it does, and answers programs',
  async (name, command) => {
    const args = name.split(' ').slice(1)
    const usage = { stdout: expect.stringMatching(`^Usage: ${name}\\b`), stderr: '' }
    expect(await linnetWith({})([...args, '--help'])).toEqual({ code: 0, ...usage })
    expect(command.description()).not.toBe('')
    const isGroup = command.commands.length > 0
    expect(await linnetWith({})([...args, isGroup ? 'fly' : '--fly'])).toMatchObject({ code: 2, stdout: '' })
    // One that serves has no answer.
    expect(command.options.some(({ long }) => long === '--json')).toBe(!isGroup && name !== 'linnet start')
  },
)

function nameOf(command: Command): string {
  return command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name()
}

test('a database that is not there is told in one sentence', async () => {
  await using database = await testDatabase()
  const url = Object.assign(new URL(database.url), { pathname: '/nothing_here' }).href
  expect(await linnetWith({ DATABASE_URL: url })(['admin', 'list'])).toEqual({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^Postgres at .* has no database nothing_here; create it\.\n$/),
  })
})

test('a new secret is made beside the one before, where the operator names none', async () => {
  await using folder = await tempFolder()
  const linnet = linnetWith({ LINNET_DATA: folder.path })
  expect(await linnet(['secret', 'rotate'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('There is no instance in'),
  })
  await mkdir(join(folder.path, 'postgres'))
  const before = await keptSecrets(folder.path)
  expect(await told(linnet(['secret', 'rotate']))).toMatch(/^Made a new secret\./)
  const { secret, otherSecrets } = await keptSecrets(folder.path)
  expect(otherSecrets).toEqual([before.secret])

  const named = linnetWith({ LINNET_DATA: folder.path, LINNET_SECRET: before.secret })
  expect(await named(['secret', 'rotate'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('The secret is LINNET_SECRET'),
  })
  expect((await keptSecrets(folder.path)).secret).toBe(secret)
})
