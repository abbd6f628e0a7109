import { expect, test } from 'vitest'

import { anyId, anyText, moment, newPost } from './shapes.js'
import { failure, idOf, refusal, refusals, type OnStage } from './world.js'

/** What holds for service clients, whatever they call through. */
export function servicesConform(onStage: OnStage): void {
  test('another server posts in the name of an account', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const { service } = await stage.service(['posts:write'])
    const authorId = idOf(ann)
    expect(await service.me()).toEqual({ name: 'a bot', scopes: ['posts:write'], expiresAt: null })
    const post = await service.createPost({ authorId, content: 'from a bot' })
    expect(post).toEqual(newPost(ann, { content: 'from a bot' }))
    expect(
      await service.createPost({ authorId, content: 'a reply', replyToId: post.id, visible: false }),
    ).toEqual(newPost(ann, { content: 'a reply', replyToId: post.id, visible: false }))
    expect(await refusal(service.createPost({ authorId: 999, content: 'x' }))).toBe('UserNotFound')
    expect(await refusal(service.createPost({ authorId, content: 'x', replyToId: 999 }))).toBe('PostNotFound')
  })

  test('another server reads what anybody may, and does nothing that takes an account', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    await ann.posts.create({ content: 'hidden', visible: false })
    const bot = await stage.service(['posts:write'])
    expect((await bot.posts.list()).items).toEqual([])
    expect(
      await refusals(
        () => bot.posts.create({ content: 'x' }),
        () => bot.auth.me(),
        () => bot.admin.stats(),
      ),
    ).toEqual(new Set(['NotAllowed']))
  })

  test('a service token is shown once, listed, and ended', async () => {
    await using stage = await onStage()
    const admin = await stage.admin()
    const { create, list, revoke } = admin.admin.serviceTokens
    const token = {
      id: anyId,
      name: 'weather',
      scopes: ['posts:write'],
      createdAt: moment,
      expiresAt: moment,
      lastUsedAt: null,
      revokedAt: null,
    }
    const made = await create({ name: 'weather', scopes: ['posts:write'], expiresInDays: 90 })
    expect(made).toEqual({ ...token, token: anyText })
    expect(await list()).toEqual({ items: [token], nextCursor: null })
    const { service } = stage.serviceClient({ token: made.token })
    await service.me()
    const used = { ...token, lastUsedAt: moment }
    expect((await list()).items).toEqual([used])
    const revoked = { ...used, revokedAt: moment }
    const ended = await revoke({ tokenId: made.id })
    expect(ended).toEqual(revoked)
    expect(await revoke({ tokenId: made.id })).toEqual(ended)
    expect(await refusal(service.me())).toBe('TokenInvalid')
    expect(await refusal(revoke({ tokenId: 999 }))).toBe('ServiceTokenNotFound')
  })

  test('a token that was replaced is asked for anew', async () => {
    await using stage = await onStage()
    const admin = await stage.admin()
    const { create, revoke } = admin.admin.serviceTokens
    const old = await create({ name: 'bot', scopes: ['posts:write'] })
    const next = await create({ name: 'next bot', scopes: ['posts:write'] })
    await revoke({ tokenId: old.id })
    const tokens = [next.token, old.token]
    const { service } = stage.serviceClient({ token: () => tokens.pop() ?? next.token })
    expect((await service.me()).name).toBe('next bot')
  })

  test('another server acts for an account, as far as its scopes go', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const secret = await ann.posts.create({ content: 'secret', visible: false })
    const bot = await stage.service(['posts:read', 'posts:write', 'likes:write'])
    const forAnn = bot.onBehalfOf(idOf(ann))
    const post = await forAnn.posts.create({ content: 'for ann' })
    expect(post).toEqual(newPost(ann, { content: 'for ann' }))
    expect((await forAnn.posts.like({ postId: post.id })).liked).toBe(true)
    expect((await forAnn.posts.byId({ postId: secret.id })).content).toBe('secret')
    expect(await refusal(bot.posts.byId({ postId: secret.id }))).toBe('PostNotFound')
    expect(
      await refusals(
        () => forAnn.auth.me(),
        () => forAnn.users.updateProfile({ bio: 'x' }),
        () => forAnn.admin.stats(),
        () => forAnn.service.me(),
        () => ann.service.me(),
      ),
    ).toEqual(new Set(['NotAllowed']))

    const reader = (await stage.service(['posts:read'])).onBehalfOf(idOf(ann))
    const writer = (await stage.service(['posts:write'])).onBehalfOf(idOf(ann))
    expect(
      await refusals(
        () => reader.posts.create({ content: 'x' }),
        () => writer.posts.like({ postId: post.id }),
        () => writer.posts.list(),
      ),
    ).toEqual(new Set(['ScopeMissing']))
    const unfit = await stage.service(['posts:read'])
    expect(await refusal(unfit.service.createPost({ authorId: idOf(ann), content: 'x' }))).toBe(
      'ScopeMissing',
    )
  })

  test('nobody has more rights through a service token, and nobody is acted for who is not there', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const admin = await stage.admin()
    const { id: postId } = await ann.posts.create({ content: 'hidden', visible: false })
    const bot = await stage.service(['posts:read', 'posts:write'])
    expect(await refusal(bot.onBehalfOf(idOf(admin)).posts.byId({ postId }))).toBe('PostNotFound')
    expect(await refusal(bot.onBehalfOf(999).posts.list())).toBe('UserNotFound')
    const { reason, issues } = await failure(bot.onBehalfOf(0).posts.list())
    expect([reason, issues]).toEqual([
      'ValidationFailed',
      [{ path: ['Linnet-On-Behalf-Of'], message: 'Too small: expected number to be >0' }],
    ])
    await admin.admin.users.suspend({ userId: idOf(ann) })
    expect(await refusal(bot.onBehalfOf(idOf(ann)).posts.list())).toBe('UserNotFound')
  })

  test('what staff and service tokens change is kept, and read by admins', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const admin = await stage.admin()
    const bot = await stage.service(['posts:read', 'posts:write'])
    const [userId, onBehalfOf] = [idOf(admin), idOf(ann)]
    const post = await bot.onBehalfOf(onBehalfOf).posts.create({ content: 'kept', visible: true })
    await bot.service.createPost({ authorId: onBehalfOf, content: 'kept too' })
    await ann.posts.like({ postId: post.id })
    await admin.admin.posts.setVisible({ postId: post.id, visible: false })
    await admin.admin.users.setRole({ userId: onBehalfOf, role: 'moderator' })
    await refusal(admin.admin.posts.delete({ postId: 999 }))

    const kept = {
      id: anyId,
      createdAt: moment,
      userId: null,
      tokenId: null,
      onBehalfOf: null,
      requestId: anyText,
    }
    const { list } = admin.admin.audit
    const { items } = await list()
    expect(items).toEqual([
      { ...kept, userId, action: 'admin.users.setRole', target: { userId: onBehalfOf, role: 'moderator' } },
      { ...kept, userId, action: 'admin.posts.setVisible', target: { postId: post.id, visible: false } },
      {
        ...kept,
        tokenId: 1,
        onBehalfOf,
        action: 'service.createPost',
        target: { authorId: onBehalfOf, id: post.id + 1 },
      },
      { ...kept, tokenId: 1, onBehalfOf, action: 'posts.create', target: { visible: true, id: post.id } },
      { ...kept, userId, action: 'admin.serviceTokens.create', target: { id: 1 } },
    ])
    const actions = async (input: Parameters<typeof list>[0]) =>
      (await list(input)).items.map(({ action }) => action)
    expect(await actions({ tokenId: 1 })).toEqual(['service.createPost', 'posts.create'])
    expect(await actions({ onBehalfOf })).toEqual(['service.createPost', 'posts.create'])
    expect(await actions({ userId, limit: 1 })).toEqual(['admin.users.setRole'])
    expect(await actions({ action: 'admin.posts.setVisible' })).toEqual(['admin.posts.setVisible'])
    const { nextCursor } = await list({ limit: 4 })
    expect(await actions({ cursor: nextCursor ?? '' })).toEqual(['admin.serviceTokens.create'])
  })
}
