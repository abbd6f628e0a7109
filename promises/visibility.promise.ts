import { expect } from 'vitest'

import { buildApp } from '../apps/server/src/app.js'
import { createLogger } from '../apps/server/src/logger.js'
import { listProcedures } from '../packages/api/src/index.js'
import { testApp, testPassword, type TestUser } from '../packages/api/src/testing.js'
import { promise, sized } from './promise.js'

const canary = 'xylographer'
const unknownId = 999_999_999

/** A server with two who write in public, and readers who have no right to more. */
async function scene() {
  const api = await testApp()
  const app = await buildApp({
    api: api.api,
    log: createLogger({ logLevel: 'silent' }),
    siteUrl: 'https://linnet.example',
    compatPrefixes: { microblog: '/compat/microblog', twitter: '/compat/twitter' },
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const admin = await api.user('boss', { role: 'admin' })
  const ben = await api.user('ben')
  const cat = await api.user('cat')
  const parent = await api.post(ben, 'who carves wood?')
  const service = await api.service(admin, ['posts:read'])
  const readers: Record<string, Record<string, string>> = {
    nobody: {},
    'somebody else': { authorization: `Bearer ${ben.accessToken}` },
    'a page of somebody else': { cookie: `__Host-linnet-session=${ben.refreshToken}` },
    'another server': { authorization: `Bearer ${service}` },
    'another server for somebody else': {
      authorization: `Bearer ${service}`,
      'linnet-on-behalf-of': String(cat.id),
    },
  }

  async function read(url: string, headers: Record<string, string>): Promise<string> {
    const { statusCode, body } = await app.inject({ url, headers: { host: 'linnet.example', ...headers } })
    return `${statusCode} ${withoutNoise(body)}`
  }

  /** All that every reader is told at every address. */
  async function everything(authors: string[], postIds: number[]): Promise<Map<string, string>> {
    const told = new Map<string, string>()
    for (const [reader, headers] of Object.entries(readers)) {
      for (const url of addresses({ handles: ['ben', ...authors], postIds: [parent.id, ...postIds] })) {
        told.set(`${reader} at ${url}`, await read(url, headers))
      }
    }
    return told
  }

  return {
    ...api,
    app,
    admin,
    ben,
    cat,
    parent,
    everything,
    async [Symbol.asyncDispose]() {
      await app.close()
      await api[Symbol.asyncDispose]()
    },
  }
}

type Scene = Awaited<ReturnType<typeof scene>>

/** What differs from one answer to the next of the same. */
function withoutNoise(body: string): string {
  return body
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'a request')
    .replaceAll(/("(?:now|dehydratedAt|dataUpdatedAt)":)\d{13}/g, '$1 now')
}

/** Every address that reads, of the procedures and of the pages, feeds, embeds and older systems' routes. */
function addresses({ handles, postIds }: { handles: string[]; postIds: number[] }): string[] {
  const ids = [1, 2, 3, 4, 5]
  const values: Record<string, (string | number)[]> = { postId: postIds, userId: ids, handle: handles }
  const rest = listProcedures()
    .filter(({ kind, meta }) => kind === 'query' && meta.access !== 'admin' && meta.access !== 'moderator')
    .flatMap(({ meta }) => filled(`/api/v1${meta.route?.path ?? ''}`, values))
    .filter((url) => !/\/sessions|\/tokens|\/service$/.test(url))
  return [
    ...rest.flatMap((url) => (/search/.test(url) ? [`${url}?q=${canary}`, `${url}?author=ann`] : [url])),
    '/api/v1/posts?replies=true',
    ...ids.map((id) => `/api/v1/users/${id}/posts?replies=true`),
    '/',
    `/search?q=${canary}`,
    ...['rss', 'atom', 'json'].flatMap((kind) => [
      `/feed.${kind}`,
      ...handles.map((handle) => `/@${handle}/feed.${kind}`),
    ]),
    ...handles.flatMap((handle) => [`/@${handle}`, `/@${handle}/likes`, `/embed/@${handle}`]),
    ...postIds.flatMap((id) => [
      `/posts/${id}`,
      `/embed/posts/${id}`,
      `/oembed?url=https://linnet.example/posts/${id}`,
      `/compat/twitter/tweets/${id}`,
      `/compat/twitter/tweets/${id}/likes`,
      `/compat/microblog/posts/${id}`,
    ]),
    '/embed',
    '/sitemap.xml',
    '/sitemap-posts-1.xml',
    '/sitemap-profiles-1.xml',
    '/compat/twitter/tweets',
    '/compat/microblog/posts',
    '/openapi.json',
  ]
}

function filled(path: string, values: Record<string, (string | number)[]>): string[] {
  const name = /\{(\w+)\}/.exec(path)?.[1]
  if (name === undefined) return [path]
  return (values[name] ?? []).flatMap((value) => filled(path.replace(`{${name}}`, String(value)), values))
}

type Hiding = (scene: Scene, written: { ann: TestUser; postIds: number[] }) => Promise<void>

const each = async (postIds: number[], act: (postId: number) => Promise<unknown>) => {
  for (const postId of postIds) await act(postId)
}

const hidings: Record<string, Hiding> = {
  hidden: ({ as }, { ann, postIds }) => each(postIds, (postId) => as(ann).posts.hide({ postId })),
  held: ({ as, admin }, { postIds }) =>
    each(postIds, (postId) => as(admin).admin.posts.setVisible({ postId, visible: false })),
  deleted: ({ as }, { ann, postIds }) => each(postIds, (postId) => as(ann).posts.delete({ postId })),
  purged: ({ as, admin }, { postIds }) => each(postIds, (postId) => as(admin).admin.posts.purge({ postId })),
  suspended: async ({ as, admin }, { ann }) => void (await as(admin).admin.users.suspend({ userId: ann.id })),
}

promise('what is hidden is as if it had never been, at every address', async ({ keep }) => {
  let looked = 0
  let heard = 0
  let different = 0
  for (const [name, hide] of Object.entries(hidings)) {
    await using all = await scene()
    const isGone = name === 'suspended'
    const dee = isGone ? undefined : await all.user('ann')
    const postIds = [all.parent.id + 1, all.parent.id + 2, all.parent.id + 3]
    const before = await all.everything(['ann'], postIds)

    const ann = dee ?? (await all.user('ann'))
    const post = await all.post(ann, `I am a ${canary}`)
    const reply = await all.post(ann, `${canary}s do`, all.parent.id)
    const edited = await all.post(ann, `an old ${canary}`)
    expect([post.id, reply.id, edited.id]).toEqual(postIds)
    await all.as(ann).posts.update({ postId: edited.id, content: `a new ${canary}` })
    await all.as(all.cat).posts.like({ postId: post.id })
    await all.as(all.ben).posts.like({ postId: reply.id })
    if (isGone) await all.as(ann).posts.like({ postId: all.parent.id })
    const shown = [...(await all.everything(['ann'], postIds)).values()]
    expect(shown.filter((body) => body.includes(canary)).length).toBeGreaterThan(50)

    await hide(all, { ann, postIds })
    const after = await all.everything(['ann'], postIds)
    looked += after.size
    for (const [where, body] of after) {
      if (body.includes(canary) && !where.includes(`q=${canary}`)) heard += 1
      if (body === before.get(where)) continue
      different += 1
      console.log(`${name}: ${where} differs from before.\n${differenceOf(before.get(where) ?? '', body)}`)
    }
  }
  keep('hidden.looked-at', looked, { atLeast: 2000, unit: 'answers' })
  keep('hidden.heard', heard, { atMost: 0, unit: 'answers' })
  keep('hidden.counted', different, { atMost: 0, unit: 'answers that differ from before' })
})

function differenceOf(before: string, after: string): string {
  let at = 0
  while (at < after.length && after[at] === before[at]) at += 1
  return `was ${before.slice(Math.max(0, at - 40), at + 80)}\nis  ${after.slice(Math.max(0, at - 40), at + 80)}`
}

promise('acting on what is hidden cannot be told from acting on what never was', async ({ keep }) => {
  const acts = listProcedures().filter(
    ({ meta }) =>
      meta.access !== 'admin' && meta.access !== 'moderator' && meta.route?.path.includes('{postId}'),
  )
  let told = 0
  let tried = 0
  for (const hide of Object.values(hidings)) {
    await using all = await scene()
    const ann = await all.user('ann')
    const { id } = await all.post(ann, canary)
    await all.as(all.ben).posts.like({ postId: id })
    await hide(all, { ann, postIds: [id] })
    for (const token of [undefined, all.ben.accessToken]) {
      const act = async (
        method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
        url: string,
        payload?: object,
      ) => {
        const { statusCode, headers, body } = await all.app.inject({
          method,
          url: `/api/v1${url}`,
          headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
          ...(payload && { payload }),
        })
        const { 'x-request-id': _, date: __, etag: ___, ...rest } = headers
        return JSON.stringify([statusCode, rest, withoutNoise(body)])
      }
      const both = async (doing: (postId: number) => Promise<string>) => {
        tried += 1
        const [hidden, unknown] = [await doing(id), await doing(unknownId)]
        if (hidden === unknown) return
        told += 1
        console.log(differenceOf(unknown, hidden))
      }
      for (const { meta } of acts) {
        const { method = 'GET', path = '' } = meta.route ?? {}
        const payload = method === 'PATCH' ? { content: 'changed' } : undefined
        await both((postId) => act(method, path.replace('{postId}', String(postId)), payload))
      }
      await both((replyToId) => act('POST', '/posts', { content: 'a reply', replyToId }))
    }
  }
  keep('hidden.acts.tried', tried, { atLeast: 100, unit: 'acts' })
  keep('hidden.acts.told-apart', told, { atMost: 0, unit: 'acts' })
})

interface Written {
  id: number
  author: string
  replyTo: Written | undefined
  isHidden: boolean
  isDeleted: boolean
  likes: Set<string>
}

/** What everybody may know, worked out from what was done alone. */
class Oracle {
  readonly posts: Written[] = []
  readonly suspended = new Set<string>()

  isPublic = (post: Written): boolean => !post.isHidden && !post.isDeleted && !this.suspended.has(post.author)

  told(): unknown {
    return this.posts.filter(this.isPublic).map((post) => ({
      id: post.id,
      likeCount: [...post.likes].filter((name) => !this.suspended.has(name)).length,
      likers: [...post.likes].filter((name) => !this.suspended.has(name)).toSorted(),
      replyCount: this.posts.filter((reply) => reply.replyTo === post && this.isPublic(reply)).length,
    }))
  }
}

promise('whatever people do, everybody is told what is public, and no more', async ({ keep, random }) => {
  const chosen = <Item>(items: readonly Item[]): Item | undefined =>
    items[Math.floor(random() * items.length)]
  let deeds = 0
  let wrong = 0
  for (let round = sized(6, 60); round > 0; round -= 1) {
    await using app = await testApp()
    const admin = await app.user('boss', { role: 'admin' })
    const people = new Map<string, TestUser>()
    for (const name of ['ann', 'ben', 'cat']) people.set(name, await app.user(name))
    const oracle = new Oracle()
    const names = [...people.keys()]

    const acts: Record<string, (name: string, me: TestUser, post: Written | undefined) => Promise<unknown>> =
      {
        async write(author, me, replyTo) {
          const to = replyTo && oracle.isPublic(replyTo) && random() < 0.5 ? replyTo : undefined
          const { id } = await app.post(me, `words ${deeds}`, to?.id)
          oracle.posts.push({ id, author, replyTo: to, isHidden: false, isDeleted: false, likes: new Set() })
        },
        async hide(author, me, post) {
          if (post?.author !== author || post.isDeleted) return
          await app.as(me).posts.hide({ postId: post.id })
          post.isHidden = true
        },
        async show(author, me, post) {
          if (post?.author !== author || post.isDeleted) return
          await app.as(me).posts.show({ postId: post.id })
          post.isHidden = false
        },
        async remove(author, me, post) {
          if (post?.author !== author || post.isDeleted) return
          await app.as(me).posts.delete({ postId: post.id })
          post.isDeleted = true
        },
        async restore(author, me, post) {
          if (post?.author !== author || !post.isDeleted) return
          await app.as(me).posts.restore({ postId: post.id })
          post.isDeleted = false
        },
        async like(name, me, post) {
          if (!post || !oracle.isPublic(post)) return
          await app.as(me).posts.like({ postId: post.id })
          post.likes.add(name)
        },
        async unlike(name, me, post) {
          if (!post || !oracle.isPublic(post)) return
          await app.as(me).posts.unlike({ postId: post.id })
          post.likes.delete(name)
        },
      }

    for (let left = 60; left > 0; left -= 1) {
      deeds += 1
      const name = chosen(names) ?? ''
      const me = people.get(name)
      if (!me) continue
      if (random() < 0.08) {
        const { users } = app.as(admin).admin
        if (oracle.suspended.delete(name)) {
          await users.unsuspend({ userId: me.id })
          const { accessToken } = await app.anyone().auth.login({ identifier: name, password: testPassword })
          people.set(name, { ...me, accessToken })
        } else {
          await users.suspend({ userId: me.id })
          oracle.suspended.add(name)
        }
      } else if (!oracle.suspended.has(name)) {
        await acts[chosen(['write', 'write', 'like', 'like', ...Object.keys(acts)]) ?? '']?.(
          name,
          me,
          chosen(oracle.posts),
        )
      }
      const told = await toldBy(app)
      if (JSON.stringify(told) === JSON.stringify(oracle.told())) continue
      wrong += 1
      console.log(JSON.stringify({ told, oracle: oracle.told() }))
    }
  }
  keep('hidden.model.deeds', deeds, { atLeast: 360, unit: 'deeds' })
  keep('hidden.model.wrong', wrong, { atMost: 0, unit: 'states' })
})

async function toldBy(app: Awaited<ReturnType<typeof testApp>>): Promise<unknown> {
  const { posts } = app.anyone()
  const { items } = await posts.list({ replies: true, limit: 100 })
  return Promise.all(
    items.toReversed().map(async ({ id, likeCount, replyCount }) => ({
      id,
      likeCount,
      likers: (await posts.likers({ postId: id, limit: 100 })).items.map(({ handle }) => handle).toSorted(),
      replyCount,
    })),
  )
}
