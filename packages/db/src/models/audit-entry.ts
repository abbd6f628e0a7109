import { Model } from 'objection'

/** Something that an admin, a moderator or a service token did. The ids stay when the account or token is gone. */
export class AuditEntry extends Model {
  static override tableName = 'auditEntries'
  static override jsonAttributes = ['target']

  declare id: number
  declare createdAt: string
  declare userId: number | null
  declare tokenId: number | null
  declare onBehalfOf: number | null
  declare action: string
  declare target: Record<string, number | boolean | string>
  declare requestId: string
  /** Of the entry and of the hash before; the database makes it. */
  declare hash: string
}
