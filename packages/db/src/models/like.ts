import { Model, type RelationMappings } from 'objection'

import { Post } from './post.js'
import { User } from './user.js'

/** One user's like of one post. The pair is the key, so a second like is a no-op. */
export class Like extends Model {
  static override tableName = 'likes'
  static override idColumn = ['userId', 'postId']

  declare userId: number
  declare postId: number
  declare createdAt: string

  declare user?: User
  declare post?: Post

  static override relationMappings = (): RelationMappings => ({
    user: {
      relation: Model.BelongsToOneRelation,
      modelClass: User,
      join: { from: 'likes.userId', to: 'users.id' },
    },
    post: {
      relation: Model.BelongsToOneRelation,
      modelClass: Post,
      join: { from: 'likes.postId', to: 'posts.id' },
    },
  })
}
