import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const adminPassword = 'only for these journeys'

const main = fileURLToPath(new URL('../apps/server/dist/main.js', import.meta.url))

export interface BuiltServer extends AsyncDisposable {
  url: string
  /** Where it runs and has its data. */
  folder: string
  /** Of the process that runs at present. */
  readonly pid: number
  /** What it said so far, on both streams. */
  said(): string
  /** Ends it as a power cut does. */
  kill(): Promise<void>
  /** Tells it to stop, and answers with what code it ended and how long that took. */
  terminate(): Promise<{ code: number | null; ms: number }>
  /** Starts it again where it was. */
  startAgain(): Promise<void>
}

export interface Surroundings {
  /** What Node.js is told besides. */
  nodeOptions?: string[]
  /** The folder's own disk of so many MB in memory. On Linux, which gives everybody one who may make namespaces. */
  diskMB?: number
}

/** The built server in a folder of its own, over its embedded Postgres unless `env` names a database. */
export async function startBuiltServer(
  env: Record<string, string> = {},
  surroundings: Surroundings = {},
): Promise<BuiltServer> {
  const data = await mkdtemp(join(tmpdir(), 'linnet-built-'))
  // As root, the embedded Postgres runs as another account, which has to get in.
  await chmod(data, 0o755)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const said: string[] = []
  const begin = () => spawnServer({ data, port, env, ...surroundings }, (text) => said.push(text))
  let child = begin()

  async function stop(): Promise<void> {
    await end(child, 'SIGTERM')
    await rm(data, { recursive: true, force: true })
  }

  async function mustBeReady(): Promise<void> {
    if (await isReady(url, child)) return
    await stop()
    throw new Error(`The server did not start. Build it first: npm run build. It said:\n${said.join('')}`)
  }

  await mustBeReady()
  return {
    url,
    folder: data,
    get pid() {
      return child.pid ?? 0
    },
    said: () => said.join(''),
    kill: () => end(child, 'SIGKILL'),
    async terminate() {
      const began = performance.now()
      await end(child, 'SIGTERM')
      return { code: child.exitCode, ms: performance.now() - began }
    },
    async startAgain() {
      child = begin()
      await mustBeReady()
    },
    [Symbol.asyncDispose]: stop,
  }
}

interface Spawning extends Surroundings {
  data: string
  port: number
  env: Record<string, string>
}

function spawnServer(
  { data, port, env, nodeOptions = [], diskMB }: Spawning,
  onText: (text: string) => void,
) {
  const node = [process.execPath, ...nodeOptions, main]
  const [command = '', ...args] = diskMB === undefined ? node : onDiskOf(diskMB, data, node)
  const child = spawn(command, args, {
    // Away from a developer's own .env file.
    cwd: data,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'],
      HOST: '127.0.0.1',
      PORT: String(port),
      LINNET_ADMIN_PASSWORD: adminPassword,
      LINNET_DATA: join(data, 'linnet'),
      LOG_LEVEL: 'warn',
      LINNET_DEMO: '0',
      LINNET_RATE_LIMITS: 'off',
      ...env,
    },
  })
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => onText(chunk.toString()))
  return child
}

/** The command with a disk of its own mounted at `folder`, which nobody else sees and which is gone when it ends. */
function onDiskOf(diskMB: number, folder: string, command: string[]): string[] {
  const mount = `mount -t tmpfs -o size=${diskMB}m,mode=755 tmpfs "$1" && cd "$1" && shift && exec "$@"`
  const { getuid, getgid } = process
  const [uid, gid] = [getuid?.() ?? 0, getgid?.() ?? 0]
  if (uid === 0) return ['unshare', '--mount', 'sh', '-c', mount, 'sh', folder, ...command]
  // Whoever is not root is root of a namespace for the mount, and itself again in another for the rest.
  const again = ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`]
  return [
    'unshare',
    '--user',
    '--map-root-user',
    '--mount',
    'sh',
    '-c',
    mount,
    'sh',
    folder,
    ...again,
    ...command,
  ]
}

async function isReady(url: string, child: ChildProcess): Promise<boolean> {
  const until = Date.now() + 60_000
  while (Date.now() < until && child.exitCode === null) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    if (answer?.ok) return true
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

export async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port was found.')
  return address.port
}
