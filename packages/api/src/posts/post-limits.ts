import { Post, raw, type RawBuilder, type Transaction } from '@linnet/db'
import { ZodRealError } from 'zod'

import { AppError } from '../errors.js'
import { firstSettings } from '../instance/instance.schema.js'
import { graphemes } from '../text.js'

/** The instance's limits, told by the statement that writes: there is none of their own, and they are never old. */
export const limitColumns: RawBuilder[] = [
  raw('(select longest_post from instance_settings)').as('longestPost'),
  raw('(select posts_per_hour from instance_settings)').as('postsPerHour'),
]

export interface Limits {
  longestPost: number | null
  postsPerHour: number | null
}

export function mustBeShort(content: string, { longestPost }: Pick<Limits, 'longestPost'>): void {
  const most = longestPost ?? firstSettings.longestPost
  if (graphemes(content, { upTo: most }) <= most) return
  const message = `At most ${most} characters.`
  const cause = new ZodRealError([{ code: 'custom', path: ['content'], message }])
  throw new AppError('ValidationFailed', { cause })
}

/** Counts what has just been written, too. One at a time for an account, so that many at once are not too many. */
export async function mustBeFew(
  trx: Transaction,
  authorId: number,
  { postsPerHour }: Pick<Limits, 'postsPerHour'>,
): Promise<void> {
  if (postsPerHour === null) return
  await trx.raw("select pg_advisory_xact_lock(hashtext('linnet:posts'), ?)", [authorId])
  const recent = Post.query(trx)
    .select('id')
    .where({ authorId })
    .whereRaw("created_at > now() - interval '1 hour'")
    .limit(postsPerHour + 1)
  if ((await recent).length > postsPerHour) throw new AppError('TooManyPosts')
}
