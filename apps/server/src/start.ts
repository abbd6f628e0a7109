import type { EnsuredAdmin } from '@linnet/api'

import { loadConfig, type Config } from './config.js'
import { serve, type Running } from './serve.js'
import { explain } from './start-error.js'
import { step } from './steps.js'

const drainMs = 10_000
const sameSignalMs = 300

/** Serves until a signal, and tells the person at the terminal how it goes. */
export async function start(): Promise<void> {
  try {
    const config = loadConfig()
    const starting = serve(config)
    stopOnSignal(starting)
    const running = await starting
    endWithWhatNobodyCaught(running)
    const { address, admin } = running
    process.stdout.write(`\n  Linnet is at ${address}\n  ${signInOf(admin, config)}\n\n`)
  } catch (error) {
    const sentence = explain(error)
    if (sentence === undefined) throw error
    process.stderr.write(`\n${sentence}\n`)
    process.exitCode = 1
  }
}

function signInOf(admin: EnsuredAdmin | undefined, { adminPassword }: Config): string {
  if (!admin) return 'Nobody is the admin yet: `linnet admin create` makes one'
  const { handle, password } = admin
  if (password !== undefined) return `Sign in as ${handle} with the password ${password} (shown this once)`
  if (adminPassword !== undefined) return `Sign in as ${handle} with your LINNET_ADMIN_PASSWORD`
  return `Sign in as ${handle}; to set a new password, start with LINNET_ADMIN_PASSWORD=...`
}

/**
 * The first signal lets the start and the requests under way finish; another one, or ten seconds, ends it. One Ctrl-C may
 * arrive twice, from the terminal and from the process that started this one.
 */
function stopOnSignal(starting: Promise<Running>): void {
  let stoppingSince: number | undefined
  const onSignal = () => {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > sameSignalMs) process.exit(1)
      return
    }
    stoppingSince = performance.now()
    // A start that fails tells why by itself.
    end(starting, 0)
  }
  process.on('SIGTERM', onSignal)
  process.on('SIGINT', onSignal)
}

/** Nobody knows what a process is worth that did what nobody thought of: it answers whoever it has let in, and ends. */
function endWithWhatNobodyCaught(running: Running): void {
  process.once('uncaughtException', (error) => {
    running.log.fatal({ error }, 'Nobody caught this, so that the server ends.')
    end(Promise.resolve(running), 1)
  })
}

function end(starting: Promise<Running>, code: number): void {
  setTimeout(() => process.exit(1), drainMs).unref()
  void starting
    .then(({ stop }) => step('Stopping', stop))
    .then(
      () => process.exit(code),
      () => process.exit(1),
    )
}
