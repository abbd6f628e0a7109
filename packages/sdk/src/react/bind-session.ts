import type { QueryClient } from '@tanstack/react-query'

import type { Linnet } from '../client-over.js'
import { keyOf } from './options.js'

/**
 * Forgets what is cached when somebody else is signed in, or nobody, for every answer depends on who asked; what is shown
 * is read again. Answers how to stop.
 *
 * @example
 * ```tsx
 * const queryClient = new QueryClient()
 * bindSession(linnet, queryClient)
 * ```
 */
export function bindSession(
  linnet: Pick<Linnet, 'session' | 'onSessionChange'>,
  client: QueryClient,
): () => void {
  let userId = linnet.session?.user.id
  return linnet.onSessionChange((session) => {
    if (session?.user.id === userId) return
    userId = session?.user.id
    void client.resetQueries({ queryKey: keyOf() })
  })
}
