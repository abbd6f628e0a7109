import { debuglog } from 'node:util'
import { CommanderError } from 'commander'

import { InterruptedError, reasonFor, sentenceOf } from './failure.js'
import { createProgram } from './program.js'
import { surroundings, within, type Surroundings } from './surroundings.js'

/** Runs one command and answers its exit code. */
export function run(args: string[], around: Surroundings): Promise<number> {
  return within(around, async () => {
    try {
      await createProgram().parseAsync(args, { from: 'user' })
      return around.exitCode
    } catch (error) {
      return tell(error, args)
    }
  })
}

/** Says what went wrong, once, and answers the exit code. */
function tell(error: unknown, args: string[]): number {
  // Commander has said its sentence itself; help that was asked for is no failure.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  debuglog('linnet')('%O', error)
  const sentence = sentenceOf(error)
  const forPrograms = JSON.stringify({ error: { reason: reasonFor(error), message: sentence } })
  surroundings().stderr.write(`${args.includes('--json') ? forPrograms : sentence}\n`)
  return error instanceof InterruptedError ? error.exitCode : 1
}
