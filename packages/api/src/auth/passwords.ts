import { hash, verify, type Options } from '@node-rs/argon2'
import pLimit from 'p-limit'

import { AppError } from '../errors.js'
import type { Observer } from '../observer.js'

// Argon2id, the library's default, at OWASP's minimum; about 20 ms of one core.
const options: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export interface Passwords {
  /** How many wait for their turn. */
  readonly waiting: number

  hash(password: string): Promise<string>
  /** Takes the same time for an account that does not exist, whose hash is undefined. */
  verify(password: string, hash: string | undefined): Promise<boolean>
}

/** Hashes two passwords at a time and lets 50 wait; more would be a flood, and is told to come back. */
export async function createPasswords({ onPasswordCheck }: Observer = {}): Promise<Passwords> {
  const limit = pLimit(2)
  const nobody = await hash('nobody has this password', options)

  function queued<T>(work: () => Promise<T>): Promise<T> {
    if (limit.pendingCount >= 50) throw new AppError('Busy')
    return limit(work)
  }

  return {
    get waiting() {
      return limit.pendingCount
    },
    hash: (password) => queued(() => hash(password, options)),
    async verify(password, stored) {
      const usable = stored?.startsWith('$argon2') === true
      const began = performance.now()
      const matches = await queued(() => verify(usable ? stored : nobody, password))
      onPasswordCheck?.({ seconds: (performance.now() - began) / 1000 })
      return matches && usable
    },
  }
}
