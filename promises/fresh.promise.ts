import { buildApp } from '../apps/server/src/app.js'
import { createLogger } from '../apps/server/src/logger.js'
import { testApp, type TestUser } from '../packages/api/src/testing.js'
import { promise, sized } from './promise.js'

/** What somebody's one post is at the moment, as only they themselves change it. */
interface State {
  content: string
  isShown: boolean
  isLiked: boolean
  name: string
}

const people = 8

promise(
  'a kept answer is never older than what was acknowledged, on any server, and says nothing of who asks',
  async ({ keep, random }) => {
    await using api = await testApp()
    const log = createLogger({ logLevel: 'silent' })
    const servers = [await buildApp({ api: api.api, log }), await buildApp({ api: api.api, log })]
    const steps = sized(10_000, 100_000)
    const one = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)]
    let [taken, written, stale, told] = [0, 0, 0, 0]

    async function read(url: string, user?: TestUser): Promise<string> {
      const answer = await one(servers)?.inject({
        url,
        ...(user && { headers: { authorization: `Bearer ${user.accessToken}` } }),
      })
      return answer?.body ?? ''
    }

    async function live(nth: number): Promise<void> {
      const user = await api.user(`writer${nth}`)
      const own = api.as(user)
      const version = (count: number) => `post ${nth} version ${count}.`
      const { id: postId } = await own.posts.create({ content: version(0) })
      const state: State = { content: version(0), isShown: true, isLiked: false, name: 'Nobody yet' }
      await own.users.updateProfile({ displayName: state.name })
      const writes = [
        async () => {
          state.content = (await own.posts.update({ postId, content: version(taken) })).content
        },
        async () => {
          state.isShown = (await own.posts[state.isShown ? 'hide' : 'show']({ postId })).visible
        },
        async () => {
          state.isLiked = (await own.posts[state.isLiked ? 'unlike' : 'like']({ postId })).liked
        },
        async () => {
          state.name = (await own.users.updateProfile({ displayName: `Writer ${nth} ${taken}` })).displayName
        },
      ]
      const input = encodeURIComponent(JSON.stringify({ postId }))
      const urls = {
        rest: `/api/v1/posts/${postId}`,
        trpc: `/trpc/posts.byId?input=${input}`,
        list: '/trpc/posts.list?input=%7B%7D',
        timeline: '/api/v1/posts',
        home: '/',
        page: `/posts/${postId}`,
        profile: `/@${user.handle}`,
      }
      while (taken < steps) {
        taken += 1
        if (random() < 0.3) {
          await one(writes)?.()
          written += 1
          continue
        }
        const url = one(Object.values(urls)) ?? urls.rest
        if (random() < 0.1) await read(url, user)
        const text = await read(url)
        const isThere = text.includes(state.content) && text.includes(state.name)
        const isOther = new RegExp(`post ${nth} version`).test(text) && !text.includes(state.content)
        if (isThere !== state.isShown || isOther) stale += 1
        if (state.isShown && url === urls.rest && !text.includes(`"likeCount":${state.isLiked ? 1 : 0},`))
          stale += 1
        if (text.includes('"liked":true')) told += 1
      }
    }

    try {
      await Promise.all(Array.from({ length: people }, (_, nth) => live(nth)))
    } finally {
      for (const server of servers) await server.close()
    }
    keep('fresh.steps', taken, { atLeast: steps, unit: 'random writes and reads' })
    keep('fresh.written', written, { atLeast: steps / 5, unit: 'writes' })
    keep('fresh.stale', stale, { atMost: 0, unit: 'answers' })
    keep('fresh.told', told, { atMost: 0, unit: 'answers that say who asked' })
  },
)
