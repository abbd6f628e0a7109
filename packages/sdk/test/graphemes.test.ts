import { expect, test } from 'vitest'

import { graphemes } from '../src/index.js'

test.each([
  ['', 0],
  ['plain words, ~ and a\nline', 25],
  ['a line that ends\r\n', 17],
  ['\t', 1],
  ['e\u0301', 1],
  ['👨‍👩‍👧 at home', 9],
  ['नि', 1],
])('%j is as many characters as a person counts', (text, count) => {
  expect(graphemes(text)).toBe(count)
})
