import { expect, test } from 'vitest'

import { dayOf, relativeTime } from './time'

const now = Date.parse('2026-11-23T12:00:00Z')

test.each([
  ['2026-11-23T12:00:05.000Z', 'now'],
  ['2026-11-23T11:59:01.000Z', 'now'],
  ['2026-11-23T11:55:00.000Z', '5m ago'],
  ['2026-11-23T09:00:00.000Z', '3h ago'],
  ['2026-11-20T12:00:00.000Z', '3d ago'],
  ['2026-03-04T12:00:00.000Z', 'Mar 4'],
  ['2025-03-04T12:00:00.000Z', 'Mar 4, 2025'],
])('%s reads as %s', (iso, text) => {
  expect(relativeTime(iso, now, 'en')).toBe(text)
})

test('times read in the language of the reader', () => {
  expect(relativeTime('2026-11-23T12:00:05.000Z', now, 'de')).toBe('jetzt')
  expect(relativeTime('2026-11-23T09:00:00.000Z', now, 'de')).toMatch(/^vor 3/)
  expect(dayOf('2026-03-04T12:00:00.000Z', 'de')).toBe('4. März 2026')
})
