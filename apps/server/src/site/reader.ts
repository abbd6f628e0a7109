import { isLinnetError, type Linnet } from '@linnet/sdk'

/** The client of this process, that nobody is signed in with. */
export type Reader = Pick<Linnet, 'instance' | 'posts' | 'users'>

const absent = new Set(['PostNotFound', 'UserNotFound', 'ValidationFailed'])

/** What is read, or undefined where an address leads to nothing that the public may see. */
export async function ifThere<Found>(reading: Promise<Found>): Promise<Found | undefined> {
  try {
    return await reading
  } catch (error) {
    if (isLinnetError(error) && absent.has(error.reason)) return undefined
    throw error
  }
}

/** A post by what an address says is its number. */
export async function postAt(reader: Reader, number: string) {
  return /^[1-9]\d{0,9}$/.test(number) ? ifThere(reader.posts.byId({ postId: Number(number) })) : undefined
}
