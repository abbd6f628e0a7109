import type { Access, Scope } from '@linnet/api/pure'

import type { Identity } from './identity.js'
import { refusal } from './refusal.js'

interface Rule {
  access: Access
  scope: Scope | undefined
}

/** Who may call what, by the procedure's own declaration. */
export function mustBeAllowed(identity: Identity, { access, scope }: Rule): void {
  if (access === 'public') return mustHaveScope(identity, scope)
  if (identity.kind === 'nobody') throw refusal('NotSignedIn')
  if (access === 'service') {
    if (identity.kind !== 'service') throw refusal('NotAllowed')
    if (scope && !identity.token.scopes.includes(scope)) throw refusal('ScopeMissing')
    return
  }
  if (access === 'signedIn' && identity.kind === 'behalf') return mustHaveScope(identity, scope)
  if (identity.kind !== 'user') throw refusal('NotAllowed')
  const { role } = identity.viewer
  if (access === 'moderator' && role === 'user') throw refusal('NotAllowed')
  if (access === 'admin' && role !== 'admin') throw refusal('NotAllowed')
}

/** Refuses what the token behind the identity may not do for an account. */
export function mustHaveScope(identity: Identity, scope: Scope | undefined): void {
  if (identity.kind !== 'behalf') return
  if (scope === undefined) throw refusal('NotAllowed')
  if (!identity.token.scopes.includes(scope)) throw refusal('ScopeMissing')
}
