import type { Transaction } from '@linnet/db'

import type { NewLike, NewPost, NewUser } from './format.js'
import type { Run } from './run.js'

export type Located<Item> = Item & { where: string }

/** What is written in one transaction. */
export interface Batch {
  users: Located<NewUser>[]
  posts: Located<NewPost>[]
  likes: Located<NewLike>[]
}

/** How many of each; of posts, with replies. */
export interface Counts {
  users: number
  posts: number
  likes: number
}

export interface Totals {
  /** Made by this import. */
  made: Counts
  /** Here already, from an earlier import or a line said twice. */
  known: Counts
  /** Not made, for what they belong to is not here, or was deleted here. */
  leftOut: Counts
  /** Replies that came without the post that they answer. */
  orphans: number
  /** Not made, for they are not valid. */
  invalid: number
}

export function nothing(): Totals {
  const none = () => ({ users: 0, posts: 0, likes: 0 })
  return { made: none(), known: none(), leftOut: none(), orphans: 0, invalid: 0 }
}

/** What writing a batch needs to know, and to tell. */
export interface Work {
  trx: Transaction
  run: Run
  totals: Totals
  accounts: Accounts
  refuse(where: string, problem: string): void
}

/** What the operator says of the accounts that come. */
export interface Accounts {
  /** By key, the handle of the account that takes in what is theirs. */
  into: ReadonlyMap<string, string>
  /** The handle of the account that takes in everything. */
  allInto?: string | undefined
  /** By key, the handle that they get. */
  rename: ReadonlyMap<string, string>
  /** Believe the source about roles and password hashes. */
  trusted: boolean
}
