import type { Access, Scope } from '@linnet/api/pure'

import type { Identity } from './identity.js'
import { refusal } from './refusal.js'

/** Who may call what, by the procedure's own declaration. */
export function mustBeAllowed(
  identity: Identity,
  { access, scope }: { access: Access; scope: Scope | undefined },
): void {
  if (access === 'public') return
  if (identity.kind === 'nobody') throw refusal('NotSignedIn')
  if (access === 'service') {
    if (identity.kind !== 'service') throw refusal('NotAllowed')
    if (scope && !identity.token.scopes.includes(scope)) throw refusal('ScopeMissing')
    return
  }
  if (identity.kind !== 'user') throw refusal('NotAllowed')
  const { role } = identity.viewer
  if (access === 'moderator' && role === 'user') throw refusal('NotAllowed')
  if (access === 'admin' && role !== 'admin') throw refusal('NotAllowed')
}
