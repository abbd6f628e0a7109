import { expect, test } from 'vitest'

import { safeNextPath } from './next-path'

test.each(['/', '/@ann', '/posts/7?after=x', '/a//b', '/search?text=//evil.example'])(
  '%s is a page of this site',
  (next) => {
    expect(safeNextPath(next)).toBe(next)
  },
)

test.each([
  null,
  '',
  'posts',
  'https://evil.example',
  'javascript:alert(1)',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  '/%2e%2e//evil.example',
  '/.\\/evil.example',
  '/./\\evil.example',
  '/.\n//evil.example',
  '//linnet//evil.example',
])('%j leads to the timeline', (next) => {
  expect(safeNextPath(next)).toBe('/')
})
