#!/usr/bin/env node
import { codeOf } from '../start-error.js'
import { run } from './run.js'
import { ofThisProcess } from './surroundings.js'

// Whoever reads may have read enough, such as `head`.
process.stdout.on('error', (error) => {
  if (codeOf(error) !== 'EPIPE') throw error
})

const exitCode = await run(process.argv.slice(2), ofThisProcess())
// `start` serves on, and sets its own.
if (exitCode !== 0) process.exitCode = exitCode
