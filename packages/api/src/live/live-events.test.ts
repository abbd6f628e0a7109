import { User } from '@linnet/db'
import { expect, test } from 'vitest'

import { testApp, type TestApp, type TestUser } from '../testing.js'
import type { Entry } from './event-log.js'
import { circleOf, eventsOf } from './live-events.js'

const entryOf = (entry: Partial<Entry>): Entry => ({
  cursor: '1-1',
  kind: 'changed',
  subjectId: 1,
  authorId: null,
  seenBy: 'everyone',
  ...entry,
})

async function arrange() {
  const app = await testApp()
  const [ann, bob] = [await app.user('ann'), await app.user('bob')]
  const mo = await app.user('mo', { role: 'moderator' })
  const root = await app.user('root', { role: 'admin' })
  return { app, ann, bob, mo, root, [Symbol.asyncDispose]: () => app[Symbol.asyncDispose]() }
}

async function told({ db }: TestApp, viewer: TestUser | null, entries: Entry[]) {
  const account = viewer && (await User.query(db).findById(viewer.id).throwIfNotFound())
  return eventsOf(db, account, entries)
}

test('staff are told together, and everybody else, but for authors of what is told', () => {
  const entries = [entryOf({ authorId: 7 }), entryOf({ authorId: 8 })]
  expect(circleOf(null, entries)).toBe('everybody')
  expect(circleOf({ id: 9, role: 'user' }, entries)).toBe('everybody')
  expect(circleOf({ id: 7, role: 'user' }, entries)).toBe('author 7')
  expect(circleOf({ id: 8, role: 'user' }, entries)).toBe('author 8')
  expect(circleOf({ id: 7, role: 'moderator' }, entries)).toBe('staff')
  expect(circleOf({ id: 9, role: 'admin' }, entries)).toBe('staff')
})

test('each is told of posts that they may see, as they stand now', async () => {
  await using all = await arrange()
  const { app, ann, bob, mo, root } = all
  const open = await app.post(ann, 'open')
  const held = await app.post(ann, 'held back')
  await app.as(ann).posts.hide({ postId: held.id })
  await app.as(bob).posts.like({ postId: open.id })
  await app.post(bob, 'a reply', open.id)
  const entries = [
    entryOf({ cursor: '1-1', kind: 'created', subjectId: open.id, authorId: ann.id }),
    entryOf({ cursor: '1-2', kind: 'changed', subjectId: held.id, authorId: ann.id, seenBy: 'author' }),
    entryOf({ cursor: '1-3', kind: 'counts', subjectId: open.id, authorId: ann.id }),
  ]
  const { liked: _, ...post } = await app.anyone().posts.byId({ postId: open.id })
  const created = { cursor: '1-1', event: { type: 'post.created', post } }
  const changed = {
    cursor: '1-2',
    event: { type: 'post.changed', post: { id: held.id, content: 'held back' } },
  }
  const counts = {
    cursor: '1-3',
    event: { type: 'post.counts', postId: open.id, likeCount: 1, replyCount: 1 },
  }
  for (const viewer of [null, bob]) expect(await told(app, viewer, entries)).toEqual([created, counts])
  for (const viewer of [ann, mo, root]) {
    expect(await told(app, viewer, entries)).toMatchObject([created, changed, counts])
  }
})

test('that a post is gone is told to those who saw it, and to nobody else', async () => {
  await using all = await arrange()
  const { app, ann, bob, mo } = all
  const gone = (seenBy: Entry['seenBy']) =>
    entryOf({ kind: 'removed', subjectId: 999, authorId: ann.id, seenBy })
  const removed = [{ cursor: '1-1', event: { type: 'post.removed', postId: 999 } }]
  for (const viewer of [null, bob, ann, mo]) {
    expect(await told(app, viewer, [gone('everyone')])).toEqual(removed)
  }
  for (const viewer of [ann, mo]) expect(await told(app, viewer, [gone('author')])).toEqual(removed)
  for (const viewer of [null, bob]) expect(await told(app, viewer, [gone('author')])).toEqual([])
  expect(await told(app, mo, [gone('staff')])).toEqual(removed)
  for (const viewer of [null, bob, ann]) expect(await told(app, viewer, [gone('staff')])).toEqual([])
  for (const kind of ['created', 'changed', 'counts'] as const) {
    expect(await told(app, mo, [entryOf({ kind, subjectId: 999 })])).toEqual([])
  }
})

test('who is removed for somebody and there for others is a change for these', async () => {
  await using all = await arrange()
  const { app, ann, bob, mo } = all
  const { id: postId } = await app.post(ann, 'once open')
  await app.as(ann).posts.hide({ postId })
  const entries = [entryOf({ kind: 'removed', subjectId: postId, authorId: ann.id })]
  for (const viewer of [null, bob]) {
    expect(await told(app, viewer, entries)).toMatchObject([{ event: { type: 'post.removed', postId } }])
  }
  for (const viewer of [ann, mo]) {
    expect(await told(app, viewer, entries)).toMatchObject([{ event: { type: 'post.changed' } }])
  }
})

test('a suspended account is gone for everybody but staff', async () => {
  await using all = await arrange()
  const { app, ann, bob, mo, root } = all
  await app.as(root).admin.users.suspend({ userId: ann.id })
  const entries = [ann, bob].map(({ id }) => entryOf({ kind: 'account', subjectId: id }))
  const types = async (viewer: TestUser | null) =>
    (await told(app, viewer, entries)).map(({ event }) => [event.type, 'userId' in event && event.userId])
  const bobs = ['user.changed', bob.id]
  for (const viewer of [null, bob]) expect(await types(viewer)).toEqual([['user.removed', ann.id], bobs])
  for (const viewer of [mo, root]) expect(await types(viewer)).toEqual([['user.changed', ann.id], bobs])
})

test('what is told of posts asks for posts alone, of accounts for accounts, and of neither for nothing', async () => {
  await using all = await arrange()
  const { app, ann } = all
  const { id: postId } = await app.post(ann, 'open')
  const statements: string[] = []
  app.db.on('query', ({ sql }: { sql: string }) => statements.push(sql))
  const asked = async (entries: Entry[]) => {
    statements.length = 0
    await eventsOf(app.db, null, entries)
    return statements.map((sql) => /from "(\w+)"/.exec(sql)?.[1])
  }
  const account = entryOf({ kind: 'account', subjectId: ann.id })
  expect(await asked([entryOf({ subjectId: postId })])).toEqual(['posts'])
  expect(await asked([account])).toEqual(['users'])
  expect(await asked([entryOf({ subjectId: postId }), account])).toEqual(['posts', 'users'])
  expect(await asked([entryOf({ kind: 'session' })])).toEqual([])
})
