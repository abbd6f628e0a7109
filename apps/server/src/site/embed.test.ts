import { readFile } from 'node:fs/promises'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'

import { testSite } from './testing.js'

const asks = (url: string, more = '') => `/oembed?url=${encodeURIComponent(url)}${more}`

test('the frames of the guide are pages without a script that any site may frame, and no other page is', async () => {
  await using site = await testSite()
  const { id } = await site.api.post(
    await site.api.user('admin'),
    '<script>alert(1)</script> https://x.example',
  )
  const guide = await readFile(new URL('../../../../docs/guide/embedding.md', import.meta.url), 'utf8')
  const paths = [...guide.matchAll(/<iframe\s+src="http:\/\/localhost:3000(\S+?)"/g)].map(
    ([, path]) => path ?? '',
  )
  expect(paths).toEqual(['/embed', '/embed/@admin', `/embed/posts/${id}`])
  for (const path of paths) {
    const { status, type, headers, body } = await site.get(path)
    expect([status, type]).toEqual([200, 'text/html; charset=utf-8'])
    expect(headers['content-security-policy']).toBe(
      "default-src 'none';style-src 'self';base-uri 'none';form-action 'none';frame-ancestors *",
    )
    expect(headers).not.toHaveProperty('x-frame-options')
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt; https://x.example')
    expect(body).not.toMatch(/<script|<style|style=|\son\w+=/)
    for (const [link] of body.matchAll(/<a [^>]*>/g)) {
      expect(link).toMatch(/^<a href="https:\/\/linnet\.example\/[^"]*" target="_blank" rel="noopener">$/)
    }
  }
  const style = await site.get('/embed/embed.css')
  expect([style.status, style.type]).toEqual([200, 'text/css; charset=utf-8'])
  expect(style.headers['cross-origin-resource-policy']).toBe('cross-origin')
  for (const path of ['/feed.rss', '/embed/embed.css', '/docs', '/api/v1/posts', '/oembed', '/sign-in']) {
    const { headers } = await site.get(path)
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-frame-options']).toBe('DENY')
  }
})

test('oEmbed tells how to show the timeline, a profile or a post', async () => {
  await using site = await testSite()
  const { id } = await site.api.post(await site.api.user('ann'), '"first" & <last>')
  const post = `https://linnet.example/posts/${id}`
  const { status, type, body } = await site.get(asks(post))
  expect([status, type]).toEqual([200, 'application/json; charset=utf-8'])
  expect(JSON.parse(body)).toEqual({
    version: '1.0',
    type: 'rich',
    provider_name: 'Linnet',
    provider_url: 'https://linnet.example/',
    title: '"first" & <last>',
    author_name: 'ANN',
    author_url: 'https://linnet.example/@ann',
    cache_age: 60,
    width: 550,
    height: 300,
    html: expect.stringMatching(
      /^<iframe width="550" height="300" src="https:\/\/linnet\.example\/embed\/posts\/\d+" title="&quot;first&quot; &amp; &lt;last&gt;".*<a href="https:\/\/linnet\.example\/posts\/\d+">.*<\/a><\/iframe>$/,
    ),
  })
  const small = await site.get(asks(`${post}/?from=mail#top`, '&format=xml&maxwidth=200&maxheight=100'))
  expect([small.status, small.type]).toEqual([200, 'text/xml; charset=utf-8'])
  expect(XMLValidator.validate(small.body)).toBe(true)
  expect(new XMLParser().parse(small.body).oembed).toMatchObject({
    version: 1,
    type: 'rich',
    title: '"first" & <last>',
    width: 200,
    height: 100,
    html: expect.stringContaining('<iframe width="200" height="100"'),
  })
  for (const [url, frame] of [
    ['https://linnet.example', '/embed'],
    ['https://linnet.example/@ANN', '/embed/@ann'],
  ] as const) {
    const { html, height } = JSON.parse((await site.get(asks(url))).body)
    expect([html.includes(`src="https://linnet.example${frame}"`), height]).toEqual([true, 600])
  }
})

test('oEmbed has nothing for what is not here', async () => {
  await using site = await testSite()
  for (const [path, status] of [
    ['/oembed', 400],
    ['/oembed?url=nonsense', 400],
    [asks('https://linnet.example/', '&maxwidth=wide'), 400],
    [asks('https://linnet.example/', '&format=yaml'), 501],
    [asks('https://linnet.example/posts/1'), 404],
    [asks('https://linnet.example/posts/99999999999'), 404],
    [asks('https://linnet.example/@nobody'), 404],
    [asks('https://linnet.example/settings'), 404],
    [asks('https://evil.example/'), 404],
    [asks('javascript:alert(1)'), 404],
  ] as const) {
    expect([path, (await site.get(path)).status]).toEqual([path, status])
  }
})

test("what is embedded has the app's colours", async () => {
  const coloursOf = async (path: string) => {
    const css = await readFile(new URL(`../../../../${path}`, import.meta.url), 'utf8')
    return css.match(/--[\w-]+: light-dark\(#\w+, #\w+\);/g) ?? []
  }
  const colours = await coloursOf('apps/server/embed-page/embed.css')
  expect(colours).not.toEqual([])
  expect(await coloursOf('apps/web/src/tokens.css')).toEqual(expect.arrayContaining(colours))
})
