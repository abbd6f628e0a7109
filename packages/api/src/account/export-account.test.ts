import { expect, test } from 'vitest'

import { refusal, testApp } from '../testing.js'
import type { ExportedLine } from './account.schema.js'

test('a person gets everything that is held of them, a page at a time, and nothing of others', async () => {
  await using app = await testApp()
  const [ann, bob, root] = [
    await app.user('ann'),
    await app.user('bob'),
    await app.user('root', { role: 'admin' }),
  ]
  const theirs = await app.post(bob, 'from bob')
  await app.as(bob).posts.like({ postId: theirs.id })
  await app.as(bob).tokens.create({ name: "bob's", scopes: ['posts:write'] })
  const { id: first } = await app.post(ann, 'first')
  await app.as(ann).posts.update({ postId: first, content: 'better' })
  const { id: gone } = await app.post(ann, 'gone', theirs.id)
  await app.as(ann).posts.delete({ postId: gone })
  const { id: hidden } = await app.post(ann, 'hidden')
  await app.as(root).admin.posts.setVisible({ postId: hidden, visible: false })
  await app.as(ann).posts.like({ postId: theirs.id })
  const { token } = await app.as(ann).tokens.create({ name: 'script', scopes: ['posts:read'] })

  for (const limit of [1, 2, 100]) {
    const lines: ExportedLine[] = []
    let cursor: string | undefined
    do {
      const page = await app.as(ann).account.export({ limit, cursor })
      expect(page.items.length).toBeLessThanOrEqual(limit)
      lines.push(...page.items)
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(lines).toMatchObject([
      { type: 'user', handle: 'ann', email: 'ann@example.com', suspendedAt: null },
      { type: 'post', id: first, author: 'ann', content: 'better', visible: true, replyTo: null },
      { type: 'post', id: gone, deletedAt: expect.any(String), deletedBy: 'ann', replyTo: theirs.id },
      { type: 'post', id: hidden, visible: false, hiddenBy: null },
      { type: 'revision', post: first, content: 'first' },
      { type: 'like', user: 'ann', post: theirs.id },
      { type: 'session', device: 'vitest' },
      { type: 'token', name: 'script', scopes: ['posts:read'] },
    ])
    for (const secret of [token.slice(4), 'root', 'bob', 'argon2']) {
      expect(JSON.stringify(lines)).not.toContain(secret)
    }
  }
  const { nextCursor } = await app.as(ann).posts.list({ limit: 1 })
  expect(await refusal(app.as(ann).account.export({ cursor: nextCursor ?? '' }))).toBe('ValidationFailed')
})
