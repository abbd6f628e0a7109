import { expect, test } from 'vitest'

import { htmlOf, textOf, withoutAnchors } from './links.js'

test.each([
  ['words', 'words'],
  ['[John](https://example.com)', '<a href="https://example.com">John</a>'],
  ['a [b](http://c.d) e [f](mailto:g@h.i)!', 'a <a href="http://c.d">b</a> e <a href="mailto:g@h.i">f</a>!'],
  ['[one](https://a.b/c_(d)_e)', '<a href="https://a.b/c_(d)_e">one</a>'],
  ['[q](https://a.b/?c=1&d="2")', '<a href="https://a.b/?c=1&amp;d=&quot;2&quot;">q</a>'],
  ['[a [b](https://c.d)', '[a <a href="https://c.d">b</a>'],
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['[<b>x</b>](https://a.b)', '<a href="https://a.b">&lt;b&gt;x&lt;/b&gt;</a>'],
  ['[x](https://a.b" onclick="y)', 'x'],
  ['[x](javascript:alert(1))', 'x'],
  ['[x]( JaVaScript:alert(1))', 'x'],
  ['[x](data:text/html,<b>)', 'x'],
  ['[x](vbscript:y)', 'x'],
  ['[x](&#106;avascript:alert(1))', '[x](&amp;#106;avascript:alert(1))'],
  ['[x](https://)', 'x'],
  ['list[0](x) and [](https://a.b)', 'list[0](x) and [](https://a.b)'],
])('%s becomes %s', (text, html) => {
  expect(htmlOf(text)).toBe(html)
})

test.each(['a & b', '"<i>" [John](https://example.com/?a=1&b=2) it\'s', 'plain', '&amp;', '[x](y)'])(
  'what was read as HTML and is sent back is the same text: %s',
  (text) => {
    expect(textOf(htmlOf(text))).toBe(text)
  },
)

test('HTML that is not of our making stays the text that it is', () => {
  expect(textOf('<script>1 &amp; 2</script>')).toBe('<script>1 &amp; 2</script>')
  expect(textOf('<a href="javascript:x">y</a>')).toBe('<a href="javascript:x">y</a>')
})

test('of what the old blog stored, which escaped nothing, the anchors become links again', () => {
  const stored = `it's <b>1 & 2</b> <a href="https://a.b/?c=1&d=2">here</a>, <a href="x">there</a><script>`
  expect(withoutAnchors(stored)).toBe(`it's <b>1 & 2</b> [here](https://a.b/?c=1&d=2), [there](x)<script>`)
})

test.each(['['.repeat(10_000), '[a]('.repeat(2500), `[a](${'(b)'.repeat(3000)}`, '[a](b'.repeat(2000)])(
  'ten thousand characters of half a link take no time',
  (text) => {
    const start = performance.now()
    htmlOf(text)
    textOf(text)
    expect(performance.now() - start).toBeLessThan(500)
  },
)
