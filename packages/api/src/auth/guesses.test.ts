import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'

import { AppError } from '../errors.js'
import { refusal, testApp, testPassword, type TestApp } from '../testing.js'
import { trimGuesses } from './guesses.js'

const wrong = 'not the password'

const guessing = (app: TestApp, address?: string) => (identifier: string, password: string) =>
  refusal(app.withToken(undefined, { address }).auth.login({ identifier, password }))

/** What each reason was given how often. */
function tally(reasons: string[]): Record<string, number> {
  return Object.fromEntries(
    [...new Set(reasons)].map((each) => [each, reasons.filter((one) => one === each).length]),
  )
}

test('of 40 who guess at once from everywhere ten are verified, by handle and e-mail together', async () => {
  await using app = await testApp()
  await app.user('ann')
  let verified = 0
  const { verify } = app.api.passwords
  app.api.passwords.verify = (...given) => {
    verified += 1
    return verify(...given)
  }
  const names = ['ann', 'ANN', 'ann@example.com', 'Ann@Example.com']
  const reasons = await Promise.all(
    Array.from({ length: 40 }, (_, nth) => guessing(app, `192.0.2.${nth}`)(names[nth % 4] ?? '', wrong)),
  )
  expect(tally(reasons)).toEqual({ BadCredentials: 10, TooManyGuesses: 30 })
  expect(verified).toBe(10)
  expect(await guessing(app, '198.51.100.1')('ann', testPassword)).toBe('TooManyGuesses')
})

test('who guesses from one address locks the account for that address alone', async () => {
  await using app = await testApp()
  await app.user('ann')
  const thief = guessing(app, '192.0.2.1')
  const reasons: string[] = []
  for (let nth = 0; nth < 8; nth += 1) reasons.push(await thief('ann', wrong))
  expect(tally(reasons)).toEqual({ BadCredentials: 5, TooManyGuesses: 3 })
  const own = app.withToken(undefined, { address: '198.51.100.1' })
  expect((await own.auth.login({ identifier: 'ann', password: testPassword })).user.handle).toBe('ann')
})

test('a name that is no account is told the same as one that is', async () => {
  await using app = await testApp()
  await app.user('ann')
  const told = async (identifier: string) => {
    const reasons: string[] = []
    for (let nth = 0; nth < 11; nth += 1) reasons.push(await guessing(app)(identifier, wrong))
    return reasons
  }
  expect(await told('nobody')).toEqual(await told('ann'))
})

test('guesses of one name, in whatever case, lock that name alone, be it an account or none', async () => {
  await using app = await testApp()
  for (const handle of ['ann', 'bob']) await app.user(handle)
  const guess = guessing(app)
  for (const name of ['ann', 'nobody']) {
    for (let nth = 0; nth < 10; nth += 1) {
      expect(await guess(nth % 2 ? name : name.toUpperCase(), wrong)).toBe('BadCredentials')
    }
    expect(await guess(name, wrong)).toBe('TooManyGuesses')
  }
  for (const other of ['bob', 'nobody_else']) expect(await guess(other, wrong)).toBe('BadCredentials')
  await app.anyone().auth.login({ identifier: 'bob', password: testPassword })
})

test('who is signed in guesses no more often than who is not, and both are counted together', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const address = '192.0.2.1'
  const change = (from: string | undefined, currentPassword = wrong) =>
    refusal(
      app
        .withToken(ann.accessToken, { address: from })
        .auth.changePassword({ currentPassword, newPassword: 'another password' }),
    )
  for (let nth = 0; nth < 5; nth += 1) expect(await change(address)).toBe('BadCredentials')
  expect(await change(address, testPassword)).toBe('TooManyGuesses')
  expect(await guessing(app, address)('ann', testPassword)).toBe('TooManyGuesses')
  for (let nth = 0; nth < 5; nth += 1) expect(await change('198.51.100.1')).toBe('BadCredentials')
  expect(await change(undefined, testPassword)).toBe('TooManyGuesses')
  expect(await guessing(app)('ann', testPassword)).toBe('TooManyGuesses')
})

test('a guess counts for a quarter of an hour, and then is kept no longer', async () => {
  await using app = await testApp()
  await app.user('ann')
  const guessed = guessing(app)
  for (let nth = 0; nth < 10; nth += 1) await guessed('ann', wrong)
  let seconds: number | undefined
  const own = app.withToken(undefined, { onRetryAfter: (told) => void (seconds = told) })
  expect(await refusal(own.auth.login({ identifier: 'ann', password: testPassword }))).toBe('TooManyGuesses')
  expect(seconds).toBeGreaterThan(14 * 60)
  expect(seconds).toBeLessThanOrEqual(15 * 60)

  const age = (by: string) =>
    app.db.raw(
      `update password_guesses set last_at = last_at - interval '${by}',
       guessed_at = array(select guess - interval '${by}' from unnest(guessed_at) as guess)`,
    )
  await age('14 minutes')
  expect(await guessed('ann', wrong)).toBe('TooManyGuesses')
  await trimGuesses(app.db)
  expect(await guessed('ann', wrong)).toBe('TooManyGuesses')
  await age('1 minute')
  expect(await guessed('ann', wrong)).toBe('BadCredentials')
  await age('16 minutes')
  expect(await trimGuesses(app.db)).toBe(false)
  expect(await app.db('password_guesses')).toEqual([])
})

