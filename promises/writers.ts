import { createClient, isLinnetError, type Linnet } from '../packages/sdk/src/index.js'
import type { Deed, Outcome } from './history-checker.js'

const password = 'correct horse battery'

export interface Writers {
  /** What each of them did, in its order. */
  deeds: Deed[][]
  acknowledged(): number
  /** Lets everybody finish what they are at. */
  stop(): Promise<void>
}

/** People who write, edit, hide, delete and like as fast as they are answered, with the SDK's own retries and keys. */
export async function startWriters(
  url: string,
  { count, random, retries = 60 }: { count: number; random: () => number; retries?: number },
): Promise<Writers> {
  const likeable: number[] = []
  let acknowledged = 0
  let isGoing = true

  async function writer(nth: number, linnet: Linnet, deeds: Deed[]): Promise<void> {
    const userId = linnet.session?.user.id ?? 0
    const own: { id: number; isDeleted: boolean }[] = []
    const chosen = <Item>(items: readonly Item[]): Item | undefined =>
      items[Math.floor(random() * items.length)]

    /** Waits for the answer, and keeps whatever comes of it. */
    async function outcomeOf(work: () => Promise<unknown>): Promise<Outcome> {
      try {
        await work()
        acknowledged += 1
        return 'done'
      } catch (error) {
        if (!isLinnetError(error)) throw error
        return error.status !== undefined && error.status < 500 ? 'refused' : 'unknown'
      }
    }

    for (let step = 0; isGoing; step += 1) {
      const post = chosen(own)
      const roll = random()
      if (!post || roll < 0.4) {
        const content = `writer ${nth} step ${step}`
        const replyToId = roll < 0.2 ? chosen(likeable) : undefined
        let id: number | undefined
        const outcome = await outcomeOf(async () => {
          id = (await linnet.posts.create({ content, replyToId })).id
        })
        deeds.push({ kind: 'create', content, id, outcome })
        if (id === undefined) continue
        own.push({ id, isDeleted: false })
        if (random() < 0.2) likeable.push(id)
      } else if (roll < 0.55) {
        if (post.isDeleted) continue
        const content = `writer ${nth} edit ${step}`
        const outcome = await outcomeOf(() => linnet.posts.update({ postId: post.id, content }))
        deeds.push({ kind: 'edit', id: post.id, content, outcome })
      } else if (roll < 0.85) {
        const id = chosen(likeable)
        if (id === undefined) continue
        const kind = random() < 0.7 ? 'like' : 'unlike'
        const outcome = await outcomeOf(() => linnet.posts[kind]({ postId: id }))
        deeds.push({ kind, id, userId, outcome })
      } else if (likeable.includes(post.id)) {
        continue
      } else {
        const kind = post.isDeleted ? 'restore' : roll < 0.9 ? 'delete' : roll < 0.95 ? 'hide' : 'show'
        const outcome = await outcomeOf(() => linnet.posts[kind]({ postId: post.id }))
        deeds.push({ kind, id: post.id, outcome })
        if (outcome === 'done' && kind !== 'hide' && kind !== 'show') post.isDeleted = kind === 'delete'
      }
    }
  }

  const settings = { url, retries, totalTimeoutMs: 120_000 }
  const deeds: Deed[][] = []
  const working: Promise<void>[] = []
  for (let nth = 0; nth < count; nth += 1) {
    const linnet = createClient(settings)
    const handle = `writer${nth}`
    await linnet.auth.register({ handle, email: `${handle}@example.org`, password })
    const mine: Deed[] = []
    deeds.push(mine)
    working.push(writer(nth, linnet, mine))
  }
  return {
    deeds,
    acknowledged: () => acknowledged,
    async stop() {
      isGoing = false
      await Promise.all(working)
    },
  }
}
