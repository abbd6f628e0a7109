import { isLinnetError, type Reason } from '@linnet/sdk'

import type { MessageKey } from './catalogs'
import { rules, type Rules } from './rules'
import type { Say } from './text'
import { showToast } from './toasts'

/** The sentence about a failure that a person is shown. */
export function messageOf(error: unknown): MessageKey {
  return isLinnetError(error) ? messageFor(error.reason) : 'error.page'
}

export function messageFor(reason: Reason): MessageKey {
  return `error.${reason}`
}

/** What is wrong with each field of a form, by the field's name; `own` are the rules that it alone has. */
export function fieldErrors(error: unknown, t: Say, own: Rules = {}): Record<string, string> {
  if (!isLinnetError(error)) return {}
  const { reason } = error
  const issues = Object.fromEntries(error.issues.map(({ path, message }) => [String(path[0]), message]))
  return issuesOf({ reason, issues }, t, own)
}

/** What is wrong with a form: at its fields, or else as a whole. */
export function formErrors(error: unknown, t: Say): { errors: Record<string, string>; problem?: string } {
  const errors = fieldErrors(error, t)
  return error && Object.keys(errors).length === 0 ? { errors, problem: t(messageOf(error)) } : { errors }
}

/** As `fieldErrors`, of a failure that a form without scripts was answered with. */
export function issuesOf(
  { reason, issues }: { reason: Reason; issues: Record<string, string> },
  t: Say,
  own: Rules = {},
): Record<string, string> {
  if (reason === 'HandleTaken') return { handle: t(messageFor(reason)) }
  if (reason === 'EmailTaken') return { email: t(messageFor(reason)) }
  if (reason === 'InviteInvalid') return { invite: t(messageFor(reason)) }
  const told = Object.entries(issues).map(([field, message]): [string, string] => {
    const rule = own[field] ?? rules[field]
    return [field, rule ? t(...rule) : message]
  })
  return Object.fromEntries<string>(told)
}

/** Of somebody who is signed in: the name is right. */
export function isWrongPassword(error: unknown): boolean {
  return isLinnetError(error) && error.reason === 'BadCredentials'
}

export function isNotFound(error: unknown): boolean {
  return isLinnetError(error) && error.status === 404
}

export function toastError(error: unknown): void {
  showToast({ message: messageOf(error), tone: 'bad' })
}
