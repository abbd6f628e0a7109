import { testServer } from '../apps/server/src/plugins/testing.js'
import { promise, sized } from './promise.js'

promise('text comes back as it was, or is refused with a reason', async ({ keep, random }) => {
  await using server = await testServer()
  const { accessToken: token } = await server.api.user('ann')
  const trpc = (procedure: string, input: object) =>
    server.app.inject({
      method: 'POST',
      url: `/trpc/${procedure}`,
      headers: { authorization: `Bearer ${token}` },
      payload: input,
    })
  /** Sends a text one of the ways there are, and answers what came back of it when it is read again. */
  const ways: ((words: string) => Promise<Came>)[] = [
    async (content) => {
      const made = await server.call('POST', '/posts', { token, body: { content } })
      if (made.status >= 300) return refusalOf(made.status, made.body)
      const read = await server.call('GET', `/posts/${made.body.id}`, { token })
      return { words: read.body.content }
    },
    async (content) => {
      const made = await trpc('posts.create', { content })
      if (made.statusCode >= 300) return refusalOf(made.statusCode, made.json())
      const input = JSON.stringify({ postId: made.json().result.data.id })
      const read = await server.app.inject({ url: `/trpc/posts.byId?input=${input}` })
      return { words: read.json().result.data.content }
    },
    async (bio) => {
      const made = await server.call('PATCH', '/me', { token, body: { bio } })
      if (made.status >= 300) return refusalOf(made.status, made.body)
      const read = await server.call('GET', '/users/by-handle/ann')
      return { words: read.body.bio }
    },
    async (displayName) => {
      const made = await trpc('users.updateProfile', { displayName })
      if (made.statusCode >= 300) return refusalOf(made.statusCode, made.json())
      const read = await server.call('GET', '/users/by-handle/ann')
      return { words: read.body.displayName }
    },
    async (q) => {
      // Nothing is stored, and nothing may break.
      const found = await server.call('GET', `/posts/search?${new URLSearchParams({ q })}`)
      return found.status < 300 ? { words: q } : refusalOf(found.status, found.body)
    },
  ]

  const wanted = sized(10_000, 100_000)
  let [changed, broken, kept, refused] = [0, 0, 0, 0]
  for (let nth = 0; nth < wanted; nth += 1) {
    const words = textFrom(random)
    const came = await ways[nth % ways.length]?.(words)
    if (came?.words === words) kept += 1
    else if (came?.words !== undefined) changed += 1
    else if (came?.isReasoned) refused += 1
    else broken += 1
  }
  keep('lost.text.kept', kept, { atLeast: wanted / 4, unit: 'texts' })
  keep('lost.text.refused', refused, { atLeast: wanted / 20, unit: 'texts' })
  keep('lost.text.changed', changed, { atMost: 0, unit: 'texts' })
  keep('lost.text.broken', broken, { atMost: 0, unit: 'answers without a reason' })
})

interface Came {
  words?: string
  isReasoned?: boolean
}

function refusalOf(status: number, body: unknown): Came {
  return {
    isReasoned: status >= 400 && status < 500 && /"reason":"ValidationFailed"/.test(JSON.stringify(body)),
  }
}

/** Where letters are taken from: what people write, what programs send, and what breaks things. */
const ranges: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0x20, 0x7e],
  [0x00, 0x1f],
  [0x7f, 0xa0],
  [0xa1, 0x24f],
  [0x300, 0x36f],
  [0x5d0, 0x6ff],
  [0xe00, 0xe7f],
  [0x1100, 0x11ff],
  [0x2000, 0x206f],
  [0x3040, 0x9fff],
  [0xd800, 0xdfff],
  [0xe000, 0xf8ff],
  [0xfe00, 0xfe0f],
  [0xfff0, 0xffff],
  [0x1_f300, 0x1_f9ff],
  [0xe_0000, 0xe_01ef],
  [0x10_fff0, 0x10_ffff],
]

function textFrom(random: () => number): string {
  const upTo = (end: number) => Math.floor(random() * end)
  const length = upTo(40)
  // Of few kinds each, or every text would have something that cannot be stored.
  const kinds = Array.from({ length: 1 + upTo(4) }, () => ranges[upTo(ranges.length)] ?? [0x20, 0x7e])
  return Array.from({ length }, () => {
    const [from, to] = kinds[upTo(kinds.length)] ?? [0x20, 0x7e]
    return String.fromCodePoint(from + upTo(to - from + 1))
  }).join('')
}
