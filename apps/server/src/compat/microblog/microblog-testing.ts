import { ensureAdmin, findFirstAdmin, login } from '@linnet/api'
import { Post } from '@linnet/db'
import { expect } from 'vitest'

import { testCompat, type Method } from '../testing.js'

export const base = '/v1/micro-blog'
export const gmt = expect.stringMatching(
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/,
)
export const word = expect.any(String)
export const failure = { status: 'failure', reason: word }
export const base64 = (text: string) => Buffer.from(text).toString('base64')

/** The microblog with its admin, signed in and not. */
export async function testBlog(options: { now?: () => Date } = {}) {
  const server = await testCompat('/compat/microblog', options)
  await ensureAdmin(server.api, { password: 'password' })
  const signedIn = await login(
    { api: server.api, device: 'vitest' },
    { identifier: 'admin', password: 'password' },
  )
  const authorization = `Bearer ${signedIn.accessToken}`
  const asAdmin = (method: Method, path: string, body?: unknown) =>
    server.call(method, path, { authorization, ...(body !== undefined && { body }) })
  async function post(text: string): Promise<number> {
    const { json } = await asAdmin('POST', `${base}/admin/posts`, { post_text: text })
    expect(json).toEqual({ status: 'success', post_id: expect.any(Number) })
    const admin = await findFirstAdmin(server.db)
    const { id } = await Post.query(server.db)
      .findOne({ authorId: admin?.id })
      .orderBy('id', 'desc')
      .throwIfNotFound()
    return id
  }
  return { ...server, authorization, asAdmin, post }
}
