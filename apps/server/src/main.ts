import type { EnsuredAdmin } from '@linnet/api'

import { loadConfig, type Config } from './config.js'
import { serve } from './serve.js'
import { explain } from './start-error.js'
import { step } from './steps.js'

const drainMs = 10_000

try {
  const config = loadConfig()
  const running = await serve(config)
  process.stdout.write(`\n  Linnet is at ${running.address}\n  ${signInOf(running.admin, config)}\n\n`)
  stopOnSignal(running.stop)
} catch (error) {
  const sentence = explain(error)
  if (sentence === undefined) throw error
  process.stderr.write(`\n${sentence}\n`)
  process.exitCode = 1
}

function signInOf({ handle, password }: EnsuredAdmin, { adminPassword }: Config): string {
  if (password !== undefined) return `Sign in as ${handle} with the password ${password} (shown this once)`
  if (adminPassword !== undefined) return `Sign in as ${handle} with your LINNET_ADMIN_PASSWORD`
  return `Sign in as ${handle}; to set a new password, start with LINNET_ADMIN_PASSWORD=...`
}

/** The first signal lets requests finish; a second one, or ten seconds, ends it. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  const onSignal = () => {
    if (stopping) process.exit(1)
    stopping = true
    setTimeout(() => process.exit(1), drainMs).unref()
    step('Stopping', stop).then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}
