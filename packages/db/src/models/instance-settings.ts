import { Model } from 'objection'

export type Registration = 'open' | 'invite' | 'closed'

/** What an admin has set; there is one row, or none yet. */
export class InstanceSettings extends Model {
  static override tableName = 'instanceSettings'
  static override idColumn = 'here'

  declare here: true
  declare name: string
  declare description: string
  declare registration: Registration
  declare longestPost: number
  declare postsPerHour: number | null
}
