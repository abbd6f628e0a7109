import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

import { readConfig } from '../config.js'
import { run } from './run.js'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
export const server = fileURLToPath(new URL('../..', import.meta.url))

export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

export type Linnet = (args: string[], stdin?: string) => Promise<Ran>

/** The command in this process, with nothing in its environment but this. */
export function linnetWith(environment: Record<string, string>): Linnet {
  return async (args, stdin = '') => {
    const [stdout, stderr] = [kept(), kept()]
    const code = await run(args, {
      config: () => readConfig(environment),
      stdin: Readable.from([stdin], { objectMode: false }),
      stdout: stdout.stream,
      stderr: stderr.stream,
      isTerminal: false,
      exitCode: 0,
    })
    return { code, stdout: stdout.text(), stderr: stderr.text() }
  }
}

function kept() {
  let text = ''
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk)
      done()
    },
  })
  return { stream, text: () => text }
}

/** How the command is started from its source. */
export const command = [process.execPath, '--conditions=source', '--import=tsx', main]

export interface Spawned {
  child: ChildProcessWithoutNullStreams
  stdout(): string
  stderr(): string
  ended: Promise<Ran>
}

/** The real command, in a process of its own: for signals, exit codes and standard input. */
export function spawnLinnet(environment: Record<string, string>, args: string[]): Spawned {
  const [program = '', ...before] = command
  const child = spawn(program, [...before, ...args], { cwd: server, env: environment })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => (stdout += String(chunk)))
  child.stderr.on('data', (chunk) => (stderr += String(chunk)))
  child.stdin.on('error', () => undefined)
  const ended = once(child, 'close').then(([code]: (number | null)[]) => ({
    code: code ?? null,
    stdout,
    stderr,
  }))
  return { child, stdout: () => stdout, stderr: () => stderr, ended }
}

export function spawnedWith(environment: Record<string, string>): Linnet {
  return (args, stdin = '') => {
    const { child, ended } = spawnLinnet(environment, args)
    child.stdin.end(stdin)
    return ended
  }
}

/** What a command says that must succeed. */
export async function told(ran: Promise<Ran>): Promise<string> {
  const { code, stdout, stderr } = await ran
  if (code !== 0) throw new Error(`linnet ended with ${String(code)}:\n${stdout}${stderr}`)
  return stdout
}

export async function tempFolder() {
  const path = await mkdtemp(join(tmpdir(), 'linnet-cli-'))
  // As root, Postgres runs as another account, which has to get in.
  await chmod(path, 0o755)
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}
