import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** Stands between a server and its Postgres, and goes wrong when told. */
export async function proxyTo(url: string) {
  const target = new URL(url)
  const folder = target.searchParams.get('host')
  const port = Number(target.searchParams.get('port') ?? (target.port || 5432))
  const sockets = new Set<Socket>()
  let isFrozen = false

  function join(from: Socket, to: Socket): void {
    sockets.add(from)
    if (!isFrozen) from.pipe(to)
    from.on('error', () => undefined)
    from.on('close', () => {
      sockets.delete(from)
      to.destroy()
    })
  }
  const proxy = createServer((near) => {
    const far = folder ? connect(`${folder}/.s.PGSQL.${port}`) : connect(port, target.hostname)
    join(near, far)
    join(far, near)
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

  const own = await open(0)
  target.search = ''
  target.host = `127.0.0.1:${own}`
  return {
    url: target.href,
    cut,
    shut,
    reopen: () => open(own),
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

export type Proxy = Awaited<ReturnType<typeof proxyTo>>
