import { createClientOver, type Linnet, type SessionSettings } from './client-over.js'
import { httpTransport, type HttpOptions } from './http-transport.js'

export interface ClientOptions extends HttpOptions, SessionSettings {}

/**
 * Makes a client of one Linnet server. It keeps you signed in: tokens are refreshed by themselves, once for however
 * many calls need it.
 *
 * @example
 * ```ts
 * const linnet = createClient({ url: 'http://localhost:3000' })
 * await linnet.auth.login({ identifier: 'ann', password })
 * const post = await linnet.posts.create({ content: 'Hello!' })
 * await linnet.posts.like({ postId: post.id })
 * ```
 */
export function createClient(options: ClientOptions): Linnet {
  return createClientOver(httpTransport(options), options)
}
