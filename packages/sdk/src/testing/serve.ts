import { actorOf, shutOut } from '@linnet/api/pure'

import type { Ask } from '../transport.js'
import { mustBeAllowed } from './access.js'
import { createAnswers, mustBeKey, type KeyedCall } from './answers.js'
import { keepAudit } from './audit.js'
import { contract } from './contract.gen.js'
import { handlers } from './handlers.js'
import { formerActorOf, identify, viewerFor, type Identity } from './identity.js'
import type { Call, Handlers, Path } from './procedures.js'
import { invalid, isRefusal, refusal } from './refusal.js'
import type { Store } from './store.js'
import type { Viewer } from './visible.js'

/** Answers calls with JSON, in the order of the server's middlewares: who asks, whether they may, the key, the input. */
export function createServe(store: Store, now: () => Date) {
  const { find, once } = createAnswers(now)

  function serve({ path, input, credentials, idempotencyKey }: Ask): string {
    if (!isPath(path)) throw refusal('ProcedureNotFound')
    const {
      access,
      repeatable = false,
      credentials: inInput = false,
      ...rule
    } = { ...defaults, ...contract[path] }
    const isKeyed = rule.kind === 'mutation' && !repeatable && idempotencyKey !== undefined
    if (rule.kind === 'mutation') store.begin()
    if (isKeyed) mustBeKey(idempotencyKey)
    const keyed = (actor: string): KeyedCall => ({ actor, key: idempotencyKey ?? '', path, input })

    const isSigningIn = access === 'public' && inInput
    let identity: Identity = { kind: 'nobody' }
    let viewer: Viewer = null
    try {
      if (!isSigningIn) identity = identify(store, credentials)
      mustBeAllowed(identity, { access, scope: rule.scope })
      viewer = viewerFor(store, identity, rule.scope)
    } catch (error) {
      const found = isKeyed && access !== 'public' && access !== 'service' && answeredBefore(error)
      if (found) return found
      throw error
    }

    /** Who ended their own session or rights may ask again for the answer. */
    function answeredBefore(error: unknown): string | undefined {
      if (!isRefusal(error) || !shutOut.has(error.reason)) return undefined
      const actor = formerActorOf(store, credentials)
      return actor === undefined ? undefined : find(keyed(actor))
    }

    const work = () => answer(path, { input, identity, viewer })
    return isKeyed ? once(keyed(actorOf(identity)), work) : work()
  }

  function answer<Name extends Path>(
    path: Name,
    asked: { input: unknown; identity: Identity; viewer: Viewer },
  ): string {
    const parsed = contract[path].input.safeParse(asked.input)
    if (!parsed.success) throw invalid(parsed.error)
    const { identity, viewer } = asked
    const handler: Handlers[Name] = handlers[path]
    const call: unknown = { ...identity, viewer, store, input: parsed.data }
    // The schema has given out the procedure's input, and `mustBeAllowed` has let in no other caller.
    const told = handler(call as Call<Name>)
    const { kind, access, creates = false } = { ...defaults, ...contract[path] }
    if (kind === 'mutation') {
      keepAudit(store, {
        identity,
        access,
        action: path,
        input: asked.input,
        answer: told,
        makes: creates,
      })
    }
    return JSON.stringify(told)
  }

  return serve
}

const defaults: Partial<Record<'scope' | 'repeatable' | 'credentials' | 'creates', undefined>> = {}

function isPath(path: string): path is Path {
  return Object.hasOwn(contract, path)
}
