import {
  bindProcedures,
  type Call,
  type MutationOptions,
  type Procedures,
  type SessionGrant,
} from './api.gen.js'
import { isLinnetError, type Reason } from './errors.js'
import { newIdempotencyKey } from './idempotency-key.js'
import { openTimeline, type LiveTimeline, type LiveTimelineOptions } from './live-timeline.js'
import { memorySession, type SessionStorage, type StoredSession } from './session.js'
import { createTransport } from './transport.js'

export interface ClientOptions {
  /** Where the Linnet server is, such as `https://linnet.example`. */
  url: string
  /** Where the session is kept; in memory unless told. */
  storage?: SessionStorage
  /** Instead of the global `fetch`. */
  fetch?: typeof globalThis.fetch
  /** Sent with each request. */
  headers?: Record<string, string>
  /** How long one attempt may take before it counts as lost, and in the end fails with `Timeout`; 10,000 ms unless told. */
  timeoutMs?: number
  /** How long a call may take with all its attempts and the waits between them; 30,000 ms unless told. */
  totalTimeoutMs?: number
  /**
   * How often a call that got no answer, or was put off with 429, 502, 503 or 504, is sent again; 7 times unless told, and
   * 0 for never. It has its effect once all the same.
   */
  retries?: number
}

/** A client: every procedure by its name, and the session that they are called in. */
export interface Linnet extends Procedures {
  /** Who is signed in, or null. */
  readonly session: StoredSession | null
  /** Calls back on sign-in, refresh and sign-out; answers how to stop. */
  onSessionChange(listener: (session: StoredSession | null) => void): () => void
  readonly live: {
    /**
     * Tells of posts as they are made, edited, hidden and deleted, and of their counts, until it is closed. It belongs to
     * who is signed in when it is opened. Give `onEvent`, or go through it with `for await`.
     */
    timeline(options?: LiveTimelineOptions): LiveTimeline
  }
}

// The access token is renewed a little before it ends, so that a call does not fail on the way.
const renewBeforeMs = 30_000
const curable: ReadonlySet<Reason> = new Set(['TokenExpired', 'TokenInvalid'])
const final: ReadonlySet<Reason> = new Set(['SessionEnded', 'AccountSuspended', 'RefreshTokenInvalid'])

/**
 * Makes a client of one Linnet server. It keeps you signed in: tokens are refreshed by themselves, once for however
 * many calls need it.
 *
 * @example
 * ```ts
 * const linnet = createClient({ url: 'http://localhost:3000' })
 * await linnet.auth.login({ identifier: 'ann', password })
 * const post = await linnet.posts.create({ content: 'Hello!' })
 * await linnet.posts.like({ postId: post.id })
 * ```
 */
export function createClient(options: ClientOptions): Linnet {
  const { storage = memorySession(), headers = {} } = options
  const { timeoutMs = 10_000, totalTimeoutMs = 30_000, retries = 7 } = options
  const url = options.url.replace(/\/+$/, '')
  const fetch: typeof globalThis.fetch = options.fetch ?? ((...request) => globalThis.fetch(...request))
  const listeners = new Set<(session: StoredSession | null) => void>()
  let session = storage.load()
  let refreshing: Promise<void> | undefined

  const transportWith = (authorization: () => Record<string, string>) =>
    createTransport({
      url,
      fetch,
      headers: () => ({ ...headers, ...authorization() }),
      timeoutMs,
      totalTimeoutMs,
      retries,
    })
  const bearer = (): Record<string, string> =>
    session ? { authorization: `Bearer ${session.accessToken}` } : {}
  const send = transportWith(bearer)
  // What carries its credentials in the input must not fail for a stale token in the header.
  const sendCredentials = transportWith(() => ({}))

  function keep(next: StoredSession | null): void {
    session = next
    storage.save(next)
    announce()
  }

  function announce(): void {
    for (const listener of listeners) listener(session)
  }

  storage.subscribe?.(() => {
    session = storage.load()
    announce()
  })

  /** One refresh at a time, whoever asks. Another tab may have done it already. */
  function refresh(): Promise<void> {
    refreshing ??= renew().finally(() => {
      refreshing = undefined
    })
    return refreshing
  }

  async function renew(): Promise<void> {
    const stored = storage.load()
    if (stored && stored.accessToken !== session?.accessToken && !isStale(stored)) {
      session = stored
      return announce()
    }
    if (!session) return
    const { refreshToken } = session
    try {
      keep(await sendCredentials<SessionGrant>('mutation', 'auth.refresh', { refreshToken }, keyed()))
    } catch (error) {
      if (isLinnetError(error) && final.has(error.reason)) keep(null)
      throw error
    }
  }

  /** Asks with a token that is good, and once more when the server finds that it is not. */
  async function inSession<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (session && isStale(session)) await refresh()
    try {
      return await ask()
    } catch (error) {
      if (!session || !isLinnetError(error)) throw error
      if (final.has(error.reason)) keep(null)
      if (!curable.has(error.reason)) throw error
      await refresh()
      return ask()
    }
  }

  const call: Call = async (kind, path, input, given) => {
    // Made here, for it stays the same over everything that is done to get an answer.
    const callOptions = kind === 'mutation' ? keyed(given) : given
    if (path === 'auth.login' || path === 'auth.register' || path === 'auth.refresh') {
      return sendCredentials(kind, path, input, callOptions)
    }
    return inSession(() => send(kind, path, input, callOptions))
  }

  const procedures = bindProcedures(call)

  async function signIn(grant: Promise<SessionGrant>): Promise<SessionGrant> {
    keep(await grant)
    return grant
  }

  async function signOut<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
      const ended = await answer
      keep(null)
      return ended
    } catch (error) {
      // A session that has ended already is what was asked for, but the caller may want to know.
      if (isLinnetError(error) && error.status === 401) keep(null)
      throw error
    }
  }

  const { auth } = procedures
  return {
    ...procedures,
    auth: {
      ...auth,
      login: (input, callOptions) => signIn(auth.login(input, callOptions)),
      register: (input, callOptions) => signIn(auth.register(input, callOptions)),
      refresh: (input, callOptions) => signIn(auth.refresh(input, callOptions)),
      logout: (callOptions) => signOut(auth.logout(callOptions)),
      logoutAll: (callOptions) => signOut(auth.logoutAll(callOptions)),
    },
    live: {
      timeline: (timelineOptions = {}) =>
        openTimeline(timelineOptions, {
          url,
          fetch,
          timeoutMs,
          headers: () => ({ ...headers, ...bearer() }),
          user: () => session?.user.id,
          inSession,
        }),
    },
    get session() {
      return session
    },
    onSessionChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function keyed(options: MutationOptions = {}): MutationOptions {
  return { ...options, idempotencyKey: options.idempotencyKey ?? newIdempotencyKey() }
}

function isStale({ accessTokenExpiresAt }: StoredSession): boolean {
  return Date.parse(accessTokenExpiresAt) - renewBeforeMs < Date.now()
}