test('a right password is no guess, nor is one that could not be checked', async () => {
  await using app = await testApp()
  await app.user('ann')
  for (let nth = 0; nth < 12; nth += 1) {
    await app
      .withToken(undefined, { address: '192.0.2.1' })
      .auth.login({ identifier: 'ann', password: testPassword })
    const busy = app.api.guesses.check({ account: 'account 1', address: undefined }, async () => {
      throw new AppError('Busy')
    })
    expect(await refusal(busy)).toBe('Busy')
  }
  const kept = await app.db('password_guesses').select('guessed_at')
  expect(JSON.stringify(kept)).not.toMatch(/\d/)
  expect(JSON.stringify(await app.db('password_guesses'))).not.toContain('ann')
})

test('what cannot be given back at once is given back as soon as it can, and nobody else is', async () => {
  await using app = await testApp()
  const guess = { account: 'account 1', address: undefined }
  expect(await app.api.guesses.check(guess, async () => false)).toBe(false)
  const counted = async () => {
    const { rows } = await app.db.raw<{ rows: { count: number }[] }>(
      'select cardinality(guessed_at) as count from password_guesses',
    )
    return rows[0]?.count
  }
  const lock = await app.db.transaction()
  const isRight = await app.api.guesses.check(guess, async () => {
    await lock.raw('select from password_guesses for update')
    return true
  })
  expect([isRight, await counted()]).toEqual([true, 2])
  await lock.rollback()
  await expect.poll(counted, { timeout: 5000 }).toBe(1)
})

test('it is tried again and again, for all whose passwords were right meanwhile', async () => {
  await using app = await testApp()
  const guess = (nth: number) => ({ account: `account ${nth}`, address: undefined })
  for (const nth of [1, 2]) await app.api.guesses.check(guess(nth), async () => false)
  const counted = async () => {
    const { rows } = await app.db.raw<{ rows: { count: number }[] }>(
      'select cardinality(guessed_at) as count from password_guesses',
    )
    return rows.map(({ count }) => count)
  }
  const failed: string[] = []
  app.db.on('query-error', (_: Error, { sql }: { sql: string }) => failed.push(sql))
  const lock = await app.db.transaction()
  const right = [1, 2].map((nth) =>
    app.api.guesses.check(guess(nth), async () => {
      await expect.poll(counted).toEqual([2, 2])
      await lock.raw('select from password_guesses for update')
      return true
    }),
  )
  expect(await Promise.all(right)).toEqual([true, true])
  // Neither at once nor at the first time afterwards.
  await expect.poll(() => failed.length, { timeout: 5000 }).toBe(3)
  const given: string[] = []
  app.db.on('query-response', (_: unknown, { sql }: { sql: string }) => {
    if (sql.includes('update password_guesses')) given.push(sql)
  })
  await lock.rollback()
  await expect.poll(counted, { timeout: 5000 }).toEqual([1, 1])
  // And then there is nothing to be given back any more.
  await sleep(1500)
  expect(given).toHaveLength(1)
})

/** Checks of one account that each wait until they are let go. */
function waitingChecks({ api }: TestApp) {
  const running: (() => void)[] = []
  const check = () =>
    api.guesses.check({ account: 'account 1', address: undefined }, async () => {
      await new Promise<void>((resolve) => running.push(resolve))
      return true
    })
  return { running, check }
}

test('the passwords of one account are checked one after the other, also of those who come later', async () => {
  await using app = await testApp()
  const { running, check } = waitingChecks(app)
  const checks = [check(), check(), check()]
  for (let nth = 1; nth <= 4; nth += 1) {
    await expect.poll(() => running.length, { timeout: 5000 }).toBe(nth)
    running[nth - 1]?.()
    if (nth === 1) {
      await checks[0]
      checks.push(check())
    }
    await sleep(50)
    expect(running.length).toBeLessThanOrEqual(nth + 1)
  }
  expect(await Promise.all(checks)).toEqual([true, true, true, true])
})

test('fifty wait for their turn at one account; whoever comes then is told to come again', async () => {
  await using app = await testApp()
  const { running, check } = waitingChecks(app)
  const checks = Array.from({ length: 51 }, check)
  expect(await refusal(check())).toBe('Busy')
  for (let nth = 0; nth < 51; nth += 1) {
    await expect.poll(() => running.length, { interval: 5, timeout: 5000 }).toBe(nth + 1)
    running[nth]?.()
  }
  expect(new Set(await Promise.all(checks))).toEqual(new Set([true]))
})
