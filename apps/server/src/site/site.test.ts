import { defaultRateLimits } from '@linnet/api'
import { testApp } from '@linnet/api/testing'
import { expect, test } from 'vitest'

import { buildApp } from '../app.js'
import { createLogger } from '../logger.js'
import { testSite } from './testing.js'

const forged = {
  host: 'birds.example:8080',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
}

test('links begin with LINNET_URL, else with the address that was asked, whatever a proxy says', async () => {
  await using set = await testSite()
  expect((await set.get('/robots.txt', forged)).body).toContain(
    '\nSitemap: https://linnet.example/sitemap.xml\n',
  )
  await using unset = await testSite({ siteUrl: undefined })
  expect((await unset.get('/robots.txt', forged)).body).toContain(
    '\nSitemap: http://birds.example:8080/sitemap.xml\n',
  )
})

test('an address reads no more outside of the app than elsewhere', async () => {
  await using api = await testApp({ rateLimits: { ...defaultRateLimits, address: 3 } })
  await using app = await buildApp({ api: api.api, log: createLogger({ logLevel: 'silent' }) })
  const read = (url: string, remoteAddress: string) => app.inject({ url, remoteAddress })
  for (const url of ['/feed.rss', '/embed', '/sitemap.xml']) {
    expect([url, (await read(url, '203.0.113.1')).statusCode]).toEqual([url, 200])
  }
  for (const url of ['/feed.atom', '/embed', '/sitemap.xml', '/oembed?url=http://localhost/']) {
    const answer = await read(url, '203.0.113.1')
    expect([url, answer.statusCode]).toEqual([url, 429])
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    expect(answer.headers['cache-control']).toBe('no-store')
  }
  expect((await read('/feed.rss', '203.0.113.2')).statusCode).toBe(200)
})

test('below a path of another server there is no site to read', async () => {
  await using api = await testApp()
  const log = createLogger({ logLevel: 'silent' })
  await using app = await buildApp({ api: api.api, log, basePath: '/social' })
  for (const path of ['/feed.rss', '/embed', '/oembed', '/sitemap.xml', '/robots.txt']) {
    expect((await app.inject({ url: `/social${path}` })).statusCode).toBe(404)
  }
})

/** Everything that the world may read without the app. */
function readingsOf(id: number) {
  return {
    own: [
      `/embed/posts/${id}`,
      `/oembed?url=https://linnet.example/posts/${id}`,
      `/api/v1/posts/${id}/history`,
    ],
    ofAuthor: [
      '/@ann/feed.rss',
      '/@ann/feed.atom',
      '/@ann/feed.json',
      '/embed/@ann',
      '/oembed?url=https://linnet.example/@ann',
    ],
    all: [
      '/feed.rss',
      '/feed.atom',
      '/feed.json',
      '/embed',
      '/sitemap-posts-1.xml',
      '/sitemap-profiles-1.xml',
      '/oembed?url=https://linnet.example/',
      '/api/v1/posts/search?text=canary',
      '/api/v1/posts/search?author=ann',
    ],
  }
}

test('what is hidden, deleted or of a suspended author is nowhere to be read', async () => {
  await using site = await testSite()
  const { api } = site
  const [ann, mo] = [await api.user('ann'), await api.user('mo', { role: 'moderator' })]
  const { id: postId } = await api.post(ann, 'a canary that was')
  await api.as(ann).posts.update({ postId, content: 'a canary' })
  await api.post(mo, 'nothing to see')
  const { own, ofAuthor, all } = readingsOf(postId)
  const read = async (paths: string[]) => Promise.all(paths.map((path) => site.get(path)))
  const bare = (body: string) =>
    body.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '').replaceAll(`/${postId}`, '/N')
  const tells = (body: string) => body.includes('canary') || body.includes(`posts/${postId}`)

  const open = await read([...own, ...ofAuthor, ...all])
  expect(open.map(({ status }) => status)).toEqual(open.map(() => 200))
  expect(open.filter(({ body }) => tells(body)).length).toBeGreaterThan(10)

  const userId = ann.id
  const deeds = [
    [() => api.as(ann).posts.hide({ postId }), () => api.as(ann).posts.show({ postId })],
    [() => api.as(mo).admin.posts.delete({ postId }), () => api.as(mo).admin.posts.restore({ postId })],
    [() => api.as(mo).admin.users.suspend({ userId }), () => api.as(mo).admin.users.unsuspend({ userId })],
  ] as const
  for (const [index, [hide, show]] of deeds.entries()) {
    await hide()
    const never = await read(readingsOf(999).own)
    const now = await read(own)
    expect(now.map(({ status, type, body }) => [status, type, bare(body)])).toEqual(
      never.map(({ type, body }) => [404, type, bare(body).replaceAll('/999', '/N')]),
    )
    const authors = await read(ofAuthor)
    const isSuspended = index === 2
    expect(authors.map(({ status }) => status)).toEqual(authors.map(() => (isSuspended ? 404 : 200)))
    const others = await read(all)
    expect(others.map(({ status }) => status)).toEqual(others.map(() => 200))
    for (const { body } of [...authors, ...others]) expect(body).not.toContain('canary')
    for (const { body } of [...authors, ...others]) expect(tells(body)).toBe(false)
    expect(others.some(({ body }) => body.includes('@ann'))).toBe(!isSuspended)
    await show()
  }
})
