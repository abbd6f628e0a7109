import { createPost, findFirstAdmin, login, setRole } from '@linnet/api'
import { Post, Session, User } from '@linnet/db'
import { expect, test } from 'vitest'

import { testCompat, type Method } from '../testing.js'
import { base, base64, failure, gmt, testBlog, word } from './microblog-testing.js'

test('the repository form, from the first login to a post that is hidden and back', async () => {
  await using blog = await testBlog()
  const { call, asAdmin } = blog
  const ofReaders = { id: expect.any(Number), content: word, created: gmt, edited: gmt }

  expect(await call('GET', '/healthcheck')).toMatchObject({ status: 200, text: 'Good.' })
  expect(await call('GET', `${base}/posts`)).toMatchObject({ status: 200, json: [] })
  const body = { username: 'admin', password: base64('password') }
  expect(await call('POST', `${base}/admin/login`, { body })).toMatchObject({
    status: 200,
    json: { access_token: word },
  })
  const p1 = await blog.post('Hello, World!')
  const p2 = await blog.post('[John](https://example.com)')
  const linked = { ...ofReaders, id: p2, content: '<a href="https://example.com">John</a>' }
  expect(await asAdmin('GET', `${base}/admin/posts/${p2}`)).toMatchObject({
    status: 200,
    json: { ...linked, visible: 1 },
  })
  expect((await asAdmin('GET', `${base}/admin/posts`)).json).toEqual([
    { ...linked, visible: 1 },
    { ...ofReaders, id: p1, visible: 1 },
  ])
  expect((await asAdmin('GET', `${base}/admin/posts?order_by=asc&page=1&per_page=1`)).json).toMatchObject([
    { id: p1 },
  ])
  expect((await call('GET', `${base}/posts/${p1}`)).json).toEqual([{ ...ofReaders, id: p1 }])

  const before = await asAdmin('GET', `${base}/admin/posts/${p1}`)
  const change = { content: 'edited', visible: 0, id: 77, created: '2000-01-01' }
  expect(await asAdmin('PUT', `${base}/admin/posts/${p1}`, change)).toMatchObject({ status: 204, text: '' })
  expect((await call('GET', `${base}/posts`)).json).toEqual([linked])
  expect(await call('GET', `${base}/posts/${p1}`)).toMatchObject({
    status: 404,
    json: { status: 'failure', reason: `post id: ${p1} doesn't exist` },
  })
  expect((await asAdmin('GET', `${base}/admin/posts/${p1}`)).json).toEqual({
    ...Object(before.json),
    content: 'edited',
    visible: 0,
    edited: gmt,
  })
  expect((await asAdmin('PUT', `${base}/admin/posts/${p1}`, { visible: 1 })).status).toBe(204)
  expect((await call('GET', `${base}/posts`)).json).toMatchObject([{ id: p2 }, { id: p1, content: 'edited' }])
})

test('the printed form, from the one registration on', async () => {
  await using server = await testCompat('/compat/microblog')
  const { call } = server
  const adm = { username: 'adm', password: 'pw' }
  const registered = await call('POST', '/admin/register', { body: adm })
  expect(registered).toMatchObject({ status: 201, json: { id: expect.any(Number), username: 'adm' } })
  expect(registered.text).not.toMatch(/password|hash|argon/)
  expect(await call('POST', '/admin/register', { body: adm })).toMatchObject({
    status: 409,
    json: { error: word },
  })
  expect(await call('POST', '/admin/register', { body: { ...adm, username: 'eve' } })).toMatchObject({
    status: 403,
    json: { error: word },
  })
  expect((await call('POST', '/admin/login', { body: { ...adm, password: 'no' } })).json).toEqual({
    error: 'Invalid credentials',
  })
  const { accessToken } = await login(
    { api: server.api, device: 'vitest' },
    { identifier: 'adm', password: 'pw' },
  )
  const authorization = `Bearer ${accessToken}`
  expect(await call('POST', '/admin/login', { body: adm })).toMatchObject({
    status: 200,
    json: { access_token: word },
  })
  expect((await call('GET', '/admin/posts')).status).toBe(401)

  const made = await call('POST', '/admin/posts', { authorization, body: { content: 'one', visible: false } })
  const full = {
    id: expect.any(Number),
    content: 'one',
    created: gmt,
    visible: false,
    deleted: null,
    edited: gmt,
  }
  expect(made).toMatchObject({ status: 201, json: full })
  const { id } = await Post.query(server.db).first().throwIfNotFound()
  expect(await call('PUT', `/admin/posts/${id}`, { authorization, body: { visible: true } })).toMatchObject({
    status: 200,
    json: { ...full, visible: true },
  })
  expect((await call('GET', '/admin/posts', { authorization })).json).toEqual([{ ...full, visible: true }])
  expect((await call('GET', `/admin/posts/${id}`, { authorization })).json).toEqual({
    ...full,
    visible: true,
  })
  for (const method of ['GET', 'PUT'] as const) {
    const missing = await call(method, '/admin/posts/999999', {
      authorization,
      ...(method === 'PUT' && { body: {} }),
    })
    expect(missing).toMatchObject({ status: 404, json: { error: 'Post not found' } })
  }
})

