#!/usr/bin/env node
import { run } from './run.js'
import { ofThisProcess } from './surroundings.js'

const exitCode = await run(process.argv.slice(2), ofThisProcess())
// `start` serves on, and sets its own.
if (exitCode !== 0) process.exitCode = exitCode
