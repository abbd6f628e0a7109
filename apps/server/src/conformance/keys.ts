import { expect, test } from 'vitest'

import { contentsOf } from './shapes.js'
import { failure, idOf, password, refusal, refusals, type OnStage } from './world.js'

export function keysConform(onStage: OnStage): void {
  test('a call that is repeated with its key has its effect once, and the same answer', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const idempotencyKey = crypto.randomUUID()
    const once = () => ann.posts.create({ content: 'once' }, { idempotencyKey })
    const post = await once()
    await ann.posts.update({ postId: post.id, content: 'edited' })
    expect(await once()).toEqual(post)
    expect(contentsOf(await ann.posts.list())).toEqual(['edited'])
  })

  test('a key is good for one call: another input or procedure is refused', async () => {
    await using stage = await onStage()
    const [ann, bob] = [await stage.user('ann'), await stage.user('bob')]
    const key = { idempotencyKey: crypto.randomUUID() }
    const { id: postId } = await ann.posts.create({ content: 'once' }, key)
    expect(
      await refusals(
        () => ann.posts.create({ content: 'twice' }, key),
        () => ann.posts.create({ content: '' }, key),
        () => ann.posts.like({ postId }, key),
      ),
    ).toEqual(new Set(['IdempotencyKeyReused']))
    expect((await bob.posts.create({ content: 'mine' }, key)).author.handle).toBe('bob')
    expect(await refusal(stage.visitor().posts.create({ content: 'once' }, key))).toBe('NotSignedIn')
  })

  test('a failure is not kept: the same call may succeed later', async () => {
    await using stage = await onStage()
    const [ann, bob] = [await stage.user('ann'), await stage.user('bob')]
    const key = { idempotencyKey: crypto.randomUUID() }
    const { id: postId } = await ann.posts.create({ content: 'hidden', visible: false })
    const like = () => bob.posts.like({ postId }, key)
    expect(await refusal(like())).toBe('PostNotFound')
    await ann.posts.show({ postId })
    expect(await like()).toEqual({ postId, liked: true, likeCount: 1 })
    await bob.posts.unlike({ postId })
    expect(await like()).toEqual({ postId, liked: true, likeCount: 1 })
    expect(await bob.posts.byId({ postId })).toMatchObject({ liked: false })
  })

  test('a sign-up and a sign-in are repeated with their keys, and a sign-out after it is over', async () => {
    await using stage = await onStage()
    const ann = stage.visitor()
    const key = () => ({ idempotencyKey: crypto.randomUUID() })
    const signUp = key()
    const account = { handle: 'ann', email: 'ann@example.com', password }
    const grant = await ann.auth.register(account, signUp)
    expect(await ann.auth.register(account, signUp)).toEqual(grant)
    expect(await refusal(ann.auth.register({ ...account, password: 'another one' }, signUp))).toBe(
      'IdempotencyKeyReused',
    )
    const signIn = key()
    const again = await ann.auth.login({ identifier: 'ann', password }, signIn)
    expect(await ann.auth.login({ identifier: 'ann', password }, signIn)).toEqual(again)
    expect(await ann.auth.sessions()).toHaveLength(2)

    const signOut = key()
    const { session } = ann
    expect(await ann.auth.logoutAll(signOut)).toEqual({ signedOut: 2 })
    const late = stage.visitor({ storage: { load: () => session, save: () => undefined } })
    expect(await late.auth.logoutAll(signOut)).toEqual({ signedOut: 2 })
  })

  test('an admin who has stepped down is told so again', async () => {
    await using stage = await onStage()
    await stage.admin()
    const second = await stage.admin('second')
    const key = { idempotencyKey: crypto.randomUUID() }
    const stepDown = () => second.admin.users.setRole({ userId: idOf(second), role: 'user' }, key)
    const answer = await stepDown()
    expect(answer.role).toBe('user')
    expect(await stepDown()).toEqual(answer)
    expect(await refusal(second.admin.stats())).toBe('NotAllowed')
  })

  test('a key is 1 to 64 visible characters', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const error = await failure(ann.posts.create({ content: 'x' }, { idempotencyKey: 'k'.repeat(65) }))
    expect([error.reason, error.issues]).toEqual([
      'ValidationFailed',
      [
        {
          path: ['Idempotency-Key'],
          message: '1 to 64 visible ASCII characters without spaces, best a UUID.',
        },
      ],
    ])
    expect(await ann.posts.create({ content: 'x' }, { idempotencyKey: 'k'.repeat(64) })).toMatchObject({})
  })
}
