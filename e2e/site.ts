import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'

/** A site of somebody else's: a page with a script, and the built SDK at /sdk, which needs no bundler. */
export async function openSite(content: { page: string; script: string }) {
  const site = createServer(async ({ url = '/' }, reply) => {
    const file = /^\/sdk\/([\w.-]+)$/.exec(url)?.[1]
    const isScript = file !== undefined || url === '/site.js'
    reply.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    const ofSdk = file && (await readFile(new URL(`../packages/sdk/dist/${file}`, import.meta.url)))
    reply.end(
      ofSdk ??
        (isScript
          ? content.script
          : `<!doctype html>${content.page}<script type="module" src="/site.js"></script>`),
    )
  })
  site.listen(0, '127.0.0.1')
  await once(site, 'listening')
  const address = site.address()
  if (address === null || typeof address === 'string') throw new Error('not listening')
  return {
    url: `http://localhost:${address.port}`,
    async [Symbol.asyncDispose]() {
      site.closeAllConnections()
      site.close()
      await once(site, 'close')
    },
  }
}
