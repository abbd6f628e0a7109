import type { SessionGrant } from './api.gen.js'

/** What a signed-in client keeps: the account and its tokens. */
export type StoredSession = SessionGrant

/** Where a client keeps its session between starts. Answer with promises where reading or writing takes time. */
export interface SessionStorage {
  load(): StoredSession | null | Promise<StoredSession | null>
  save(session: StoredSession | null): void | Promise<void>
  /** Tells of changes that somebody else made, such as another tab; answers how to stop. */
  subscribe?(changed: () => void): () => void
  /** Does work that only one at a time may do of all who share the storage: renewing the tokens. */
  exclusively?(work: () => Promise<void>): Promise<void>
}

/** Forgets the session when the program ends; what a client uses unless told. */
export function memorySession(): SessionStorage {
  let kept: StoredSession | null = null
  return {
    load: () => kept,
    save: (session) => {
      kept = session
    },
  }
}

/** Keeps the session in the browser, shared by all tabs. */
export function localStorageSession(key: string): SessionStorage {
  return {
    load: () => parseSession(localStorage.getItem(key)),
    save: (session) => {
      if (session) localStorage.setItem(key, JSON.stringify(session))
      else localStorage.removeItem(key)
    },
    subscribe: (changed) => {
      const listener = (event: StorageEvent) => {
        if (event.key === key || event.key === null) changed()
      }
      addEventListener('storage', listener)
      return () => removeEventListener('storage', listener)
    },
    exclusively: (work) => inAllTabs(key, work),
  }
}

/** Where cookies are read and written, when it is not the page that the program runs in. */
export interface CookieJar {
  /** The `Cookie` header of the request: `name=value; other=value`. */
  read(): string
  /** Takes one `Set-Cookie` line. */
  write(line: string): void
}

/**
 * Keeps the session in cookies of the page, or of a request that a server answers: give a `jar` there. Scripts of the page
 * can read them, as they can read `localStorage`.
 *
 * @example
 * ```ts
 * import { cookieSession, createClient } from '@linnet/sdk'
 *
 * const written: string[] = []
 * const jar = { read: () => 'theme=dark', write: (line: string) => void written.push(line) }
 * const linnet = createClient({ url: 'http://localhost:3000', storage: cookieSession('linnet', jar) })
 * await linnet.auth.login({ identifier: 'admin', password: 'correct horse battery' })
 * console.log(written.length > 0, written[0]?.includes('SameSite=Lax')) // prints true true
 * ```
 */
export function cookieSession(name: string, jar: CookieJar = pageCookies): SessionStorage {
  const written = (key: string, value: string, seconds: number) =>
    jar.write(`${key}=${value}; Path=/; SameSite=Lax; Max-Age=${seconds}${isSecure() ? '; Secure' : ''}`)
  let own: Map<string, string> | undefined
  const cookies = () => new Map([...cookiesIn(jar.read()), ...(own ?? [])])
  return {
    load: () => {
      const found = cookies()
      let text = ''
      for (let part = 0; found.get(`${name}.${part}`); part += 1) text += found.get(`${name}.${part}`)
      return parseSession(text === '' ? null : decodeText(text))
    },
    save: (session) => {
      const parts = session ? (encodeURIComponent(JSON.stringify(session)).match(/.{1,3000}/g) ?? []) : []
      const before = cookies()
      // What a request came with does not change with what is answered.
      if (jar !== pageCookies) own = new Map()
      for (const [part, value] of parts.entries()) {
        written(`${name}.${part}`, value, cookieSeconds)
        own?.set(`${name}.${part}`, value)
      }
      for (let part = parts.length; before.get(`${name}.${part}`); part += 1) {
        written(`${name}.${part}`, '', 0)
        own?.set(`${name}.${part}`, '')
      }
    },
    exclusively: (work) => inAllTabs(name, work),
  }
}

/** As long as a session lives that is not used, in seconds. */
const cookieSeconds = 30 * 24 * 3600

const pageCookies: CookieJar = {
  read: () => document.cookie,
  write: (line) => {
    document.cookie = line
  },
}

function cookiesIn(header: string): [string, string][] {
  return header.split('; ').map((pair) => {
    const [key = '', value = ''] = pair.split(/=(.*)/s)
    return [key, value]
  })
}

function decodeText(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

function isSecure(): boolean {
  return typeof location !== 'undefined' && location.protocol === 'https:'
}

/** One at a time over all tabs, where the browser can. */
function inAllTabs(name: string, work: () => Promise<void>): Promise<void> {
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks
  return locks ? locks.request(`linnet session ${name}`, work) : work()
}

function parseSession(text: string | null): StoredSession | null {
  if (text === null) return null
  try {
    const session: StoredSession = JSON.parse(text)
    return typeof session.accessToken === 'string' && typeof session.refreshToken === 'string'
      ? session
      : null
  } catch {
    return null
  }
}
