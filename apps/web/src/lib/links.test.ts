import { describe, expect, test } from 'vitest'

import { splitLinks } from './links'

describe('splitLinks', () => {
  test('finds an address and shows its host and path', () => {
    expect(splitLinks('see https://www.example.org/a?b=1 now')).toEqual([
      'see ',
      { href: 'https://www.example.org/a?b=1', label: 'example.org/a?b=1' },
      ' now',
    ])
  })

  test('leaves the punctuation of a sentence alone', () => {
    expect(splitLinks('(https://example.org/x).')).toEqual([
      '(',
      { href: 'https://example.org/x', label: 'example.org/x' },
      ').',
    ])
    expect(splitLinks('https://example.org/a_(b)')).toEqual([
      { href: 'https://example.org/a_(b)', label: 'example.org/a_(b)' },
    ])
  })

  test('shortens a long label but not its link', () => {
    const href = `https://example.org/${'a'.repeat(90)}`
    const [link] = splitLinks(href)
    expect(link).toEqual({ href, label: `example.org/${'a'.repeat(35)}…` })
  })

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt://example.org/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'https://',
    'https://bank.example@evil.example/',
  ])('%s stays text', (text) => {
    expect(splitLinks(text)).toEqual([text])
  })

  test('names the host that a look-alike really is', () => {
    const [link] = splitLinks('https://exаmple.org/')
    expect(link).toEqual({ href: 'https://xn--exmple-4nf.org/', label: 'xn--exmple-4nf.org' })
  })

  test('leaves out every bracket and stop at the end that belongs to the sentence', () => {
    expect(splitLinks('((https://example.org/a_(b)).)!')).toEqual([
      '((',
      { href: 'https://example.org/a_(b)', label: 'example.org/a_(b)' },
      ').)!',
    ])
  })

  const filled = (size: number, text: string) => text.repeat(size / text.length)
  const ideographs = (size: number) =>
    Array.from({ length: size }, (_, nth) => String.fromCodePoint(0x4e_00 + (nth % 20_000))).join('')
  test.each<[string, (size: number) => string]>([
    ['closing brackets', (size) => `http://a.example/${filled(size, ')')}`],
    ['closing brackets and stops', (size) => `http://a.example/${filled(size, ').')}`],
    ['stops before a letter', (size) => `http://a.example/${filled(size, '.')}a`],
    ['opening brackets', (size) => `http://a.example/${filled(size, '((')}`],
    ['beginnings', (size) => filled(size, 'http://')],
    ['names of users', (size) => `http://${filled(size, '@')}`],
    ['a host of many letters', (size) => `http://${ideographs(size)}`],
    ['a host of many letters after slashes', (size) => `http:////${ideographs(size)}`],
    ['a host of many marks', (size) => `http://${filled(size, '\u0301\u0316')}`],
  ])('50 kB of %s are split in no time', (_, textOf) => {
    const text = textOf(50_000)
    splitLinks(text)
    const before = process.cpuUsage()
    splitLinks(text)
    const { user } = process.cpuUsage(before)
    expect(user / 1000).toBeLessThan(50)
  })
})
