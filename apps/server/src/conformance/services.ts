import { expect, test } from 'vitest'

import { anyId, anyText, moment, newPost } from './shapes.js'
import { idOf, refusal, refusals, type OnStage } from './world.js'

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
}
