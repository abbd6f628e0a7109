import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'

import { seal, unseal } from './seal.js'

const key = randomBytes(32)

test.each(['', '{}', 'Grüße, 👨‍👩‍👧'])(
  '%j comes out as it was sealed, which looks different each time',
  (text) => {
    const [one, other] = [seal(key, text), seal(key, text)]
    expect([unseal(key, one), unseal(key, other)]).toEqual([text, text])
    expect(one.equals(other)).toBe(false)
  },
)

test('what was changed in any place, cut, or sealed with another key is not opened', () => {
  const sealed = seal(key, 'words')
  for (let place = 0; place < sealed.length; place += 1) {
    const changed = Buffer.from(sealed)
    changed.writeUInt8(sealed.readUInt8(place) ^ 1, place)
    expect(() => unseal(key, changed)).toThrow()
  }
  expect(() => unseal(key, sealed.subarray(0, -1))).toThrow()
  expect(() => unseal(randomBytes(32), sealed)).toThrow()
  // Four bytes of a right tag are right for whoever takes as little for one.
  expect(() => unseal(key, seal(key, '').subarray(0, 16))).toThrow()
})
