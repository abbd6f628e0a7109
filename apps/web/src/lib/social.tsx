import type { Linnet } from '@linnet/sdk'
import { bindSession, createQueries, type Queries } from '@linnet/sdk/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createContext, useContext, type ReactNode } from 'react'

/** What every page reads and does: the client, its procedures as options for React Query, and what is cached of them. */
export interface Social {
  linnet: Linnet
  queries: Queries
  cache: QueryClient
}

export function createSocial(linnet: Linnet): Social {
  const cache = new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000 },
      // A change made offline fails at once and says so, rather than happening unseen later.
      mutations: { networkMode: 'always' },
    },
  })
  bindSession(linnet, cache)
  return { linnet, queries: createQueries(linnet), cache }
}

const SocialContext = createContext<Social | null>(null)

export function SocialProvider({ social, children }: { social: Social; children: ReactNode }) {
  return (
    <SocialContext value={social}>
      <QueryClientProvider client={social.cache}>{children}</QueryClientProvider>
    </SocialContext>
  )
}

function useSocialContext(): Social {
  const social = useContext(SocialContext)
  if (!social) throw new Error('A component is outside of SocialProvider.')
  return social
}

export function useLinnet(): Linnet {
  return useSocialContext().linnet
}

/** What can be read and done, as options for React Query. */
export function useSocial(): Queries {
  return useSocialContext().queries
}
