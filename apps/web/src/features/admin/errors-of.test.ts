import { expect, test } from 'vitest'

import { errorsOf } from './errors-of'

const counts = { users: 0, posts: 0, likes: 0 }

test('errors are summed by day, days without any included, and by reason', () => {
  const found = errorsOf({
    totals: counts,
    days: ['2026-03-01', '2026-03-02', '2026-03-03'].map((date) => ({ date, ...counts })),
    errors: [
      { date: '2026-03-01', reason: 'Internal', count: 2 },
      { date: '2026-03-03', reason: 'Busy', count: 4 },
      { date: '2026-03-03', reason: 'Internal', count: 1 },
    ],
  })
  expect(found).toEqual({
    total: 7,
    days: [
      { date: '2026-03-01', value: 2 },
      { date: '2026-03-02', value: 0 },
      { date: '2026-03-03', value: 5 },
    ],
    reasons: [
      ['Busy', 4],
      ['Internal', 3],
    ],
  })
})
