import { limits, type Linnet } from '@linnet/sdk'
import { expect, test } from 'vitest'

import { failure, idOf, password, refusal, type OnStage, type Stage } from './world.js'

interface Wrong {
  call: (people: { ann: Linnet; admin: Linnet; visitor: Linnet }) => Promise<unknown>
  issues: [path: (string | number)[], message: string][]
}

const account = { handle: 'new', email: 'new@example.com', password }
const seen = 'Write something that can be seen.'

const wrongs: Record<string, Wrong> = {
  'an empty post': { call: ({ ann }) => ann.posts.create({ content: '' }), issues: [[['content'], seen]] },
  'a post of blanks': {
    call: ({ ann }) => ann.posts.create({ content: ' \u200B\u2800\n' }),
    issues: [[['content'], seen]],
  },
  'a long post': {
    call: ({ ann }) => ann.posts.create({ content: 'x'.repeat(limits.content + 1) }),
    issues: [[['content'], 'At most 500 characters.']],
  },
  'control characters': {
    call: ({ ann }) => ann.posts.create({ content: 'bell \u0007' }),
    issues: [[['content'], 'Control characters and broken Unicode cannot be stored.']],
  },
  'a bad handle': {
    call: ({ visitor }) => visitor.auth.register({ ...account, handle: 'no spaces' }),
    issues: [[['handle'], 'A handle is 2 to 30 of a-z, 0-9 and _.']],
  },
  'several fields': {
    call: ({ visitor }) => visitor.auth.register({ handle: 'x', email: 'none', password: 'short' }),
    issues: [
      [['handle'], 'A handle is 2 to 30 of a-z, 0-9 and _.'],
      [['email'], 'This is not an e-mail address.'],
      [['password'], 'At least 8 characters.'],
    ],
  },
  'a long bio': {
    call: ({ ann }) => ann.users.updateProfile({ bio: 'x'.repeat(301), displayName: '' }),
    issues: [
      [['displayName'], seen],
      [['bio'], 'At most 300 characters.'],
    ],
  },
  'a number below the least': {
    call: ({ visitor }) => visitor.posts.list({ limit: 0 }),
    issues: [[['limit'], 'Too small: expected number to be >=1']],
  },
  'a number above the most': {
    call: ({ admin }) => admin.admin.stats({ days: 366 }),
    issues: [[['days'], 'Too big: expected number to be <=365']],
  },
  'an id that is none': {
    call: ({ visitor }) => visitor.posts.byId({ postId: -1 }),
    issues: [[['postId'], 'Too small: expected number to be >0']],
  },
  'a field that is not known': {
    call: ({ ann }) => {
      const input = { content: 'x', likes: 7 }
      return ann.posts.create(input)
    },
    issues: [[[], 'Unrecognized key: "likes"']],
  },
  'no scope': {
    call: ({ admin }) => admin.admin.serviceTokens.create({ name: '', scopes: [] }),
    issues: [
      [['name'], seen],
      [['scopes'], 'Too small: expected array to have >=1 items'],
    ],
  },
}

async function peopleOn(stage: Stage) {
  return { ann: await stage.user('ann'), admin: await stage.admin(), visitor: stage.visitor() }
}

export function validationConforms(onStage: OnStage): void {
  test('what is wrong is refused, and each field told', async () => {
    await using stage = await onStage()
    const people = await peopleOn(stage)
    for (const [name, { call, issues }] of Object.entries(wrongs)) {
      const error = await failure(call(people))
      expect([name, error.reason, error.status, error.message]).toEqual([
        name,
        'ValidationFailed',
        400,
        'Some of what was sent is not valid.',
      ])
      expect([name, error.issues]).toEqual([name, issues.map(([path, message]) => ({ path, message }))])
      expect(error.requestId).toEqual(expect.any(String))
    }
  })

  test('who may not call is told so before what is wrong with the input', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    expect(await refusal(stage.visitor().posts.create({ content: '' }))).toBe('NotSignedIn')
    expect(await refusal(ann.admin.stats({ days: 0 }))).toBe('NotAllowed')
    expect(await refusal(ann.admin.users.setRole({ userId: idOf(ann) * -1, role: 'user' }))).toBe(
      'NotAllowed',
    )
  })

  test('the longest of everything is taken', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const family = '👨‍👩‍👧‍👦'
    const content = family.repeat(limits.content)
    expect((await ann.posts.create({ content })).content).toBe(content)
    const profile = { displayName: family.repeat(limits.displayName), bio: 'x'.repeat(limits.bio) }
    expect(await ann.users.updateProfile(profile)).toMatchObject(profile)
  })

  test('a failure tells its status and its sentence', async () => {
    await using stage = await onStage()
    const ann = await stage.user('ann')
    const told = async (call: Promise<unknown>) => {
      const { reason, status, message, issues } = await failure(call)
      return { reason, status, message, issues }
    }
    expect(await told(ann.posts.byId({ postId: 999 }))).toEqual({
      reason: 'PostNotFound',
      status: 404,
      message: 'This post does not exist, or you may not see it.',
      issues: [],
    })
    expect(await told(ann.admin.stats())).toEqual({
      reason: 'NotAllowed',
      status: 403,
      message: 'You may not do this.',
      issues: [],
    })
  })
}
