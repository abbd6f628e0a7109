import { createClient, localStorageSession } from '@linnet/sdk'
import { QueryClient } from '@tanstack/react-query'

export const linnet = createClient({
  url: window.location.origin,
  storage: localStorageSession('linnet'),
})

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // The client has tried again by itself.
      retry: false,
    },
    // A change made offline fails at once and says so, rather than happening unseen later.
    mutations: { networkMode: 'always' },
  },
})

let lastViewerId = linnet.session?.user.id
linnet.onSessionChange((session) => {
  if (session?.user.id === lastViewerId) return
  lastViewerId = session?.user.id
  // Every answer depends on who asked.
  void queryClient.resetQueries()
})
