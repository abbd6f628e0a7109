import { AsyncLocalStorage } from 'node:async_hooks'
import type { Readable, Writable } from 'node:stream'

import { loadConfig, type Config } from '../config.js'

/** What a command has around it: its process, or what was put in its place, so that many can run in one. */
export interface Surroundings {
  config(): Config
  stdin: Readable
  stdout: Writable
  stderr: Writable
  /** Whether somebody is there to be asked. */
  isTerminal: boolean
  /** What the command ends with when it fails without an error. */
  exitCode: number
}

const current = new AsyncLocalStorage<Surroundings>()

export function surroundings(): Surroundings {
  const found = current.getStore()
  if (!found) throw new Error('A command runs within surroundings.')
  return found
}

export function within<Result>(around: Surroundings, work: () => Result): Result {
  return current.run(around, work)
}

export function ofThisProcess(): Surroundings {
  const { stdin, stdout, stderr } = process
  // Prompts go beside the answer, which a program may be reading.
  const isTerminal = stdin.isTTY && stderr.isTTY
  return { config: loadConfig, stdin, stdout, stderr, isTerminal, exitCode: 0 }
}
