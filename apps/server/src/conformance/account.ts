import type { ExportedLine } from '@linnet/sdk'
import { expect, test } from 'vitest'

import { anyId, anyText, moment } from './shapes.js'
import { idOf, password, refusal, refusals, type OnStage } from './world.js'

export function accountConforms(onStage: OnStage): void {
  test('a script of somebody acts as they would, with the rights of anybody', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const bob = await stage.user('bob')
    const admin = await stage.admin()
    const made = await ann.tokens.create({ name: 'mine', scopes: ['posts:write'], expiresInDays: 9 })
    const own = {
      id: anyId,
      name: 'mine',
      ownerId: idOf(ann),
      scopes: ['posts:write'],
      createdAt: moment,
      expiresAt: moment,
      lastUsedAt: null,
      revokedAt: null,
    }
    expect(made).toEqual({ ...own, token: anyText })
    expect(await ann.tokens.list()).toEqual({ items: [own], nextCursor: null })

    const script = stage.serviceClient({ token: made.token })
    const post = await script.posts.create({ content: 'by script' })
    expect(post.author.id).toBe(idOf(ann))
    await script.onBehalfOf(idOf(ann)).posts.update({ postId: post.id, content: 'better' })
    expect(await refusal(script.posts.like({ postId: post.id }))).toBe('ScopeMissing')
    expect(await refusal(script.posts.list())).toBe('ScopeMissing')
    expect(
      await refusals(
        () => script.onBehalfOf(idOf(bob)).posts.create({ content: 'x' }),
        () => script.auth.me(),
        () => script.tokens.list(),
        () => script.account.export(),
        () => script.service.me(),
        () => script.admin.stats(),
      ),
    ).toEqual(new Set(['NotAllowed']))
    const { items } = await admin.admin.audit.list()
    expect(items).toEqual([])

    expect((await admin.admin.serviceTokens.list()).items).toEqual([{ ...own, lastUsedAt: moment }])
    await admin.admin.users.suspend({ userId: idOf(ann) })
    expect(await refusal(script.posts.create({ content: 'x' }))).toBe('AccountSuspended')
  })

  test('tokens are ended by their owner, who may have fifty', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const bob = await stage.user('bob')
    const create = () => ann.tokens.create({ name: 'mine', scopes: ['posts:read'] })
    const { id: tokenId, token } = await create()
    for (let made = 1; made < 50; made += 1) await create()
    expect(await refusal(create())).toBe('TooManyTokens')
    expect(await refusal(bob.tokens.revoke({ tokenId }))).toBe('ServiceTokenNotFound')
    expect(await ann.tokens.revoke({ tokenId })).toMatchObject({ id: tokenId, revokedAt: moment })
    expect(await refusal(stage.serviceClient({ token }).posts.list())).toBe('TokenInvalid')
    await create()
  })

  test('people take everything with them that is theirs', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const bob = await stage.user('bob')
    const theirs = await bob.posts.create({ content: 'from bob' })
    const first = await ann.posts.create({ content: 'first' })
    await ann.posts.update({ postId: first.id, content: 'better' })
    const second = await ann.posts.create({ content: 'second', replyToId: theirs.id, visible: false })
    await ann.posts.delete({ postId: second.id })
    await ann.posts.like({ postId: theirs.id })
    await ann.tokens.create({ name: 'mine', scopes: ['posts:read'] })
    const mine = { type: 'post', author: 'ann', createdAt: moment, deletedAt: null, deletedBy: null } as const
    const lines = [
      {
        type: 'user',
        handle: 'ann',
        displayName: 'ANN',
        bio: '',
        role: 'user',
        createdAt: moment,
        email: 'ann@example.com',
        suspendedAt: null,
      },
      {
        ...mine,
        id: first.id,
        content: 'better',
        editedAt: moment,
        replyTo: null,
        visible: true,
        hiddenBy: null,
      },
      {
        ...mine,
        id: second.id,
        content: 'second',
        editedAt: null,
        replyTo: theirs.id,
        visible: false,
        hiddenBy: 'ann',
        deletedAt: moment,
        deletedBy: 'ann',
      },
      { type: 'revision', id: anyId, post: first.id, content: 'first', replacedAt: moment },
      { type: 'like', user: 'ann', post: theirs.id, createdAt: moment },
      {
        type: 'session',
        id: anyId,
        device: anyText,
        createdAt: moment,
        lastUsedAt: moment,
        expiresAt: moment,
        revokedAt: null,
      },
      {
        type: 'token',
        id: anyId,
        name: 'mine',
        scopes: ['posts:read'],
        createdAt: moment,
        expiresAt: null,
        lastUsedAt: null,
        revokedAt: null,
      },
    ]
    for (const limit of [1, 100]) {
      const found: ExportedLine[] = []
      for await (const line of ann.account.export.all({ limit })) found.push(line)
      expect(found).toEqual(lines)
    }
  })

  test('an account that is deleted is gone for good, and its session with it', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const bob = await stage.user('bob')
    const phone = stage.visitor()
    await phone.auth.login({ identifier: 'ann', password })
    const post = await ann.posts.create({ content: 'first' })
    const reply = await bob.posts.create({ content: 'to ann', replyToId: post.id })
    const theirs = await bob.posts.create({ content: 'from bob' })
    await ann.posts.like({ postId: theirs.id })
    await ann.posts.create({ content: 'to bob', replyToId: theirs.id })

    expect(await refusal(ann.account.delete({ password: 'wrong' }))).toBe('BadCredentials')
    const userId = idOf(ann)
    expect(await ann.account.delete({ password })).toEqual({ userId })
    expect(ann.session).toBeNull()
    expect(await refusal(phone.auth.me())).toBe('SessionEnded')
    expect(await refusal(bob.posts.byId({ postId: post.id }))).toBe('PostNotFound')
    expect(await refusal(bob.users.byId({ userId }))).toBe('UserNotFound')
    expect((await bob.posts.byId({ postId: reply.id })).replyToId).toBeNull()
    expect(await bob.posts.byId({ postId: theirs.id })).toMatchObject({ likeCount: 0, replyCount: 0 })
    expect(idOf(await stage.user('ann'))).not.toBe(userId)

    const admin = await stage.admin()
    expect(await refusal(admin.account.delete({ password }))).toBe('LastAdmin')
    expect(admin.session).not.toBeNull()
  })
}
