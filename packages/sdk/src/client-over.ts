import { bindProcedures, type Me, type Procedures, type SessionGrant } from './api.gen.js'
import { callsOver, usualTimeoutMs, type CallSettings, type InSession } from './calls.js'
import { isLinnetError } from './errors.js'
import { openTimeline, type LiveTimeline, type LiveTimelineOptions } from './live-timeline.js'
import { memorySession, type SessionStorage, type StoredSession } from './session.js'
import { keepSession } from './session-keeper.js'
import type { Transport } from './transport.js'

export interface SessionSettings extends CallSettings {
  /** Where the session is kept; in memory unless told. */
  storage?: SessionStorage
  /**
   * In a page that the server itself made: who was signed in then, by the server's cookie, which no script can read. Calls
   * go in that session until it ends, or until somebody signs in with this client.
   */
  pageOf?: Me | null
}

export interface Live {
  /**
   * Tells of posts as they are made, edited, hidden and deleted, and of their counts, until it is closed. It belongs to
   * who is signed in when it is opened. Give `onEvent`, or go through it with `for await`.
   */
  timeline(options?: LiveTimelineOptions): LiveTimeline
}

/** A client: every procedure by its name, and the session that they are called in. */
export interface Linnet extends Procedures {
  /** Who is signed in, or null. */
  readonly viewer: Me | null
  /** The tokens of who is signed in; null also where a cookie of the server keeps the session. */
  readonly session: StoredSession | null
  /** Calls back on sign-in, refresh and sign-out; answers how to stop. */
  onSessionChange(listener: (session: StoredSession | null) => void): () => void
  readonly live: Live
}

// They carry their credentials in the input, and must not fail for a stale token in the header.
const signingIn: ReadonlySet<string> = new Set(['auth.login', 'auth.register', 'auth.refresh'])

/** The client over any transport; `createClient` is it over HTTP. */
export function createClientOver(transport: Transport, settings: SessionSettings = {}): Linnet {
  const { storage = memorySession(), pageOf = null } = settings
  const callAsNobody = callsOver(transport, settings, (ask) => ask({}))
  const { keep, current, viewer, onChange, inSession } = keepSession({
    storage,
    pageOf,
    refreshWith: (refreshToken) =>
      callAsNobody<SessionGrant>('mutation', 'auth.refresh', { refreshToken }, undefined),
  })
  const callInSession = callsOver(transport, settings, inSession)
  const procedures = bindProcedures((kind, path, ...rest) =>
    (signingIn.has(path) ? callAsNobody : callInSession)(kind, path, ...rest),
  )

  async function signIn(granting: Promise<SessionGrant>): Promise<SessionGrant> {
    const grant = await granting
    await keep(grant)
    return grant
  }

  async function leave<Answer>(answer: Promise<Answer>): Promise<Answer> {
    const left = await answer
    await keep(null)
    return left
  }

  async function signOut<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
      return await leave(answer)
    } catch (error) {
      // A session that has ended already is what was asked for, but the caller may want to know.
      if (isLinnetError(error) && error.status === 401) await keep(null)
      throw error
    }
  }

  const { account, auth } = procedures
  return {
    ...procedures,
    account: {
      ...account,
      delete: (input, options) => leave(account.delete(input, options)),
    },
    auth: {
      ...auth,
      login: (input, options) => signIn(auth.login(input, options)),
      register: (input, options) => signIn(auth.register(input, options)),
      refresh: (input, options) => signIn(auth.refresh(input, options)),
      logout: (options) => signOut(auth.logout(options)),
      logoutAll: (options) => signOut(auth.logoutAll(options)),
    },
    live: liveOver(transport, settings, { inSession, user: () => viewer()?.id }),
    get viewer() {
      return viewer()
    },
    get session() {
      return current()
    },
    onSessionChange: onChange,
  }
}

interface Follower {
  inSession: InSession
  user: () => number | undefined
}

export function liveOver(
  transport: Transport,
  { timeoutMs = usualTimeoutMs }: CallSettings,
  { inSession, user }: Follower,
): Live {
  return {
    timeline: (options = {}) =>
      openTimeline(options, {
        timeoutMs,
        user,
        open: (request) => inSession((credentials) => transport.events({ ...request, credentials })),
      }),
  }
}
