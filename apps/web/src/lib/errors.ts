import { isLinnetError } from '@linnet/sdk'

import { showToast } from './toasts'

/** The sentence about a failure that a person is shown. */
export function messageOf(error: unknown): string {
  return isLinnetError(error) ? error.message : 'Something went wrong in this page. Reload it and try again.'
}

/** What is wrong with each field of a form, by the field's name. */
export function fieldErrors(error: unknown): Record<string, string> {
  if (!isLinnetError(error)) return {}
  const { reason, message } = error
  const issues = Object.fromEntries(error.issues.map(({ path, message: said }) => [String(path[0]), said]))
  return issuesOf({ reason, message, issues })
}

/** As above, of a failure that a form without scripts was answered with. */
export function issuesOf(error: { reason: string; message: string; issues: Record<string, string> }) {
  if (error.reason === 'HandleTaken') return { handle: error.message }
  if (error.reason === 'EmailTaken') return { email: error.message }
  return error.issues
}

export function isNotFound(error: unknown): boolean {
  return isLinnetError(error) && error.status === 404
}

export function toastError(error: unknown): void {
  showToast({ message: messageOf(error), tone: 'bad' })
}
