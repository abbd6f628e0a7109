import { createClient, localStorageSession } from '@linnet/sdk'
import { bindSession, createQueries } from '@linnet/sdk/react'
import { QueryClient } from '@tanstack/react-query'

export const linnet = createClient({
  url: window.location.origin,
  storage: localStorageSession('linnet'),
})

/** What can be read and done, as options for React Query. */
export const social = createQueries(linnet)

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000 },
    // A change made offline fails at once and says so, rather than happening unseen later.
    mutations: { networkMode: 'always' },
  },
})

bindSession(linnet, queryClient)
