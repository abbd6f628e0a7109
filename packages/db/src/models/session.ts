import { Model, type RelationMappings } from 'objection'

import { User } from './user.js'

/** One signed-in device: a family of refresh tokens, of which only hashes are kept. */
export class Session extends Model {
  static override tableName = 'sessions'

  declare id: number
  declare userId: number
  declare familyHash: string
  declare tokenHash: string
  declare previousHash: string | null
  declare rotatedAt: string
  declare device: string
  declare createdAt: string
  declare lastUsedAt: string
  declare expiresAt: string
  declare revokedAt: string | null

  declare user?: User

  static override relationMappings = (): RelationMappings => ({
    user: {
      relation: Model.BelongsToOneRelation,
      modelClass: User,
      join: { from: 'sessions.userId', to: 'users.id' },
    },
  })
}
