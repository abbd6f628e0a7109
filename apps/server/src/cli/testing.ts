import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const server = fileURLToPath(new URL('../..', import.meta.url))

export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

export type Linnet = (args: string[], stdin?: string) => Promise<Ran>

/** The real command, in a process of its own, with nothing in its environment but this. */
export function linnetWith(environment: Record<string, string>): Linnet {
  return async (args, stdin = '') => {
    const child = spawn(process.execPath, ['--conditions=source', '--import=tsx', main, ...args], {
      cwd: server,
      env: environment,
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk) => (stdout += String(chunk)))
    child.stderr.on('data', (chunk) => (stderr += String(chunk)))
    child.stdin.on('error', () => undefined).end(stdin)
    const [code]: (number | null)[] = await once(child, 'close')
    return { code: code ?? null, stdout, stderr }
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
