import { canonical, keyHeader } from '@linnet/api/pure'

import { invalid, refusal } from './refusal.js'

interface Kept {
  request: string
  answer: string
  at: number
}

/** A mutation under a key: who made it, and what it asks for to the letter. */
export interface KeyedCall {
  actor: string
  key: string
  path: string
  input: unknown
}

const dayMs = 24 * 3600 * 1000

export function mustBeKey(key: string): void {
  const checked = keyHeader.safeParse({ 'Idempotency-Key': key, calls: 1 })
  if (!checked.success) throw invalid(checked.error)
}

/** What mutations with a key were answered, for a day. A failure is not kept. */
export function createAnswers(now: () => Date) {
  const kept = new Map<string, Kept>()

  function find({ actor, key, path, input }: KeyedCall): string | undefined {
    const found = kept.get(`${actor} ${key}`)
    if (!found || found.at < now().getTime() - dayMs) return undefined
    if (found.request !== canonical([path, input])) throw refusal('IdempotencyKeyReused')
    return found.answer
  }

  function once(call: KeyedCall, work: () => string): string {
    const found = find(call)
    if (found !== undefined) return found
    const answer = work()
    const request = canonical([call.path, call.input])
    kept.set(`${call.actor} ${call.key}`, { request, answer, at: now().getTime() })
    return answer
  }

  return { find, once }
}
