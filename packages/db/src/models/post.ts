import { Model, type RelationMappings } from 'objection'

import { Like } from './like.js'
import { PostRevision } from './post-revision.js'
import { User } from './user.js'

/** `likeCount` and `replyCount` are kept by the database, see the migration `keep_counts`. */
export class Post extends Model {
  static override tableName = 'posts'

  declare id: number
  declare authorId: number
  declare content: string
  declare visible: boolean
  /** Who hid it; the author cannot show again what a moderator hid. */
  declare hiddenById: number | null
  declare createdAt: string
  declare editedAt: string | null
  declare deletedAt: string | null
  declare deletedById: number | null
  declare replyToId: number | null
  declare likeCount: number
  declare replyCount: number

  declare author?: User
  declare likes?: Like[]
  declare likers?: User[]
  declare replies?: Post[]
  declare revisions?: PostRevision[]

  static override relationMappings = (): RelationMappings => ({
    author: {
      relation: Model.BelongsToOneRelation,
      modelClass: User,
      join: { from: 'posts.authorId', to: 'users.id' },
    },
    likes: {
      relation: Model.HasManyRelation,
      modelClass: Like,
      join: { from: 'posts.id', to: 'likes.postId' },
    },
    likers: {
      relation: Model.ManyToManyRelation,
      modelClass: User,
      join: {
        from: 'posts.id',
        through: { from: 'likes.postId', to: 'likes.userId' },
        to: 'users.id',
      },
    },
    replies: {
      relation: Model.HasManyRelation,
      modelClass: Post,
      join: { from: 'posts.id', to: 'posts.replyToId' },
    },
    revisions: {
      relation: Model.HasManyRelation,
      modelClass: PostRevision,
      join: { from: 'posts.id', to: 'postRevisions.postId' },
    },
  })
}
