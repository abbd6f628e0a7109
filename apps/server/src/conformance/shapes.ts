import type { Linnet, Post, UserRef } from '@linnet/sdk'
import { expect } from 'vitest'

import { idOf } from './world.js'

/** A moment, as a matcher in the place of one. */
export const moment: string = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
export const anyId: number = expect.any(Number)
export const anyText: string = expect.any(String)

export function refOf(user: Linnet): UserRef {
  const handle = user.session?.user.handle ?? ''
  return { id: idOf(user), handle, displayName: handle.toUpperCase() }
}

/** All that a post has, as it is when it is new. */
export function newPost(author: Linnet, fields: Partial<Post>): Post {
  return {
    id: anyId,
    author: refOf(author),
    content: '',
    visible: true,
    createdAt: moment,
    editedAt: null,
    deletedAt: null,
    replyToId: null,
    likeCount: 0,
    replyCount: 0,
    liked: false,
    ...fields,
  }
}

export function contentsOf({ items }: { items: Post[] }): string[] {
  return items.map(({ content }) => content)
}
