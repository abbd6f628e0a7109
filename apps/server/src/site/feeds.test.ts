import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'

import { testSite } from './testing.js'

const hostile = `</p>]]><script>alert(1)</script> & "Tom" \u{1F426} \uFFFF\n\nrest`

test('the timeline and each profile are feeds that programs can read, whatever somebody posts', async () => {
  await using site = await testSite()
  const ann = await site.api.user('ann')
  await site.api.as(ann).users.updateProfile({ displayName: '<b>Ann</b> ]]> & \uFFFF' })
  const parent = await site.api.post(ann, hostile)
  await site.api.post(ann, 'a reply', parent.id)

  for (const folder of ['', '/@ANN']) {
    const [rss, atom, json] = await Promise.all(
      ['rss', 'atom', 'json'].map((ending) => site.get(`${folder}/feed.${ending}`)),
    )
    expect([rss?.type, atom?.type, json?.type]).toEqual([
      'application/rss+xml; charset=utf-8',
      'application/atom+xml; charset=utf-8',
      'application/feed+json; charset=utf-8',
    ])
    const link = `https://linnet.example/posts/${parent.id}`
    const parser = new XMLParser({
      ignoreAttributes: false,
      isArray: (name) => name === 'item' || name === 'entry',
    })
    for (const xml of [rss?.body ?? '', atom?.body ?? '']) {
      expect(XMLValidator.validate(xml)).toBe(true)
      expect(xml).not.toContain('\uFFFF')
      expect(xml).not.toContain('<script')
    }
    const { channel } = parser.parse(rss?.body ?? '').rss
    expect(channel.item).toHaveLength(1)
    expect(channel.item[0]).toMatchObject({ link, 'dc:creator': expect.stringContaining('<b>Ann</b>') })
    expect(channel.item[0].title).toMatch(/^&lt;\/p&gt;\]\]&gt;&lt;script&gt;/)
    const { entry } = parser.parse(atom?.body ?? '').feed
    expect(entry).toHaveLength(1)
    expect(entry[0]).toMatchObject({ id: link, published: parent.createdAt })
    expect(entry[0].content['#text']).toMatch(/^<p dir="auto">&lt;\/p&gt;.*<br\/><br\/>rest<\/p>$/s)
    const { items, ...feed } = JSON.parse(json?.body ?? '')
    expect(feed.feed_url).toBe(`https://linnet.example${folder.toLowerCase()}/feed.json`)
    expect(items).toEqual([expect.objectContaining({ id: link, url: link })])
    expect(items[0].title).toBe(`</p>]]><script>alert(1)</script> & "Tom" \u{1F426} \uFFFF rest`)
  }
  expect((await site.get('/@nobody/feed.rss')).status).toBe(404)
  expect((await site.get('/@no-body!/feed.rss')).status).toBe(404)
})

test('a feed that did not change is not sent again', async () => {
  await using site = await testSite()
  const empty = await site.get('/feed.atom')
  expect(empty.headers).toMatchObject({ 'cache-control': 'public, max-age=60' })
  const again = await site.get('/feed.atom', { 'if-none-match': String(empty.headers.etag) })
  expect([again.status, again.body]).toEqual([304, ''])
  await site.api.post(await site.api.user('ann'), 'news')
  const news = await site.get('/feed.atom', { 'if-none-match': String(empty.headers.etag) })
  expect([news.status, XMLValidator.validate(news.body)]).toEqual([200, true])
})
