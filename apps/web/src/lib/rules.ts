import { limits } from '@linnet/sdk'

import type { MessageKey } from './catalogs'
import type { Values } from './text'

export type Rule = [MessageKey, Values?]
export type Rules = Partial<Record<string, Rule>>

/** As the server has them. */
export const mostPostsPerHour = 100_000
export const mostUses = 10_000

const password: Rule = ['rule.password', limits.password]

/** What each field has to be, in the reader's language: the server says it in English. */
export const rules: Rules = {
  handle: ['rule.handle', limits.handle],
  email: ['rule.email'],
  password,
  newPassword: password,
  currentPassword: password,
  displayName: ['rule.text', { max: limits.displayName }],
  bio: ['rule.length', { max: limits.bio }],
  description: ['rule.length', { max: limits.instanceDescription }],
  note: ['rule.length', { max: limits.inviteNote }],
  name: ['rule.text', { max: limits.instanceName }],
  scopes: ['rule.scopes'],
  longestPost: ['rule.number', { min: 1, max: limits.content }],
  postsPerHour: ['rule.number', { min: 1, max: mostPostsPerHour }],
  maxUses: ['rule.number', { min: 1, max: mostUses }],
}
