import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const isWindows = process.platform === 'win32'

/** A failure that has been told already, or whose message says all. */
export class Stop extends Error {
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
let child
let interruptedBy
const onSignal = (signal) => {
  interruptedBy = signal
  // A terminal sends Ctrl-C to the child as well; twice would cut its tidying short.
  if (signal !== 'SIGINT' || !process.stdin.isTTY) child?.kill(signal)
  if (!child) process.exit(128 + constants.signals[signal])
}

/** Passes signals on to whatever runs, and ends with it. */
export function heedSignals() {
  for (const signal of signals) process.on(signal, onSignal)
}

/** Leaves the signals to a program that is about to run in this process. */
export function leaveSignals() {
  for (const signal of signals) process.off(signal, onSignal)
}

/** Says what is going on and how long it took, and what was said meanwhile only when it failed. */
export async function step(title, args, command = 'pnpm') {
  const start = performance.now()
  const seconds = (digits) => ((performance.now() - start) / 1000).toFixed(digits)
  // What a program reads is the answer of what is run, and this is beside it.
  const { stderr } = process
  const live = stderr.isTTY
  stderr.write(live ? `  … ${title}` : `  ${title}\n`)
  const clock = live && setInterval(() => stderr.write(`\r  … ${title} (${seconds(0)} s)`), 1000)
  try {
    const output = await run(command, args, 'pipe')
    stderr.write(`${live ? '\r\x1b[K' : ''}  ✓ ${title} (${seconds(1)} s)\n`)
    return output
  } catch (error) {
    stderr.write(`${live ? '\r\x1b[K' : ''}  ✗ ${title} (${seconds(1)} s)\n`)
    throw error
  } finally {
    clearInterval(clock)
  }
}

/** Runs a program in the root, and stops with its exit code when it fails. */
export async function run(command, args, stdio = 'inherit') {
  // What an installer leaves out in production is what builds and tests need.
  const { NODE_ENV: _, ...building } = process.env
  const env = {
    ...(args[0] === 'install' ? building : process.env),
    pnpm_config_verify_deps_before_run: 'false',
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
  }
  child = spawn(command, args, {
    cwd: root,
    env,
    stdio: ['inherit', stdio, stdio],
    shell: isWindows && command !== process.execPath,
  })
  let output = ''
  let told = ''
  child.stdout?.on('data', (data) => (output += data))
  child.stderr?.on('data', (data) => (told += data))
  const [code, signal] = await new Promise((resolve) => {
    child.once('error', (error) => resolve([127, null, (told += error.message)]))
    child.once('close', (...end) => resolve(end))
  })
  child = undefined
  const stoppedBy = interruptedBy ?? signal
  if (stoppedBy) throw new Stop('', 128 + constants.signals[stoppedBy])
  if (code !== 0) throw new Stop(`${output}${told}`.trim(), code)
  return output
}
