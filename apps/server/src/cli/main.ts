#!/usr/bin/env node
import { debuglog } from 'node:util'
import { CommanderError } from 'commander'

import { reasonFor, sentenceOf } from './failure.js'
import { createProgram } from './program.js'

try {
  await createProgram().parseAsync()
} catch (error) {
  process.exitCode = tell(error)
}

/** Says what went wrong, once, and answers the exit code. */
function tell(error: unknown): number {
  // Commander has said its sentence itself; help that was asked for is no failure.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  debuglog('linnet')('%O', error)
  const sentence = sentenceOf(error)
  const forPrograms = JSON.stringify({ error: { reason: reasonFor(error), message: sentence } })
  process.stderr.write(`${process.argv.includes('--json') ? forPrograms : sentence}\n`)
  return 1
}
