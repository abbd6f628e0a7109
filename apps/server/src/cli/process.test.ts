import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { User, type Pool } from '@linnet/db'
import { testDatabase } from '@linnet/db/testing'
import { createClient } from '@linnet/sdk'
import { expect, test } from 'vitest'

import { until } from '../testing.js'
import { command, linnetWith, server, spawnedWith, spawnLinnet, tempFolder, told } from './testing.js'

const password = 'correct horse battery'
const create = ['admin', 'create', 'ann', '--email', 'ann@example.com']

test(
  'a process takes its environment and standard input, and ends with 0, 1 or 2',
  { timeout: 120_000 },
  async () => {
    await using database = await testDatabase()
    const linnet = spawnedWith({ DATABASE_URL: database.url })
    const made = await linnet([...create, '--password-stdin', '--json'], `${password}\n`)
    expect(made).toEqual({ code: 0, stdout: expect.stringContaining('"handle":"ann"'), stderr: '' })
    const tried = ['admin', 'test-password', 'ann', '--password-stdin']
    const answers = await Promise.all([
      linnet(tried, password),
      linnet(tried, 'wrong'),
      linnet(['admin', 'suspend', 'nobody', '--json']),
      linnet(['fly']),
    ])
    expect(answers).toEqual([
      { code: 0, stdout: 'This is the password of ann.\n', stderr: '' },
      { code: 1, stdout: 'This is not the password of ann.\n', stderr: '' },
      {
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(/^{"error":{"reason":"CommandError","message":"There is no account/),
      },
      { code: 2, stdout: '', stderr: expect.stringContaining("unknown command 'fly'") },
    ])

    const { child, ended } = spawnLinnet({}, ['--help'])
    child.stdout.destroy()
    expect(await ended).toEqual({ code: 0, stdout: '', stderr: '' })
  },
)

test('it starts, serves while it is backed up, and stops', { timeout: 120_000 }, async () => {
  await using folder = await tempFolder()
  await using files = await tempFolder()
  const { child, stdout, ended } = spawnLinnet({ LINNET_DATA: folder.path, PORT: '0' }, ['start'])
  await until(() => stdout().includes('Linnet is at') || child.exitCode !== null)
  const [, url = ''] = /Linnet is at (\S+)/.exec(stdout()) ?? []
  const [, given = ''] = /Sign in as admin with the password (\S+)/.exec(stdout()) ?? []
  const linnet = createClient({ url })
  await linnet.auth.login({ identifier: 'admin', password: given })
  const file = join(files.path, 'linnet.jsonl.gz')
  await told(linnetWith({ LINNET_DATA: folder.path })(['backup', file]))
  await linnet.posts.create({ content: 'still here' })
  expect(await readdir(files.path)).toEqual(['linnet.jsonl.gz'])
  child.kill('SIGINT')
  expect(await ended).toMatchObject({ code: 0, stderr: '' })
})

/** Somebody else holds the posts, so that a command which needs them takes as long as we like. */
async function held(db: Pool) {
  const lock = await db.transaction()
  // However slow the machine is, it is not ended for being idle.
  await lock.raw('set local idle_in_transaction_session_timeout = 0')
  await lock.raw('lock table posts in access exclusive mode')
  return {
    async someoneWaits() {
      const { rows } = await db.raw<{ rows: unknown[] }>(
        "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      )
      return rows.length > 0
    },
    [Symbol.asyncDispose]: async () => {
      await lock.rollback()
    },
  }
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)(
  'a backup, an export and a restore that get %s end with %i and keep nothing',
  { timeout: 120_000 },
  async (signal, code) => {
    await using folder = await tempFolder()
    await using here = await testDatabase()
    const environment = { DATABASE_URL: here.url }
    const before = join(folder.path, 'before.jsonl.gz')
    await told(linnetWith(environment)(['backup', before]))
    await using lock = await held(here.db)
    for (const args of [
      ['backup', join(folder.path, 'linnet.jsonl.gz')],
      ['export', join(folder.path, 'linnet.jsonl')],
      ['restore', before],
    ]) {
      const { child, ended } = spawnLinnet(environment, args)
      await until(async () => child.exitCode !== null || (await lock.someoneWaits()))
      child.kill(signal)
      expect(await ended).toMatchObject({
        code,
        stdout: '',
        stderr: expect.stringContaining('Stopped before it was done; nothing was kept.\n'),
      })
      await until(async () => !(await lock.someoneWaits()))
    }
    expect(await readdir(folder.path)).toEqual(['before.jsonl.gz'])
  },
)

/** The command at a terminal, which types each answer when it sees its question. */
async function atTerminal(url: string, args: string[], answers: [question: string, typed: string][]) {
  const line = [...command, ...args].map((word) => `'${word}'`).join(' ')
  // Without a width every letter would be on a line of its own.
  const sized = `stty cols 120 rows 40; exec ${line}`
  const child = spawn('script', ['--quiet', '--return', '--command', sized, '/dev/null'], {
    cwd: server,
    env: { DATABASE_URL: url, TERM: 'xterm' },
  })
  let screen = ''
  child.stdout.on('data', (chunk) => (screen += String(chunk)))
  const ended = once(child, 'close')
  for (const [question, typed] of answers) {
    await until(() => screen.includes(question) || child.exitCode !== null)
    child.stdin.write(typed)
  }
  const [code]: (number | null)[] = await ended
  return { code, screen }
}

const ctrlC = '\u0003'

/** Its `script` opens a terminal. */
const hasUtilLinux = String(spawnSync('script', ['--version']).stdout).includes('util-linux')

test.runIf(hasUtilLinux)(
  'at a terminal a password is asked for twice, and shown never',
  { timeout: 60_000 },
  async () => {
    await using database = await testDatabase()
    const [first, again] = ['New password', 'The same once more']
    const users = () => User.query(database.db).resultSize()

    const [differing, stopped, short] = await Promise.all([
      atTerminal(database.url, create, [
        [first, `${password}\r`],
        [again, 'another one\r'],
      ]),
      atTerminal(database.url, create, [
        [first, `${password}\r`],
        [again, ctrlC],
      ]),
      atTerminal(database.url, create, [[first, 'short\r']]),
    ])
    expect(differing).toMatchObject({ code: 1, screen: expect.stringContaining('The two passwords differ') })
    expect(stopped).toMatchObject({ code: 1, screen: expect.stringContaining('Cancelled; nothing was') })
    expect(short).toMatchObject({ code: 1, screen: expect.stringContaining('At least 8 characters') })
    expect(await users()).toBe(0)

    const made = await atTerminal(database.url, create, [
      [first, `${password}\r`],
      [again, `${password}\r`],
    ])
    expect(made).toMatchObject({ code: 0, screen: expect.stringContaining('Made the admin ann.') })
    expect(made.screen).not.toContain(password)
    const linnet = linnetWith({ DATABASE_URL: database.url })
    expect((await linnet(['admin', 'test-password', 'ann', '--password-stdin'], password)).code).toBe(0)

    const unsure = await atTerminal(database.url, ['admin', 'delete', 'ann'], [['for good', ctrlC]])
    expect(unsure).toMatchObject({ code: 1, screen: expect.stringContaining('Cancelled') })
    expect(await users()).toBe(1)
  },
)
