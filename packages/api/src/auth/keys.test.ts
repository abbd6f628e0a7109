import { expect, test } from 'vitest'

import { testSecret } from '../testing.js'
import { countingKey, deriveKeyRing, deriveKeys } from './keys.js'

const keys = deriveKeys('a secret of 32 characters, or more')

test('a secret gives the same keys in every release, or all would be signed out', () => {
  const { id, ...derived } = keys
  const texts = Object.entries(derived).map(([name, key]) => [name, key.export().toString('base64url')])
  expect(id).toMatchInlineSnapshot(`"5oaylcKz"`)
  expect(Object.fromEntries(texts)).toMatchInlineSnapshot(`
    {
      "accessToken": "htSSmRfqL-3Hs579c0AwOMFmnVHHjcKuBJaWowdBy7A",
      "counts": "zZ3fY1tjQkV8P0cQQvaYtbGJ9xJQtW2copSJ8QuCr28",
      "idempotency": "0Tr5I-feYHMAFXyrtDwgZ1Jh4KqwpBMFcDaX6zvNOQw",
      "refreshToken": "Gxpg6CgMH7y0XsVALp-JCGXBgpzyAJXXFXaXl4GqvLM",
    }
  `)
})

test('no purpose shares its key with another, nor with the secret', () => {
  const { id: _, ...derived } = keys
  const texts = Object.values(derived).map((key) => key.export().toString('hex'))
  expect(new Set(texts).size).toBe(texts.length)
  expect(texts.every((text) => text.length === 64)).toBe(true)
})

test('the first secret of a ring signs, and there are no others than those that are named', () => {
  const ring = deriveKeyRing(testSecret, ['another secret of 32 characters, or more'])
  expect(ring.map(({ id }) => id)).toEqual([
    deriveKeys(testSecret).id,
    deriveKeys('another secret of 32 characters, or more').id,
  ])
  expect(deriveKeyRing(testSecret)).toHaveLength(1)
})

test('two servers that know the same secrets count under one key', () => {
  const [one, other] = ['one secret of 32 characters, or more', 'other secret of 32 characters, or more']
  const key = countingKey(deriveKeyRing(one, [other]))
  expect(countingKey(deriveKeyRing(other, [one])).equals(key)).toBe(true)
  // And two releases, one of which takes the place of the other.
  expect(key.export().toString('base64url')).toMatchInlineSnapshot(
    `"OeDkSSuqb0Ip63xaiLbNwbMCdTTCuxORJ_tpJVsbI10"`,
  )
})
