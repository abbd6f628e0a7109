import { Model } from 'objection'

/** A mutation that was made under a key, so that it is not made again. */
export class IdempotencyKey extends Model {
  static override tableName = 'idempotencyKeys'
  static override idColumn = ['actor', 'keyHash']

  declare actor: string
  declare keyHash: string
  declare requestHash: string
  /** Sealed; null until the effect is there. */
  declare answer: Buffer | null
  declare createdAt: string
}
