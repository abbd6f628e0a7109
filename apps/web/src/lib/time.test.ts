import { expect, test } from 'vitest'

import { timesIn } from './time'

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
  expect(timesIn('en', 'UTC').relativeTime(iso, now)).toBe(text)
})

test('times read in the language of the reader', () => {
  const { relativeTime, dayOf } = timesIn('de', 'UTC')
  expect(relativeTime('2026-11-23T12:00:05.000Z', now)).toBe('jetzt')
  expect(relativeTime('2026-11-23T11:55:00.000Z', now)).toBe('vor 5 Min.')
  expect(dayOf('2026-03-04T12:00:00.000Z')).toBe('4. März 2026')
})

test('an exact time that is in UTC says so', () => {
  expect(timesIn('en', 'UTC').exactTime('2026-03-04T12:00:00.000Z')).toMatch(
    /^March 4, 2026 at 12:00.PM UTC$/,
  )
})
