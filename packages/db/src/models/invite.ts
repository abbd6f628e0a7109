import { Model } from 'objection'

/** A code to sign up with while registration is by invite. */
export class Invite extends Model {
  static override tableName = 'invites'

  declare id: number
  declare code: string
  declare note: string
  declare maxUses: number
  declare uses: number
  declare createdById: number | null
  declare createdAt: string
  declare expiresAt: string
  declare revokedAt: string | null
}
