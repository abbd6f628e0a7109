import { expect, test } from 'vitest'

import { addressOf, askFor, soughtIn } from './sought'

test('an address asks for what the form said, the last day included', () => {
  const sought = soughtIn(new URLSearchParams('text= linnet &author=@Ann&from=2026-03-01&to=2026-03-31'))
  expect(askFor(sought)).toEqual({
    text: 'linnet',
    author: 'ann',
    from: '2026-03-01T00:00:00.000Z',
    to: '2026-04-01T00:00:00.000Z',
  })
  expect(addressOf(sought)).toBe('/search?text=linnet&author=%40Ann&from=2026-03-01&to=2026-03-31')
})

test('nothing is asked for nothing, nor for a day that is none', () => {
  expect(askFor(soughtIn(new URLSearchParams('text=+&from=yesterday')))).toBeUndefined()
})
