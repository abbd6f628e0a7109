import { LinnetError } from '../errors.js'
import type { Fault, FaultOptions } from '../testing.js'
import { refusal } from './refusal.js'

type Planned = Required<Pick<FaultOptions, 'after' | 'times'>> & { reason: Fault; path: string | undefined }

export interface Faults {
  plan(reason: Fault, options: FaultOptions): void
  /** The fault that an attempt at a procedure meets. */
  take(path: string): { after: boolean; error: LinnetError } | undefined
}

/** What the client does by itself meets only what is meant for it. */
const unasked: ReadonlySet<string> = new Set(['auth.refresh', 'live.timeline'])

export function createFaults(): Faults {
  let planned: Planned[] = []
  return {
    plan(reason, { after = false, times = 1, path }) {
      planned.push({ reason, after, times, path })
    },
    take(path) {
      const fault = planned.find((one) => (one.path === undefined ? !unasked.has(path) : one.path === path))
      if (!fault) return undefined
      fault.times -= 1
      planned = planned.filter(({ times }) => times > 0)
      return { after: fault.after, error: errorOf(fault.reason) }
    },
  }
}

function errorOf(reason: Fault): LinnetError {
  if (reason !== 'NetworkError') return refusal(reason)
  return new LinnetError({ reason, message: 'The server could not be reached.' })
}
