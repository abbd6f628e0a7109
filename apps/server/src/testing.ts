import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { Transform } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'

/** Waits for a condition, and says which it was when it never comes. */
export async function until(condition: () => unknown, ms = 25_000): Promise<void> {
  const end = Date.now() + ms
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`never came: ${String(condition)}`)
    await new Promise((later) => setTimeout(later, 10))
  }
}

/** Stands between two ends, and goes wrong when told. */
async function proxyOver(openFar: () => Socket) {
  const sockets = new Set<Socket>()
  let isFrozen = false
  let isMute = false
  let bytesPerSecond = Infinity

  /** What comes from the far end may be lost on its way. */
  function wire(isReply: boolean): Transform {
    return new Transform({
      async transform(chunk: Buffer, _encoding, done) {
        if (bytesPerSecond < Infinity) await sleep((1000 * chunk.length) / bytesPerSecond)
        done(null, isMute && isReply ? undefined : chunk)
      },
    })
  }

  function join(from: Socket, to: Socket, isReply: boolean): void {
    sockets.add(from)
    if (!isFrozen) from.pipe(wire(isReply)).pipe(to)
    from.on('error', () => undefined)
    from.on('close', () => {
      sockets.delete(from)
      to.destroy()
    })
  }
  const proxy = createServer((near) => {
    const far = openFar()
    join(near, far, false)
    join(far, near, true)
  })
  async function open(at: number): Promise<number> {
    proxy.listen(at, '127.0.0.1')
    await once(proxy, 'listening')
    const address = proxy.address()
    if (typeof address !== 'object' || address === null) throw new Error('The proxy has no port.')
    return address.port
  }
  function cut(): void {
    for (const socket of sockets) socket.destroy()
  }
  async function shut(): Promise<void> {
    const closed = once(proxy, 'close')
    proxy.close()
    cut()
    await closed
  }

  const port = await open(0)
  return {
    port,
    cut,
    shut,
    reopen: () => open(port),
    /** Loses whatever the far end answers, or no more. */
    mute(lost: boolean) {
      isMute = lost
    },
    /** Of each direction of each connection. */
    slow(rate: number) {
      bytesPerSecond = rate
    },
    /** Whatever is open stays open, and silent. */
    freeze() {
      isFrozen = true
      for (const socket of sockets) socket.unpipe().pause()
    },
    /** For new connections; the others stay as they are, as when the other end has gone. */
    thaw() {
      isFrozen = false
    },
    async [Symbol.asyncDispose]() {
      if (proxy.listening) await shut()
    },
  }
}

/** Between a server and its Postgres. */
export async function proxyToDatabase(url: string) {
  const target = new URL(url)
  const folder = target.searchParams.get('host')
  const port = Number(target.searchParams.get('port') ?? (target.port || 5432))
  const proxy = await proxyOver(() =>
    folder ? connect(`${folder}/.s.PGSQL.${port}`) : connect(port, target.hostname),
  )
  target.search = ''
  target.host = `127.0.0.1:${proxy.port}`
  return { ...proxy, url: target.href }
}

export type DatabaseProxy = Awaited<ReturnType<typeof proxyToDatabase>>

/** Between a client and a server on this machine, or another one later. */
export async function proxyToServer(url: string) {
  let port = Number(new URL(url).port)
  const proxy = await proxyOver(() => connect(port, '127.0.0.1'))
  return {
    ...proxy,
    url: `http://127.0.0.1:${proxy.port}`,
    leadTo(other: string) {
      port = Number(new URL(other).port)
    },
  }
}
