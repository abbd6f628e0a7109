import { ForeignKeyViolationError } from '@linnet/db'

import { AppError } from '../errors.js'

/** Writes what points at a post by a key of that name. A post that is purged in that moment is as one that never was. */
export async function pointingAtPost<Result>(key: string, write: () => PromiseLike<Result>): Promise<Result> {
  try {
    return await write()
  } catch (error) {
    const isGone = error instanceof ForeignKeyViolationError && error.constraint === key
    throw isGone ? new AppError('PostNotFound') : error
  }
}
