import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Where the processes of the bench are built to, so that none of them is transpiled while it is measured. */
export const builtFolder = join(import.meta.dirname, '../dist')

export interface Server extends AsyncDisposable {
  url: string
  pid: number
}

/** Starts a server and waits until it answers whatever it is asked. */
export async function startServer(
  command: string,
  args: string[],
  { port, env }: { port: number; env: Record<string, string> },
): Promise<Server> {
  const child = spawn(command, args, {
    env: { ...process.env, ...env, NODE_ENV: 'production', PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const url = `http://127.0.0.1:${port}`
  for (const end = Date.now() + 30_000; ; await sleep(50)) {
    const answer = await fetch(url).catch(() => undefined)
    await answer?.arrayBuffer()
    if (answer) break
    if (child.exitCode !== null || Date.now() > end) {
      await ended(child)
      throw new Error(`${command} ${args.join(' ')} does not answer.`)
    }
  }
  return { url, pid: child.pid ?? 0, [Symbol.asyncDispose]: () => ended(child) }
}

/** A process that is sent something and sends something back, one at a time. */
export interface Worker<Sent, Answer> extends AsyncDisposable {
  pid: number
  ask(sent: Sent): Promise<Answer>
}

export function startWorker<Sent extends object, Answer>(
  name: string,
  env: Record<string, string> = {},
): Worker<Sent, Answer> {
  const child = fork(join(builtFolder, `${name}.js`), {
    env: { ...process.env, ...env, NODE_ENV: 'production' },
    execArgv: [],
  })
  const died = once(child, 'exit').then(([code]): never => {
    throw new Error(`${name} ended with ${String(code)}.`)
  })
  died.catch(() => undefined)
  return {
    pid: child.pid ?? 0,
    async ask(sent) {
      const answered = once(child, 'message')
      child.send(sent)
      const [answer]: Answer[] = await Promise.race([answered, died])
      if (answer === undefined) throw new Error(`${name} answered nothing.`)
      return answer
    },
    [Symbol.asyncDispose]: () => ended(child),
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  await exit
}
