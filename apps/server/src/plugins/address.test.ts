import { expect, test } from 'vitest'

import { addressOf } from './address.js'

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2a02:8388:1:2:3:4:5:6', '2a02:8388:1:2'],
  ['2a02:8388:1:2:ffff::1', '2a02:8388:1:2'],
  ['127.0.0.1', undefined],
  ['::1', undefined],
  ['10.1.2.3', undefined],
  ['192.168.0.4', undefined],
  ['::ffff:10.0.0.1', undefined],
  ['fd00::7', undefined],
  ['not an address', undefined],
])('somebody at %s counts as from %s', (ip, address) => {
  expect(addressOf({ ip })).toBe(address)
})

test('somebody of the own network counts by what a trusted proxy says', () => {
  expect(addressOf({ ip: '192.168.0.4', ips: ['127.0.0.1', '192.168.0.4'] })).toBe('192.168.0.4')
  expect(addressOf({ ip: '127.0.0.1', ips: ['127.0.0.1'] })).toBeUndefined()
})
