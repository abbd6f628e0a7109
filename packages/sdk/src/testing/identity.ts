import { schemas, serviceTokenPrefix, userActor, type Scope } from '@linnet/api/pure'

import type { Credentials } from '../transport.js'
import { invalid, refusal } from './refusal.js'
import { findActedFor, findOwner, useServiceToken } from './service-tokens.js'
import { sessionOf } from './sessions.js'
import type { ServiceTokenRow, Store, UserRow } from './store.js'
import type { Viewer } from './visible.js'

export type Identity =
  | { kind: 'nobody' }
  | { kind: 'user'; viewer: UserRow; sessionId: number }
  | { kind: 'service'; token: ServiceTokenRow }
  /** Somebody's own script, with a token of theirs; see `viewerFor`. */
  | { kind: 'personal'; viewer: UserRow; token: ServiceTokenRow }
  /** Another server in the name of an account; see `viewerFor`. */
  | { kind: 'behalf'; userId: number; token: ServiceTokenRow }

/** A credential that is sent must be right, also where none is needed. */
export function identify(store: Store, { token, onBehalfOf }: Credentials): Identity {
  const caller = identifyCaller(store, token)
  if (onBehalfOf === undefined) return caller
  if (caller.kind === 'nobody') throw refusal('NotSignedIn')
  if (caller.kind === 'user') throw refusal('NotAllowed')
  const header = schemas.onBehalfOfHeader.safeParse({ 'Linnet-On-Behalf-Of': String(onBehalfOf) })
  if (!header.success) throw invalid(header.error)
  const userId = header.data['Linnet-On-Behalf-Of']
  if (caller.kind === 'service') return { kind: 'behalf', userId, token: caller.token }
  if (caller.viewer.id !== userId) throw refusal('NotAllowed')
  return caller
}

function identifyCaller(store: Store, token: string | undefined): Exclude<Identity, { kind: 'behalf' }> {
  if (token === undefined) return { kind: 'nobody' }
  if (token.startsWith(serviceTokenPrefix)) return identifyService(store, token)
  const session = sessionOf(store, token)
  const viewer = store.users.get(session.userId)
  if (!viewer) throw refusal('SessionEnded')
  if (viewer.suspendedAt !== null) throw refusal('AccountSuspended')
  if (session.revokedAt !== null) throw refusal('SessionEnded')
  return { kind: 'user', viewer, sessionId: session.id }
}

function identifyService(store: Store, secret: string) {
  const token = useServiceToken(store, secret)
  if (token.ownerId === null) return { kind: 'service', token } as const
  return { kind: 'personal', viewer: findOwner(store, token.ownerId), token } as const
}

/** Through whose eyes a call with this scope looks; null for those of nobody in particular. */
export function viewerFor(store: Store, identity: Identity, scope: Scope | undefined): Viewer {
  if (identity.kind === 'user') return identity.viewer
  if (identity.kind !== 'behalf' && identity.kind !== 'personal') return null
  if (scope === undefined) throw refusal('NotAllowed')
  if (!identity.token.scopes.includes(scope)) throw refusal('ScopeMissing')
  return identity.kind === 'personal' ? identity.viewer : findActedFor(store, identity.userId)
}

/** Whose access token it is, even when they may not use it any more. */
export function formerActorOf(store: Store, { token, onBehalfOf }: Credentials): string | undefined {
  if (onBehalfOf !== undefined) return undefined
  if (token === undefined || token.startsWith(serviceTokenPrefix)) return undefined
  return userActor(sessionOf(store, token).userId)
}
