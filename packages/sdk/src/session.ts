import type { SessionGrant } from './api.gen.js'

/** What a signed-in client keeps: the account and its tokens. */
export type StoredSession = SessionGrant

/** Where a client keeps its session between starts. */
export interface SessionStorage {
  load(): StoredSession | null
  save(session: StoredSession | null): void
  /** Tells of changes that somebody else made, such as another tab; answers how to stop. */
  subscribe?(changed: () => void): () => void
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
  }
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
