import { connect, type Transaction } from '@linnet/db'
import { z } from 'zod'

import { wishedHandle } from '../compat/twitter/sign-up.js'
import { email } from '../compat/twitter/twitter.schema.js'
import { codeOf } from '../start-error.js'
import { anyContent, digestOf, MovingError, problemOf, type Arrival, type Source } from './format.js'

const batchSize = 500

type Read = (row: Row) => Arrival
interface Row {
  id: number
  [column: string]: unknown
}

/** The tables of the exercise's Twitter, read as they are at one moment, and never written. */
export function openTwitterDatabase(url: string): Source {
  return { name: 'twitter', single: false, arrivals: arrivalsOf(url) }
}

async function* arrivalsOf(url: string): AsyncGenerator<Arrival> {
  const db = connect({ url, poolMax: 1, patient: true })
  try {
    const trx = await db.transaction({ isolationLevel: 'repeatable read', readOnly: true })
    try {
      yield* tableOf(trx, 'select id, email from users where id > ? order by id limit ?', userOf)
      yield* tableOf(
        trx,
        'select tweets.id, text, email from tweets join users on users.id = owner_id where tweets.id > ? order by tweets.id limit ?',
        postOf,
      )
      yield* tableOf(
        trx,
        'select likes.id, tweet_id as "tweetId", email from likes join users on users.id = owner_id where likes.id > ? order by likes.id limit ?',
        likeOf,
      )
    } finally {
      await trx.rollback()
    }
  } catch (error) {
    const found = mendFor(codeOf(error))
    throw found === undefined ? error : new MovingError(found, { cause: error })
  } finally {
    await db.destroy()
  }
}

async function* tableOf(trx: Transaction, sql: string, read: Read): AsyncGenerator<Arrival> {
  let last = 0
  for (;;) {
    const { rows } = await trx.raw<{ rows: Row[] }>(sql, [last, batchSize])
    if (rows.length === 0) return
    yield* rows.map(read)
    last = rows.at(-1)?.id ?? last
  }
}

/** An address names an account there. */
const owner = email

function userOf({ id, email: address }: Row): Arrival {
  const where = `user ${id}`
  const found = owner.safeParse(address)
  if (!found.success) return { where, problem: `email: ${problemOf(found.error)}` }
  const key = found.data
  const handle = wishedHandle(key)
  return {
    where,
    item: {
      type: 'user',
      key,
      handle,
      guessed: true,
      email: key,
      displayName: handle,
      bio: '',
      role: 'user',
      createdAt: null,
      suspendedAt: null,
      passwordHash: null,
      digest: '',
    },
  }
}

const tweet = z.object({ text: anyContent, email: owner })

function postOf({ id, ...row }: Row): Arrival {
  const where = `tweet ${id}`
  const found = tweet.safeParse(row)
  if (!found.success) return { where, problem: problemOf(found.error) }
  const { text: content, email: author } = found.data
  return {
    where,
    item: {
      type: 'post',
      key: String(id),
      author,
      content,
      createdAt: null,
      editedAt: null,
      replyTo: null,
      visible: true,
      hiddenBy: null,
      deletedAt: null,
      deletedBy: null,
      digest: digestOf(author, content),
    },
  }
}

const like = z.object({ tweetId: z.int().transform(String), email: owner })

function likeOf({ id, ...row }: Row): Arrival {
  const where = `like ${id}`
  const found = like.safeParse(row)
  if (!found.success) return { where, problem: problemOf(found.error) }
  const { tweetId: post, email: user } = found.data
  return { where, item: { type: 'like', user, post, createdAt: null } }
}

/** What to do about a database that cannot be read. It never names the address, which may hold a password. */
function mendFor(code: string): string | undefined {
  if (code === '42P01' || code === '42703')
    return 'That database does not have the tables of the exercise, users, tweets and likes, with their columns.'
  if (code === '42501') return 'That user may not read the tables of the exercise; grant it select.'
  if (code.startsWith('28'))
    return 'The Postgres of the exercise refuses this user or password; mend its URL.'
  if (code === '3D000') return 'The Postgres of the exercise has no database of this name; mend its URL.'
  if (['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'ECONNRESET'].includes(code) || code.startsWith('08'))
    return 'The Postgres of the exercise does not answer; start it, or mend its URL.'
  return undefined
}
