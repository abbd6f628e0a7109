// Keeps one page, with what it needs, for when there is no network; everything else is the network's. By hand, for a library
// would be larger than all of it.
const shell = 'linnet-shell'
const offline = '/offline'

/** The page as it is now, and the files that it names, in place of those of an older build. */
async function keepShell() {
  const page = await fetch(offline, { credentials: 'omit' })
  if (!page.ok) return
  const text = await page.clone().text()
  const named = text.matchAll(/(?:src|href)="(\/assets\/[^"]+|\/favicon\.svg)"/g)
  const files = [...new Set(Array.from(named, ([, file]) => file))]
  const cache = await caches.open(shell)
  await cache.addAll(files)
  await cache.put(offline, page)
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url)
    if (pathname !== offline && !files.includes(pathname)) await cache.delete(url)
  }
}

let kept

addEventListener('install', (event) => {
  skipWaiting()
  kept = keepShell()
  event.waitUntil(kept)
})

addEventListener('activate', (event) => event.waitUntil(clients.claim()))

addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') {
    event.respondWith(fetch(request).catch(() => caches.match(offline)))
    // Once as often as the worker starts, so that the page is of the build that is served.
    kept ??= keepShell().catch(() => undefined)
    event.waitUntil(kept)
  } else if (new URL(request.url).pathname.startsWith('/assets/')) {
    event.respondWith(caches.match(request).then((found) => found ?? fetch(request)))
  }
})
