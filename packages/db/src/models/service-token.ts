import { Model } from 'objection'

/** A secret that another server calls with, of which only the hash is kept. */
export class ServiceToken extends Model {
  static override tableName = 'serviceTokens'

  declare id: number
  declare name: string
  declare tokenHash: string
  declare scopes: string[]
  /** Whose own it is; null where it is the instance's. */
  declare ownerId: number | null
  declare createdById: number | null
  declare createdAt: string
  declare expiresAt: string | null
  declare lastUsedAt: string | null
  declare revokedAt: string | null
}
