import type { Access, Scope } from '@linnet/api/pure'

import type { Identity } from './identity.js'
import { refusal } from './refusal.js'

interface Rule {
  access: Access
  scope: Scope | undefined
}

/** Who may call what, by the procedure's own declaration; what a token may do for an account says `viewerFor`. */
export function mustBeAllowed(identity: Identity, { access, scope }: Rule): void {
  if (access === 'public') return
  if (identity.kind === 'nobody') throw refusal('NotSignedIn')
  if (access === 'service') {
    if (identity.kind !== 'service') throw refusal('NotAllowed')
    if (scope && !identity.token.scopes.includes(scope)) throw refusal('ScopeMissing')
    return
  }
  if (access === 'signedIn' && (identity.kind === 'behalf' || identity.kind === 'personal')) return
  if (identity.kind !== 'user') throw refusal('NotAllowed')
  const { role } = identity.viewer
  if (access === 'moderator' && role === 'user') throw refusal('NotAllowed')
  if (access === 'admin' && role !== 'admin') throw refusal('NotAllowed')
}
