import { expect, test } from 'vitest'

import { anyId, contentsOf, moment, newPost, refOf } from './shapes.js'
import { idOf, postsBy, refusal, refusals, type OnStage } from './world.js'

export function postsConform(onStage: OnStage): void {
  test('a post is made, read by everybody, and edited by its author', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const post = await ann.posts.create({ content: 'Frist!' })
    expect(post).toEqual(newPost(ann, { content: 'Frist!' }))
    expect(await stage.visitor().posts.byId({ postId: post.id })).toEqual(post)

    const edited = await ann.posts.update({ postId: post.id, content: 'First!' })
    expect(edited).toEqual({ ...post, content: 'First!', editedAt: moment })
    expect(await ann.posts.update({ postId: post.id, content: 'First!' })).toEqual(edited)
  })

  test('a post that nobody made is not there for any call', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const missing = { postId: 999 }
    expect(
      await refusals(
        () => ann.posts.byId(missing),
        () => ann.posts.thread(missing),
        () => ann.posts.likers(missing),
        () => ann.posts.history(missing),
        () => ann.posts.update({ ...missing, content: 'x' }),
        () => ann.posts.hide(missing),
        () => ann.posts.show(missing),
        () => ann.posts.delete(missing),
        () => ann.posts.restore(missing),
        () => ann.posts.like(missing),
        () => ann.posts.unlike(missing),
        () => ann.posts.create({ content: 'x', replyToId: 999 }),
      ),
    ).toEqual(new Set(['PostNotFound']))
  })

  test("another's post is not theirs to change", async () => {
    await using stage = await onStage()
    const [ann, bob] = [await stage.user('ann'), await stage.user('bob')]
    const { id: postId } = await ann.posts.create({ content: 'mine' })
    const changes = () =>
      refusals(
        () => bob.posts.update({ postId, content: 'x' }),
        () => bob.posts.hide({ postId }),
        () => bob.posts.show({ postId }),
        () => bob.posts.delete({ postId }),
        () => bob.posts.restore({ postId }),
      )
    expect(await changes()).toEqual(new Set(['NotAllowed']))
    await ann.posts.hide({ postId })
    expect(await changes()).toEqual(new Set(['PostNotFound']))
  })

  test('what an author hides or deletes comes back as it was', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const post = await ann.posts.create({ content: 'now and then' })
    const { id: postId } = post
    expect(await ann.posts.hide({ postId })).toEqual({ ...post, visible: false })
    expect(await ann.posts.hide({ postId })).toEqual({ ...post, visible: false })
    expect(await ann.posts.show({ postId })).toEqual(post)
    expect(await ann.posts.delete({ postId })).toEqual({ ...post, deletedAt: moment })
    expect(await refusal(ann.posts.byId({ postId }))).toBe('PostNotFound')
    expect(await ann.posts.restore({ postId })).toEqual(post)
    expect(await ann.posts.restore({ postId })).toEqual(post)
    expect(await ann.posts.create({ content: 'in private', visible: false })).toEqual(
      newPost(ann, { content: 'in private', visible: false }),
    )
  })

  test('a list is newest first, in pages that go on where the last one ended', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    await postsBy(ann, 'one', 'two', 'three', 'four', 'five')
    const { posts } = stage.visitor()
    const first = await posts.list({ limit: 2 })
    expect(contentsOf(first)).toEqual(['five', 'four'])
    await postsBy(ann, 'six')
    const second = await posts.list({ limit: 2, cursor: first.nextCursor ?? '' })
    expect(contentsOf(second)).toEqual(['three', 'two'])
    const last = await posts.list({ limit: 2, cursor: second.nextCursor ?? '' })
    expect([contentsOf(last), last.nextCursor]).toEqual([['one'], null])
    expect((await posts.list({ limit: 6 })).nextCursor).toBeNull()
  })

  test('pages() and all() go through a list to its end', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    await postsBy(ann, 'one', 'two', 'three')
    const pages = []
    for await (const page of ann.posts.list.pages({ limit: 2 })) pages.push(contentsOf(page))
    expect(pages).toEqual([['three', 'two'], ['one']])
    const all = []
    for await (const { content } of ann.users.posts.all({ userId: idOf(ann), limit: 1 })) all.push(content)
    expect(all).toEqual(['three', 'two', 'one'])
  })

  test("a cursor that is none, or another list's, is refused", async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const posts = await postsBy(ann, 'one', 'two')
    const { nextCursor } = await ann.posts.list({ limit: 1 })
    const postId = posts[0]?.id ?? 0
    expect(
      await refusals(
        () => ann.posts.list({ cursor: 'nonsense' }),
        () => ann.posts.list({ cursor: btoa('[1,2,3]') }),
        () => ann.users.list({ cursor: nextCursor ?? '' }),
        () => ann.posts.likers({ postId, cursor: nextCursor ?? '' }),
        () => ann.posts.thread({ postId, cursor: nextCursor ?? '' }),
      ),
    ).toEqual(new Set(['ValidationFailed']))
    expect(contentsOf(await ann.users.posts({ userId: idOf(ann), cursor: nextCursor ?? '' }))).toEqual([
      'one',
    ])
  })

  test('posts and replies are found by words, author and time, newest first', async () => {
    await using stage = await onStage()
    const [ann, bob] = [await stage.user('ann'), await stage.user('bob')]
    const [worms] = await postsBy(ann, 'Worms, mostly', 'The early bird', 'no early worms today')
    await bob.posts.create({ content: 'Which worms?', replyToId: worms?.id })
    const { search } = stage.visitor().posts
    const found = async (text: string) => contentsOf(await search({ text }))
    expect(await found('WORMS')).toEqual(['Which worms?', 'no early worms today', 'Worms, mostly'])
    expect(await found('worms early')).toEqual(['no early worms today'])
    expect(await found('"early worms"')).toEqual(['no early worms today'])
    expect(await found('"worms early"')).toEqual([])
    expect(await found('worms -early')).toEqual(['Which worms?', 'Worms, mostly'])
    expect(await found('bird or mostly')).toEqual(['The early bird', 'Worms, mostly'])
    expect([await found('worm'), await found('?!'), await found('" -')]).toEqual([[], [], []])
    expect(contentsOf(await search({ text: 'worms', author: 'BOB' }))).toEqual(['Which worms?'])
    expect(contentsOf(await search({ author: 'nobody' }))).toEqual([])

    const at = worms?.createdAt
    expect(contentsOf(await search({ to: at }))).toEqual([])
    expect(contentsOf(await search({ from: at, text: 'mostly' }))).toEqual(['Worms, mostly'])
    expect(contentsOf(await search({ from: '2999-01-01T00:00:00Z' }))).toEqual([])
    const pages = []
    for await (const page of search.pages({ text: 'worms', limit: 2 })) pages.push(contentsOf(page))
    expect(pages).toEqual([['Which worms?', 'no early worms today'], ['Worms, mostly']])
    expect(
      await refusals(
        () => search({}),
        () => search({ limit: 5 }),
        () => search({ text: ' ' }),
        () => search({ from: 'yesterday' }),
        () => search({ text: 'x', cursor: 'nonsense' }),
      ),
    ).toEqual(new Set(['ValidationFailed']))
  })

  test('whoever sees a post reads what it said before, and staff alone learn who of them edited it', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const admin = await stage.admin()
    const { id: postId } = await ann.posts.create({ content: 'one' })
    await ann.posts.update({ postId, content: 'two' })
    await admin.admin.posts.update({ postId, content: 'three' })
    const historyFor = (editor: object | null) => [
      { id: anyId, content: 'two', replacedAt: moment, editor },
      { id: anyId, content: 'one', replacedAt: moment, editor: refOf(ann) },
    ]
    for (const viewer of [ann, stage.visitor()]) {
      expect((await viewer.posts.history({ postId })).items).toEqual(historyFor(null))
    }
    expect((await admin.posts.history({ postId })).items).toEqual(historyFor(refOf(admin)))
    const pages = []
    for await (const { items } of ann.posts.history.pages({ postId, limit: 1 })) {
      pages.push(items.map(({ content }) => content))
    }
    expect(pages).toEqual([['two'], ['one']])
  })

  test('the timeline leaves replies out unless asked, and may be of one author', async () => {
    await using stage = await onStage()
    const [ann, bob] = [await stage.user('ann'), await stage.user('bob')]
    const [post] = await postsBy(ann, 'a post')
    await bob.posts.create({ content: 'a reply', replyToId: post?.id })
    expect(contentsOf(await ann.posts.list())).toEqual(['a post'])
    expect(contentsOf(await ann.posts.list({ replies: true }))).toEqual(['a reply', 'a post'])
    expect(contentsOf(await ann.posts.list({ replies: true, author: 'BOB' }))).toEqual(['a reply'])
    expect(contentsOf(await ann.posts.list({ author: 'nobody' }))).toEqual([])
    const ofBob = { userId: idOf(bob) }
    expect(contentsOf(await ann.users.posts(ofBob))).toEqual([])
    expect(contentsOf(await ann.users.posts({ ...ofBob, replies: true }))).toEqual(['a reply'])
  })
}
