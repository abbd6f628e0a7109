import {
  isLinnetError,
  type AdminServiceTokensCreateInput,
  type CallLog,
  type Linnet,
  type LinnetError,
  type Post,
  type ServiceLinnet,
  type ServiceSettings,
  type SessionSettings,
} from '@linnet/sdk'

/** A Linnet server of whatever kind, without anybody in it, and clients of it. */
export interface World extends AsyncDisposable {
  client(settings: SessionSettings): Linnet
  serviceClient(settings: ServiceSettings): ServiceLinnet
  /** Makes an account an admin, as the operator does with the first one. */
  promote(userId: number): Promise<void>
  /** Moves the clock that access tokens are checked by. */
  advance(ms: number): void
}

export type Open = () => Promise<World>

export const password = 'correct horse battery'
type Scopes = AdminServiceTokensCreateInput['scopes']

/** What has been called, and how it failed, in all tests of a suite; each failure is one that `mayFail` knows of. */
export function createRecord(mayFail: (path: string, reason: string) => boolean) {
  const called = new Set<string>()
  const reasons = new Set<string>()
  return {
    called,
    reasons,
    note({ path, error }: CallLog): void {
      called.add(path)
      if (!error) return
      reasons.add(error.reason)
      if (!mayFail(path, error.reason))
        throw new Error(`${path} failed with ${error.reason}, which it does not declare.`)
    },
  }
}
type Record = ReturnType<typeof createRecord>

/** People in a world, in a line each. */
export async function stageIn(open: Open, { note: log }: Record) {
  const world = await open()
  const visitor = (settings: SessionSettings = {}) => world.client({ retries: 0, log, ...settings })

  async function user(handle: string, settings: SessionSettings = {}): Promise<Linnet> {
    const linnet = visitor(settings)
    await linnet.auth.register({
      handle,
      email: `${handle}@example.com`,
      password,
      displayName: handle.toUpperCase(),
    })
    return linnet
  }

  let firstAdmin: Linnet | undefined
  async function admin(handle = 'root'): Promise<Linnet> {
    const linnet = await user(handle)
    await world.promote(idOf(linnet))
    return (firstAdmin = linnet)
  }

  async function moderator(handle = 'mo'): Promise<Linnet> {
    const linnet = await user(handle)
    const { users } = (firstAdmin ?? (await admin())).admin
    await users.setRole({ userId: idOf(linnet), role: 'moderator' })
    return linnet
  }

  async function service(scopes: Scopes): Promise<ServiceLinnet> {
    const { token } = await (firstAdmin ?? (await admin())).admin.serviceTokens.create({
      name: 'a bot',
      scopes,
    })
    return world.serviceClient({ token, retries: 0, log })
  }

  const serviceClient = (settings: ServiceSettings) => world.serviceClient({ retries: 0, log, ...settings })

  return {
    visitor,
    user,
    admin,
    moderator,
    service,
    serviceClient,
    advance: (ms: number) => world.advance(ms),
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}
export type Stage = Awaited<ReturnType<typeof stageIn>>

/** Opens a stage for a test, which closes it. */
export type OnStage = () => Promise<Stage>

export function idOf({ session }: Linnet): number {
  if (!session) throw new Error('nobody is signed in')
  return session.user.id
}

export async function failure(call: Promise<unknown>): Promise<LinnetError> {
  const error: unknown = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!isLinnetError(error)) throw new Error('The call was expected to fail.', { cause: error })
  return error
}

export async function refusal(call: Promise<unknown>): Promise<string> {
  return (await failure(call)).reason
}

/** Why each of some calls failed, made one after another. */
export async function refusals(...calls: (() => Promise<unknown>)[]): Promise<Set<string>> {
  const reasons = new Set<string>()
  for (const call of calls) reasons.add(await refusal(call()))
  return reasons
}

/** In the order of their making, with what they answer. */
export async function postsBy(author: Linnet, ...contents: string[]): Promise<Post[]> {
  const posts: Post[] = []
  for (const content of contents) posts.push(await author.posts.create({ content }))
  return posts
}