test('of sixteen who register at once, one becomes the admin', async () => {
  await using server = await testCompat('/compat/microblog')
  const answers = await Promise.all(
    Array.from({ length: 16 }, (_, index) =>
      server.call('POST', '/admin/register', { body: { username: `adm${index}`, password: 'pw' } }),
    ),
  )
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    201,
    ...Array<number>(15).fill(403),
  ])
  expect(await User.query(server.db).resultSize()).toBe(1)
})

test('nobody but the first admin gets in, and no session is opened for others', async () => {
  await using blog = await testBlog()
  const { api, db, call } = blog
  const hash = await api.passwords.hash('password')
  const ann = await User.query(db).insert({
    handle: 'ann',
    email: 'ann@example.com',
    passwordHash: hash,
    displayName: 'Ann',
    role: 'user',
  })
  const body = { username: 'ann', password: base64('password') }
  expect((await call('POST', `${base}/admin/login`, { body })).status).toBe(401)
  await setRole(db, { userId: ann.id, role: 'admin' })
  expect((await call('POST', `${base}/admin/login`, { body })).status).toBe(401)
  expect(await Session.query(db).where({ userId: ann.id }).resultSize()).toBe(0)
  const { accessToken } = await login(
    { api: api, device: 'vitest' },
    { identifier: 'ann', password: 'password' },
  )
  const others = await call('GET', `${base}/admin/posts`, { authorization: `Bearer ${accessToken}` })
  expect(others).toMatchObject({ status: 403, json: { msg: word } })
})

test('a token must be there, be one, and be in time', async () => {
  let time = Date.now()
  await using blog = await testBlog({ now: () => new Date(time) })
  const { call, authorization } = blog
  const [head = '', payload = ''] = authorization.split('.')
  const none = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url')
  const cases: [string | undefined, number, string?][] = [
    [undefined, 401, 'Missing Authorization Header'],
    ['Basic YWRtaW46cGFzc3dvcmQ=', 401],
    ['Bearer', 422],
    ['Bearer a b', 422],
    ['Bearer garbage', 422],
    ['Bearer a.b.c', 422],
    ['Bearer ✓', 422],
    [`${head}.${payload}.AAAA`, 422],
    [`Bearer ${none}.${payload}.`, 422],
    [authorization, 200],
  ]
  for (const [header, status, msg] of cases) {
    for (const path of [`${base}/admin/posts`, '/admin/posts']) {
      const answer = await call('GET', path, header === undefined ? {} : { authorization: header })
      expect([header, answer.status]).toEqual([header, status])
      expect(answer.json).toEqual(status === 200 ? [] : { msg: msg ?? word })
    }
  }
  time += 3_600_000
  expect(await call('GET', `${base}/admin/posts`, { authorization })).toMatchObject({
    status: 401,
    json: { msg: 'Token has expired' },
  })
  time -= 3_600_000
  await Session.query(blog.db).patch({ revokedAt: new Date().toISOString() })
  expect((await call('GET', `${base}/admin/posts`, { authorization })).status).toBe(401)
})

test('without a token nothing is told of what is there', async () => {
  await using blog = await testBlog()
  const calls: [Method, string][] = [
    ['POST', `${base}/admin/posts`],
    ['PUT', `${base}/admin/posts/1`],
    ['GET', `${base}/admin/posts/1`],
    ['POST', '/admin/posts'],
    ['PUT', '/admin/posts/999'],
    ['GET', '/admin/posts/abc'],
  ]
  for (const [method, path] of calls) {
    const answer = await blog.call(method, path, method === 'GET' ? {} : { body: { post_text: 'x' } })
    expect([path, answer.status, answer.json]).toEqual([path, 401, { msg: 'Missing Authorization Header' }])
  }
})

