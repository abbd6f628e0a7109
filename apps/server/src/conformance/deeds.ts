import type { Linnet } from '@linnet/sdk'
import fc from 'fast-check'

export const names = ['nobody', 'ann', 'bob', 'mo', 'root'] as const

/** What a deed may need; each takes its own of it. */
const given = fc.record({
  postId: fc.integer({ min: 1, max: 8 }),
  replyToId: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
  userId: fc.integer({ min: 1, max: 5 }),
  content: fc.constantFrom('one', 'Two', 'two worms', ''),
  visible: fc.boolean(),
  replies: fc.boolean(),
  limit: fc.integer({ min: 1, max: 3 }),
  role: fc.constantFrom('user', 'moderator'),
  state: fc.constantFrom('all', 'visible', 'hidden', 'deleted'),
  act: fc.constantFrom('hide', 'show', 'delete', 'restore', 'purge'),
  suspended: fc.option(fc.boolean(), { nil: undefined }),
} as const)

type Given = typeof given extends fc.Arbitrary<infer Value> ? Value : never

const changes = {
  'posts.create': ({ posts }, { content, replyToId, visible }) =>
    posts.create({ content, replyToId, visible }),
  'posts.update': ({ posts }, { postId, content }) => posts.update({ postId, content }),
  'posts.hide': ({ posts }, { postId }) => posts.hide({ postId }),
  'posts.show': ({ posts }, { postId }) => posts.show({ postId }),
  'posts.delete': ({ posts }, { postId }) => posts.delete({ postId }),
  'posts.restore': ({ posts }, { postId }) => posts.restore({ postId }),
  'posts.like': ({ posts }, { postId }) => posts.like({ postId }),
  'posts.unlike': ({ posts }, { postId }) => posts.unlike({ postId }),
  'users.updateProfile': ({ users }, { content: bio }) => users.updateProfile({ bio }),
  'admin.posts.update': ({ admin }, { postId, content }) => admin.posts.update({ postId, content }),
  'admin.posts.setVisible': ({ admin }, { postId, visible }) => admin.posts.setVisible({ postId, visible }),
  'admin.posts.delete': ({ admin }, { postId }) => admin.posts.delete({ postId }),
  'admin.posts.restore': ({ admin }, { postId }) => admin.posts.restore({ postId }),
  'admin.posts.purge': ({ admin }, { postId }) => admin.posts.purge({ postId }),
  'admin.posts.bulk': ({ admin }, { postId, act }) =>
    admin.posts.bulk({ act, postIds: [postId, postId + 1, postId + 2] }),
  'admin.users.suspend': ({ admin }, { userId }) => admin.users.suspend({ userId }),
  'admin.users.unsuspend': ({ admin }, { userId }) => admin.users.unsuspend({ userId }),
  'admin.users.setRole': ({ admin }, { userId, role }) => admin.users.setRole({ userId, role }),
} satisfies Record<string, Act>

/** Everything that can be read; lists to their end, page by page. */
export const reads = {
  'posts.list': ({ posts }, { limit, replies }) => whole(posts.list.pages({ limit, replies })),
  'posts.byId': ({ posts }, { postId }) => posts.byId({ postId }),
  'posts.thread': ({ posts }, { postId, limit }) => posts.thread({ postId, limit }),
  'posts.likers': ({ posts }, { postId, limit }) => whole(posts.likers.pages({ postId, limit })),
  'users.byId': ({ users }, { userId }) => users.byId({ userId }),
  'users.list': ({ users }, { limit }) => whole(users.list.pages({ limit })),
  'users.posts': ({ users }, { userId, limit, replies }) =>
    whole(users.posts.pages({ userId, limit, replies })),
  'users.likedPosts': ({ users }, { userId, limit }) => whole(users.likedPosts.pages({ userId, limit })),
  'auth.me': ({ auth }) => auth.me(),
  'admin.posts.list': ({ admin }, { state, limit, content: search }) =>
    whole(admin.posts.list.pages({ state, limit, ...(search !== '' && { search }) })),
  'admin.posts.byId': ({ admin }, { postId }) => admin.posts.byId({ postId }),
  'admin.users.list': ({ admin }, { limit, suspended }) =>
    whole(admin.users.list.pages({ limit, suspended })),
  'admin.stats': ({ admin }) => admin.stats({ days: 1 }),
} satisfies Record<string, Act>

type Act = (linnet: Linnet, given: Given) => Promise<unknown>

async function whole<Page>(pages: AsyncIterable<Page>): Promise<Page[]> {
  const all = []
  for await (const page of pages) all.push(page)
  return all
}

const acts: Record<string, Act> = { ...changes, ...reads }
const weighted = (weight: number, of: object) => ({ weight, arbitrary: fc.constantFrom(...Object.keys(of)) })

/** Somebody does something; shown in a counterexample as it is. */
export const deed = fc.record({
  who: fc.constantFrom(...names),
  act: fc.oneof(weighted(3, { 'posts.create': 1 }), weighted(6, changes), weighted(4, reads)),
  given,
})
export type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never

export async function perform({ act, given: input }: Deed, linnet: Linnet): Promise<unknown> {
  return acts[act]?.(linnet, input)
}
