import { expect, test } from 'vitest'

import { testApp } from './testing.js'

async function arrange() {
  const app = await testApp()
  const [ann, root] = [await app.user('ann'), await app.user('root', { role: 'admin' })]
  const { id: postId } = await app.post(ann, 'frist')
  await app.as(ann).posts.update({ postId, content: 'first' })
  await app.as(ann).posts.like({ postId })
  await app.post(ann, 'reply', postId)
  await app.as(ann).tokens.create({ name: 'script', scopes: ['posts:write'] })
  const { posts, users, tokens } = app.as(ann)
  const { admin } = app.as(root)
  const lists: Record<string, (cursor: string) => Promise<{ items: unknown[] }>> = {
    posts: (cursor) => posts.list({ cursor }),
    liked: (cursor) => users.likedPosts({ userId: ann.id, cursor }),
    likers: (cursor) => posts.likers({ postId, cursor }),
    replies: async (cursor) => (await posts.thread({ postId, cursor })).replies,
    history: (cursor) => posts.history({ postId, cursor }),
    users: (cursor) => users.list({ cursor }),
    tokens: (cursor) => tokens.list({ cursor }),
    serviceTokens: (cursor) => admin.serviceTokens.list({ cursor }),
  }
  return { lists, [Symbol.asyncDispose]: () => app[Symbol.asyncDispose]() }
}

async function outcomeOf(list: Promise<{ items: unknown[] }>): Promise<string> {
  const [answer] = await Promise.allSettled([list])
  if (answer.status === 'rejected') return answer.reason.reason
  return answer.value.items.length > 0 ? 'goes on' : 'ends'
}

test('a cursor that a client kept while the server was replaced is good still, and for no other list', async () => {
  await using all = await arrange()
  const lists = Object.entries(all.lists)
  for (const [name] of lists) {
    const moment = name === 'replies' ? '2026-01-01T00:00:00.000Z' : '2100-01-01T00:00:00.000Z'
    const cursor = Buffer.from(JSON.stringify([name, moment, 1])).toString('base64url')
    const answers = await Promise.all(
      lists.map(async ([asked, list]) => [asked, await outcomeOf(list(cursor))]),
    )
    expect(answers).toEqual(lists.map(([asked]) => [asked, asked === name ? 'goes on' : 'ValidationFailed']))
  }
})
