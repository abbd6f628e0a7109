import { Model, type RelationMappings } from 'objection'

import { User } from './user.js'

/** What a post said before an edit, and who edited it. */
export class PostRevision extends Model {
  static override tableName = 'postRevisions'

  declare id: number
  declare postId: number
  declare content: string
  declare editorId: number | null
  declare createdAt: string

  declare editor?: User | null

  static override relationMappings = (): RelationMappings => ({
    editor: {
      relation: Model.BelongsToOneRelation,
      modelClass: User,
      join: { from: 'postRevisions.editorId', to: 'users.id' },
    },
  })
}
