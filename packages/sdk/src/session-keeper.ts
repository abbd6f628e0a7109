import type { Me, SessionGrant } from './api.gen.js'
import { isLinnetError, type Reason } from './errors.js'
import type { SessionStorage, StoredSession } from './session.js'
import type { Credentials } from './transport.js'

export type SessionListener = (session: StoredSession | null) => void

// The access token is renewed a little before it ends, so that a call does not fail on the way.
const renewBeforeMs = 30_000
const curable: ReadonlySet<Reason> = new Set(['TokenExpired', 'TokenInvalid'])
const final: ReadonlySet<Reason> = new Set(['SessionEnded', 'AccountSuspended', 'RefreshTokenInvalid'])

export interface KeptSession {
  storage: SessionStorage
  /** Whose session the server's cookie keeps. */
  pageOf: Me | null
  refreshWith: (refreshToken: string) => Promise<SessionGrant>
}

/** Keeps somebody signed in: tokens are renewed once for however many need it, over all who share the storage. */
export function keepSession({ storage, pageOf, refreshWith }: KeptSession) {
  const listeners = new Set<SessionListener>()
  let page = pageOf
  let session: StoredSession | null = null
  let refreshing: Promise<void> | undefined
  let loading = load()
  storage.subscribe?.(() => (loading = load()))

  /** At once, where the storage can. */
  function load(): Promise<void> | undefined {
    const found = storage.load()
    if (found instanceof Promise) return found.then(adopt)
    return adopt(found)
  }

  function adopt(next: StoredSession | null): undefined {
    session = next
    for (const listener of listeners) listener(next)
  }

  async function keep(next: StoredSession | null): Promise<void> {
    page = null
    adopt(next)
    await storage.save(next)
  }

  function refresh(): Promise<void> {
    const exclusively = storage.exclusively ?? ((work) => work())
    refreshing ??= exclusively(renew).finally(() => {
      refreshing = undefined
    })
    return refreshing
  }

  async function renew(): Promise<void> {
    const stored = await storage.load()
    if (stored?.accessToken !== session?.accessToken) {
      // Another tab was faster, or signed out.
      adopt(stored)
      if (stored && !isStale(stored)) return
    }
    if (!stored) return
    try {
      await keep(await refreshWith(stored.refreshToken))
    } catch (error) {
      if (isLinnetError(error) && final.has(error.reason)) await keep(null)
      throw error
    }
  }

  return {
    keep,
    current: () => session,
    viewer: () => session?.user ?? page,
    onChange(listener: SessionListener): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** Asks with a token that is good, and once more when the server finds that it is not. */
    async inSession<Answer>(ask: (credentials: Credentials) => Promise<Answer>): Promise<Answer> {
      await loading
      if (session && isStale(session)) await refresh()
      const token = session?.accessToken
      try {
        return await ask(token === undefined && page ? { pageOf: page.id } : { token })
      } catch (error) {
        if (!isLinnetError(error)) throw error
        if (final.has(error.reason) && (token !== undefined || page)) await keep(null)
        if (token === undefined || !curable.has(error.reason)) throw error
        if (session?.accessToken === token) await refresh()
        return ask({ token: session?.accessToken })
      }
    },
  }
}

function isStale({ accessTokenExpiresAt }: StoredSession): boolean {
  return Date.parse(accessTokenExpiresAt) - renewBeforeMs < Date.now()
}
