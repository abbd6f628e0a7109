import { Model, type RelationMappings } from 'objection'

import { Like } from './like.js'
import { Post } from './post.js'

export type Role = 'user' | 'moderator' | 'admin'

export class User extends Model {
  static override tableName = 'users'

  declare id: number
  declare handle: string
  declare email: string
  declare passwordHash: string
  declare displayName: string
  declare bio: string
  declare role: Role
  declare createdAt: string
  declare lastSignInAt: string | null
  declare suspendedAt: string | null

  declare posts?: Post[]
  declare likes?: Like[]
  declare likedPosts?: Post[]

  static override relationMappings = (): RelationMappings => ({
    posts: {
      relation: Model.HasManyRelation,
      modelClass: Post,
      join: { from: 'users.id', to: 'posts.authorId' },
    },
    likes: {
      relation: Model.HasManyRelation,
      modelClass: Like,
      join: { from: 'users.id', to: 'likes.userId' },
    },
    likedPosts: {
      relation: Model.ManyToManyRelation,
      modelClass: Post,
      join: {
        from: 'users.id',
        through: { from: 'likes.userId', to: 'likes.postId' },
        to: 'posts.id',
      },
    },
  })
}
