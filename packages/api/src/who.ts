import { accountIn } from './audit/audit.schema.js'
import type { Access } from './operation.js'

/** Who asks, as far as it takes no database to tell; `behalf` is another server in the name of an account. */
export type Who =
  | { kind: 'nobody' }
  | { kind: 'user'; viewer: { id: number } }
  | { kind: 'service'; token: { id: number } }
  | { kind: 'personal'; viewer: { id: number }; token: { id: number } }
  | { kind: 'behalf'; userId: number; token: { id: number } }

/** One word for who asks, which is theirs for good. */
export function actorOf(who: Who): string {
  switch (who.kind) {
    case 'nobody':
      return 'nobody'
    case 'user':
      return userActor(who.viewer.id)
    case 'service':
      return `service ${who.token.id}`
    case 'personal':
      return tokenActor(who.token.id, who.viewer.id)
    case 'behalf':
      return tokenActor(who.token.id, who.userId)
  }
}

export function userActor(userId: number): string {
  return `user ${userId}`
}

export function tokenActor(tokenId: number, userId: number): string {
  return `service ${tokenId} for ${userId}`
}

export interface AuditAuthor {
  userId: number | null
  tokenId: number | null
  onBehalfOf: number | null
}

/** Who answers for a change: staff with their rights, or a service token. What people do as themselves is not kept. */
export function auditAuthorOf(
  who: Who,
  { access, input }: { access: Access | undefined; input: unknown },
): AuditAuthor | undefined {
  switch (who.kind) {
    case 'nobody':
    case 'personal':
      return undefined
    case 'user':
      if (access !== 'moderator' && access !== 'admin') return undefined
      return { userId: who.viewer.id, tokenId: null, onBehalfOf: null }
    case 'service':
      return { userId: null, tokenId: who.token.id, onBehalfOf: accountIn(input) }
    case 'behalf':
      return { userId: null, tokenId: who.token.id, onBehalfOf: who.userId }
  }
}

/** What somebody is refused with who ended their own session or rights, and asks again for want of an answer. */
export const shutOut: ReadonlySet<string> = new Set(['SessionEnded', 'AccountSuspended', 'NotAllowed'])
