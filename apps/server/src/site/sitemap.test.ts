import { Post } from '@linnet/db'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'

import { testSite } from './testing.js'

const parser = new XMLParser({ isArray: (name) => name === 'sitemap' || name === 'url' })

test('search engines find every post and profile, in parts of bounded size and few statements', async () => {
  await using site = await testSite()
  const { api } = site
  const ann = await api.user('ann')
  const first = await api.post(ann, 'first')
  await api.db.raw('alter table posts alter column id restart with 10000')
  await Post.query(api.db).insert([1, 2, 3].map(() => ({ authorId: ann.id, content: 'later' })))
  await api.as(ann).posts.hide({ postId: 10_001 })
  const edited = await api.as(ann).posts.update({ postId: first.id, content: 'edited' })

  let statements = 0
  api.db.on('query', () => (statements += 1))
  const read = async (path: string) => {
    const { status, type, body } = await site.get(path)
    expect([status, type]).toEqual([200, 'application/xml; charset=utf-8'])
    expect(XMLValidator.validate(body)).toBe(true)
    return parser.parse(body)
  }
  const index = await read('/sitemap.xml')
  const addresses = index.sitemapindex.sitemap.map(({ loc }: { loc: string }) => loc)
  expect(addresses).toEqual([
    'https://linnet.example/sitemap-posts-1.xml',
    'https://linnet.example/sitemap-posts-2.xml',
    'https://linnet.example/sitemap-profiles-1.xml',
  ])
  const parts = []
  for (const address of addresses) parts.push((await read(new URL(address).pathname)).urlset.url)
  expect(parts).toEqual([
    [
      { loc: 'https://linnet.example/' },
      { loc: `https://linnet.example/posts/${first.id}`, lastmod: edited.editedAt },
      { loc: 'https://linnet.example/posts/10000', lastmod: expect.any(String) },
    ],
    [{ loc: 'https://linnet.example/posts/10002', lastmod: expect.any(String) }],
    [{ loc: 'https://linnet.example/@ann' }],
  ])
  expect(statements).toBe(4)
  for (const path of [
    '/sitemap-posts-3.xml',
    '/sitemap-posts-0.xml',
    '/sitemap-posts-x.xml',
    '/sitemap-likes-1.xml',
  ]) {
    expect((await site.get(path)).status).toBe(404)
  }
})
