import { createClientOver, type Linnet, type SessionSettings } from './client-over.js'
import { httpTransport, type HttpOptions } from './http-transport.js'

export interface ClientOptions extends HttpOptions, SessionSettings {}

/**
 * Makes a client of one Linnet server. It keeps you signed in: tokens are refreshed by themselves, once for however
 * many calls need it.
 *
 * @example
 * ```ts
 * import { createClient } from '@linnet/sdk'
 *
 * const linnet = createClient({ url: 'http://localhost:3000' })
 * await linnet.auth.login({ identifier: 'admin', password: 'correct horse battery' })
 * const post = await linnet.posts.create({ content: 'Hello!' })
 * console.log((await linnet.posts.like({ postId: post.id })).likeCount) // prints 1
 * ```
 */
export function createClient(options: ClientOptions): Linnet {
  return createClientOver(httpTransport(options), options)
}
