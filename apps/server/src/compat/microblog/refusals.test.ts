import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { Method } from '../testing.js'
import { base, base64, failure, testBlog, word } from './microblog-testing.js'

describe('what is refused', () => {
  let blog: Awaited<ReturnType<typeof testBlog>>
  beforeAll(async () => {
    blog = await testBlog()
    await blog.post('first')
  })
  afterAll(async () => blog[Symbol.asyncDispose]())

  test.each<[string, unknown, number, object]>([
    ['nothing in it', {}, 400, { message: 'Missing JSON in request' }],
    ['an array', [], 400, { message: 'Missing JSON in request' }],
    ['a word', '"admin"', 400, { message: 'Missing JSON in request' }],
    ['half a JSON', '{"username":', 400, { status: 'failure', reason: word }],
    ['no password', { username: 'admin' }, 400, { message: 'Missing username or password' }],
    ['no username', { password: base64('password') }, 400, { message: 'Missing username or password' }],
    ['a number', { username: 'admin', password: 5 }, 400, { message: 'Missing username or password' }],
    [
      'a bare password',
      { username: 'admin', password: 'password' },
      400,
      { message: 'password must be base64 encoded.' },
    ],
    [
      'no padding',
      { username: 'admin', password: 'cGFzc3dvcmQ' },
      400,
      { message: 'password must be base64 encoded.' },
    ],
    [
      'a wrong password',
      { username: 'admin', password: base64('wrong') },
      401,
      { message: 'Bad username or password' },
    ],
    [
      'a long password',
      { username: 'admin', password: base64('x'.repeat(9000)) },
      401,
      { message: 'Bad username or password' },
    ],
    [
      'an unknown name',
      { username: 'nobody', password: base64('password') },
      401,
      { message: 'Bad username or password' },
    ],
    [
      'a nul',
      { username: 'ad\u0000min', password: base64('a\u0000b') },
      401,
      { message: 'Bad username or password' },
    ],
  ])('a login with %s is refused', async (_, body, status, json) => {
    expect(await blog.call('POST', `${base}/admin/login`, { body })).toMatchObject({ status, json })
  })

  test.each<[Method, string, unknown, number, object]>([
    ['POST', '/admin/posts', { text: 'x' }, 400, { reason: 'missing mandatory field, <post_text>' }],
    ['POST', '/admin/posts', {}, 400, { reason: 'missing mandatory field, <post_text>' }],
    ['POST', '/admin/posts', { post_text: 42 }, 400, failure],
    ['POST', '/admin/posts', { post_text: null }, 400, failure],
    ['POST', '/admin/posts', { post_text: '' }, 400, failure],
    ['POST', '/admin/posts', { post_text: 'a\u0000b' }, 400, failure],
    ['POST', '/admin/posts', { post_text: 'x'.repeat(501) }, 400, failure],
    ['POST', '/admin/posts', [], 400, failure],
    ['POST', '/admin/posts', undefined, 400, failure],
    ['POST', '/admin/posts', '', 400, failure],
    ['POST', '/admin/posts', '{', 400, failure],
    ['POST', '/admin/posts', { post_text: 'x'.repeat(200_000) }, 413, failure],
    ['PUT', '/admin/posts/1', { content: null }, 400, failure],
    ['PUT', '/admin/posts/1', { content: 7 }, 400, failure],
    ['PUT', '/admin/posts/1', { visible: 'banana' }, 400, failure],
    ['PUT', '/admin/posts/1', { visible: 2 }, 400, failure],
    ['PUT', '/admin/posts/1', { visible: null }, 400, failure],
    ['PUT', '/admin/posts/1', undefined, 400, failure],
    ['PUT', '/admin/posts/999999', { content: 'x' }, 404, { reason: "post id: 999999 doesn't exist" }],
    ['PUT', '/admin/posts/999999', {}, 404, failure],
    ['PUT', '/admin/posts/abc', { content: 'x' }, 404, failure],
    ['GET', '/admin/posts/999999', undefined, 404, { reason: "post id: 999999 doesn't exist" }],
    ['GET', '/admin/posts/99999999999999999999', undefined, 404, failure],
    ['GET', '/posts/0', undefined, 404, failure],
    ['GET', '/posts/-1', undefined, 404, failure],
    ['GET', '/posts/abc', undefined, 404, failure],
    ['GET', '/posts/1.0', undefined, 404, failure],
    ['GET', '/posts/%00', undefined, 404, failure],
    ['GET', '/posts?page=abc', undefined, 400, failure],
    ['GET', '/posts?page=0', undefined, 400, failure],
    ['GET', '/posts?page=-1', undefined, 400, failure],
    ['GET', '/posts?page=1.5', undefined, 400, failure],
    ['GET', '/posts?page=99999999999999999999', undefined, 400, failure],
    ['GET', '/posts?page=1&page=2', undefined, 400, failure],
    ['GET', '/posts?per_page=-1', undefined, 400, failure],
    ['GET', '/posts?per_page=ten', undefined, 400, failure],
    ['GET', '/admin/posts?per_page=', undefined, 400, failure],
    ['DELETE', '/admin/posts/1', undefined, 405, { message: 'Method Not Allowed' }],
    ['POST', '/posts', { post_text: 'x' }, 405, { message: 'Method Not Allowed' }],
    ['GET', '/admin/login', undefined, 405, { message: 'Method Not Allowed' }],
    ['GET', '/nothing', undefined, 404, { message: 'Not Found' }],
  ])('%s %s with %j is answered with %i', async (method, path, body, status, json) => {
    expect(await blog.asAdmin(method, base + path, body)).toMatchObject({ status, json })
  })

  test.each<[Method, string, unknown, number]>([
    ['POST', '/admin/register', {}, 400],
    ['POST', '/admin/register', { username: 'x' }, 400],
    ['POST', '/admin/register', { username: '', password: 'x' }, 400],
    ['POST', '/admin/register', { username: 5, password: 'x' }, 400],
    ['POST', '/admin/register', { username: 'not a handle', password: 'x' }, 400],
    ['POST', '/admin/register', { username: 'eve', password: 'x'.repeat(300) }, 400],
    ['POST', '/admin/register', [], 400],
    ['POST', '/admin/login', { username: 'admin' }, 400],
    ['POST', '/admin/login', { username: 'nobody', password: 'x' }, 401],
    ['POST', '/admin/posts', {}, 400],
    ['POST', '/admin/posts', { content: 5 }, 400],
    ['POST', '/admin/posts', { content: 'x', visible: 'maybe' }, 400],
    ['PUT', '/admin/posts/1', { visible: 'maybe' }, 400],
  ])('printed: %s %s with %j is answered with %i', async (method, path, body, status) => {
    expect(await blog.asAdmin(method, path, body)).toMatchObject({ status, json: { error: word } })
  })
})
