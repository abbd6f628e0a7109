import { expect, test } from 'vitest'

import { refusal } from '../testing.js'
import { createPasswords } from './passwords.js'

test('a password is hashed with Argon2id, as hard as OWASP asks for at least', async () => {
  const { hash } = await createPasswords()
  expect(await hash('a password')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('a password is right, wrong, or of a hash that nobody can check', async () => {
  const { hash, verify } = await createPasswords()
  const kept = await hash('a password')
  expect(await verify('a password', kept)).toBe(true)
  expect(await verify('another', kept)).toBe(false)
  expect(await verify('', undefined)).toBe(false)
  for (const stored of ['', 'plain', 'a password', 'x$argon2']) {
    expect(await verify('a password', stored)).toBe(false)
    expect(await verify('nobody has this password', stored)).toBe(false)
  }
})

test('two are worked at and fifty wait; whoever comes then is told to come again', async () => {
  const seconds: number[] = []
  const passwords = await createPasswords({ onPasswordCheck: (check) => void seconds.push(check.seconds) })
  const kept = await passwords.hash('a password')
  const began = performance.now()
  const asked = Array.from({ length: 52 }, () => passwords.verify('a password', kept))
  expect(passwords.waiting).toBe(50)
  expect(await refusal(passwords.verify('a password', kept))).toBe('Busy')
  expect(new Set(await Promise.all(asked))).toEqual(new Set([true]))
  const took = (performance.now() - began) / 1000
  expect(passwords.waiting).toBe(0)
  expect(seconds).toHaveLength(52)
  expect(Math.min(...seconds)).toBeGreaterThan(0)
  expect(Math.max(...seconds)).toBeLessThanOrEqual(took)
})
