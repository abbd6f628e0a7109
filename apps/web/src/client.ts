import { createClient, isLinnetError, localStorageSession } from '@linnet/sdk'
import { QueryClient } from '@tanstack/react-query'

export const linnet = createClient({
  url: window.location.origin,
  storage: localStorageSession('linnet'),
})

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && isPassing(error),
      retryDelay: (failures) => 500 * 2 ** failures,
    },
    // A change made offline fails at once and says so, rather than happening unseen later.
    mutations: { networkMode: 'always' },
  },
})

/** Whether the same request may well succeed in a moment. */
function isPassing(error: unknown): boolean {
  return (
    isLinnetError(error) && ['NetworkError', 'Timeout', 'Busy', 'DatabaseUnavailable'].includes(error.reason)
  )
}

let lastViewerId = linnet.session?.user.id
linnet.onSessionChange((session) => {
  if (session?.user.id === lastViewerId) return
  lastViewerId = session?.user.id
  // Every answer depends on who asked.
  void queryClient.resetQueries()
})