test('pages: five for the author, ten for readers, a hundred at most, and nothing after the last', async () => {
  await using blog = await testBlog()
  const { call, asAdmin, db } = blog
  const admin = await findFirstAdmin(db)
  if (!admin) throw new Error('There is an admin.')
  // All in the same moment, so that only the ids order them.
  await Post.query(db).insert(
    Array.from({ length: 105 }, (_, index) => ({
      authorId: admin.id,
      content: `${index}`,
      createdAt: '2026-01-01T00:00:00.000Z',
    })),
  )
  async function contents(path: string): Promise<string[]> {
    const { status, json } = await asAdmin('GET', base + path)
    expect(status).toBe(200)
    return Array.isArray(json) ? json.map(({ content }) => content) : []
  }
  expect(await contents('/admin/posts')).toEqual(['104', '103', '102', '101', '100'])
  expect(await contents('/posts')).toHaveLength(10)
  expect(await contents('/posts?order_by=asc&page=2&per_page=3')).toEqual(['3', '4', '5'])
  expect(await contents('/posts?order_by=sideways&per_page=1')).toEqual(['104'])
  expect(await contents('/posts?per_page=0')).toEqual([])
  expect(await contents('/posts?per_page=100000')).toHaveLength(100)
  expect(await contents('/posts?per_page=100000&page=2')).toHaveLength(5)
  expect(await contents('/posts?page=12')).toEqual([])
  expect(await contents('/posts?page=2000000000&per_page=100')).toEqual([])
  expect((await call('GET', `${base}/posts?page=3`)).json).toHaveLength(10)
})

test('markup is never given back as it came, and a post that is read and sent back does not change', async () => {
  await using blog = await testBlog()
  const text = '<script>alert("1")</script> [x](javascript:alert(1)) [a & b](https://c.d/?e&f)'
  const path = `${base}/admin/posts/${await blog.post(text)}`
  const read = await blog.asAdmin('GET', path)
  const html =
    '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; x <a href="https://c.d/?e&amp;f">a &amp; b</a>'
  expect(read.json).toMatchObject({ content: html })
  expect((await blog.asAdmin('PUT', path, { content: html })).status).toBe(204)
  expect((await blog.asAdmin('GET', path)).json).toMatchObject({ content: html })
  await blog.asAdmin('PUT', path, { content: '[y](https://example.com)<b>' })
  expect((await blog.asAdmin('GET', path)).json).toMatchObject({
    content: '<a href="https://example.com">y</a>&lt;b&gt;',
  })
})

test('the blog has neither what others post nor what is deleted', async () => {
  await using blog = await testBlog()
  const { api, db, asAdmin, call } = blog
  const mine = await blog.post('mine')
  const gone = await blog.post('gone')
  await Post.query(db)
    .findById(gone)
    .patch({ deletedAt: new Date(Date.now() + 1000).toISOString() })
  const passwordHash = await api.passwords.hash('password')
  const ann = await User.query(db)
    .insert({ handle: 'ann', email: 'ann@example.com', passwordHash, displayName: 'Ann', role: 'user' })
    .returning('*')
  const { id: theirs } = await createPost(db, ann, { content: 'theirs', visible: true })
  for (const path of ['/posts', '/admin/posts']) {
    expect((await asAdmin('GET', base + path)).json).toMatchObject([{ id: mine }])
  }
  for (const id of [gone, theirs]) {
    expect((await call('GET', `${base}/posts/${id}`)).status).toBe(404)
    expect((await asAdmin('GET', `${base}/admin/posts/${id}`)).status).toBe(404)
    expect((await asAdmin('PUT', `${base}/admin/posts/${id}`, { content: 'x' })).status).toBe(404)
  }
})

test('words and visibility change together or not at all', async () => {
  await using blog = await testBlog()
  const id = await blog.post('before')
  const moderator = await User.query(blog.db)
    .insert({
      handle: 'mo',
      email: 'mo@example.com',
      passwordHash: '-',
      displayName: 'Mo',
      role: 'moderator',
    })
    .returning('*')
  await Post.query(blog.db).findById(id).patch({ visible: false, hiddenById: moderator.id })
  const change = { content: 'after', visible: 1 }
  expect(await blog.asAdmin('PUT', `${base}/admin/posts/${id}`, change)).toMatchObject({
    status: 403,
    json: failure,
  })
  expect((await blog.asAdmin('GET', `${base}/admin/posts/${id}`)).json).toMatchObject({ content: 'before' })
})

test('a failure that nobody expected tells nothing', async () => {
  await using blog = await testBlog()
  await blog.db.raw('alter table posts rename to lost')
  const answer = await blog.call('GET', `${base}/posts`)
  expect(answer).toMatchObject({ status: 500, json: failure })
  expect(answer.text).not.toMatch(/select|posts|relation/)
})
