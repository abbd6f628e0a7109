import type { QueryClient } from '@tanstack/react-query'

import type { Linnet } from '../client-over.js'
import { keyOf } from './options.js'

/**
 * Forgets what is cached when somebody else is signed in, or nobody, for every answer depends on who asked; what is shown
 * is read again. Answers how to stop.
 *
 * @example
 * ```ts
 * import { createClient } from '@linnet/sdk'
 * import { bindSession, createQueries } from '@linnet/sdk/react'
 * import { QueryClient } from '@tanstack/react-query'
 *
 * const linnet = createClient({ url: 'http://localhost:3000' })
 * const queryClient = new QueryClient()
 * bindSession(linnet, queryClient)
 *
 * const firstPage = createQueries(linnet).posts.list.page()
 * await queryClient.fetchQuery(firstPage)
 * await linnet.auth.login({ identifier: 'admin', password: 'correct horse battery' })
 * console.log(queryClient.getQueryData(firstPage.queryKey)) // prints undefined
 * ```
 */
export function bindSession(
  linnet: Pick<Linnet, 'viewer' | 'onSessionChange'>,
  client: QueryClient,
): () => void {
  let userId = linnet.viewer?.id
  return linnet.onSessionChange(() => {
    if (linnet.viewer?.id === userId) return
    userId = linnet.viewer?.id
    void client.resetQueries({ queryKey: keyOf() })
  })
}
