import type { AdminServiceTokensCreateInput, Me, ServerReason } from './api.gen.js'
import { createClientOver, type Linnet, type SessionSettings } from './client-over.js'
import { createServiceClientOver, type ServiceLinnet, type ServiceSettings } from './service-client.js'
import { createUser } from './testing/auth.js'
import { createFaults } from './testing/faults.js'
import { createServiceToken } from './testing/service-tokens.js'
import { createStore } from './testing/store.js'
import { wiresTo } from './testing/transport.js'
import type { Transport } from './transport.js'

export interface FakeServerOptions {
  /** What time it is there; the machine's unless told. */
  now?: () => Date
}

export interface FakeClock {
  now(): Date
  /** Moves the time on: tokens expire, sessions end, events and keys are forgotten after a day. */
  advance(ms: number): void
}

/** What a call can be made to fail with. */
export type Fault = ServerReason | 'NetworkError'

export interface FaultOptions {
  /** True lets the call have its effect, and loses the answer. */
  after?: boolean
  /** How many attempts fail, 1 unless told: a client makes a call again that gets no answer. */
  times?: number
  /**
   * Only attempts at this procedure, such as `posts.create`, or at opening a `live.timeline`. Any that a program makes
   * unless told, and not the client's own `auth.refresh`.
   */
  path?: string
}

export interface FakeUserSettings extends SessionSettings {
  /** `user` unless told. */
  role?: Me['role']
}

export interface FakeServer {
  /** Carries calls to it, for clients of your own making. */
  readonly transport: Transport
  readonly clock: FakeClock
  /** A client with nobody signed in. */
  createClient(settings?: SessionSettings): Linnet
  createServiceClient(settings: ServiceSettings): ServiceLinnet
  /** A client that is signed in to a new account, with the address `<handle>@example.com` and `fakePassword`. */
  user(handle: string, settings?: FakeUserSettings): Promise<Linnet>
  /** A client that is signed in to a new admin. */
  admin(handle?: string, settings?: SessionSettings): Promise<Linnet>
  /** Makes an account an admin, as an operator does. */
  promote(userId: number): void
  /** A client of another server, with a new service token. */
  service(scopes: AdminServiceTokensCreateInput['scopes']): ServiceLinnet
  /** Makes the next attempt at a call fail. */
  failNext(reason: Fault, options?: FaultOptions): void
  /** Breaks the live timelines that are open, as a network does; they mend themselves. */
  disconnect(): void
}

/** The password of all accounts that `user` and `admin` make. */
export const fakePassword = 'correct horse battery'

/**
 * A Linnet server in memory, for tests: the rules and the answers of a real one, without a database or a network. What it
 * gives are the real clients.
 *
 * @example
 * ```ts
 * import { createFakeServer } from '@linnet/sdk/testing'
 *
 * const fake = createFakeServer()
 * const ann = await fake.user('ann')
 * const post = await ann.posts.create({ content: 'Hello!' })
 * console.log((await ann.posts.like({ postId: post.id })).likeCount) // prints 1
 *
 * fake.failNext('PostNotFound')
 * const reason = await ann.posts.like({ postId: post.id }).catch((error) => error.reason)
 * console.log(reason) // prints PostNotFound
 * ```
 */
export function createFakeServer({ now: startNow = () => new Date() }: FakeServerOptions = {}): FakeServer {
  let later = 0
  const now = () => new Date(startNow().getTime() + later)
  const store = createStore(now)
  const faults = createFaults()
  const { transport, disconnect } = wiresTo(store, { now, faults })
  const createClient = (settings?: SessionSettings) => createClientOver(transport, settings)
  const createServiceClient = (settings: ServiceSettings) => createServiceClientOver(transport, settings)

  async function user(
    handle: string,
    { role = 'user', ...settings }: FakeUserSettings = {},
  ): Promise<Linnet> {
    store.begin()
    const email = `${handle}@example.com`
    createUser(store, { handle, email, password: fakePassword, role })
    const linnet = createClient(settings)
    await linnet.auth.login({ identifier: handle, password: fakePassword })
    return linnet
  }

  return {
    transport,
    clock: { now, advance: (ms) => void (later += ms) },
    createClient,
    createServiceClient,
    user,
    admin: (handle = 'admin', settings = {}) => user(handle, { ...settings, role: 'admin' }),
    promote(userId) {
      const account = store.users.get(userId)
      if (account) account.role = 'admin'
    },
    service(scopes) {
      store.begin()
      const { token } = createServiceToken(store, { name: 'a service', scopes })
      return createServiceClient({ token })
    },
    failNext: (reason, options = {}) => faults.plan(reason, options),
    disconnect,
  }
}
