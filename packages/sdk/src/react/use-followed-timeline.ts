import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'

import type { Linnet } from '../client-over.js'
import { followTimeline, type FollowedTimeline } from './follow-timeline.js'

/**
 * Follows the timeline as long as the component is there: see `followTimeline`.
 *
 * @example
 * ```tsx
 * import { createClient } from '@linnet/sdk'
 * import { useFollowedTimeline } from '@linnet/sdk/react'
 * import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
 * import { renderToStaticMarkup } from 'react-dom/server'
 *
 * const linnet = createClient({ url: 'http://localhost:3000' })
 *
 * function NewPosts() {
 *   const { newPosts, showNewPosts } = useFollowedTimeline(linnet)
 *   return <button onClick={showNewPosts}>{newPosts} new posts</button>
 * }
 *
 * const page = (
 *   <QueryClientProvider client={new QueryClient()}>
 *     <NewPosts />
 *   </QueryClientProvider>
 * )
 * console.log(renderToStaticMarkup(page)) // prints <button>0 new posts</button>
 * ```
 */
export function useFollowedTimeline(linnet: Pick<Linnet, 'live' | 'viewer' | 'onSessionChange'>): {
  newPosts: number
  showNewPosts: () => void
} {
  const client = useQueryClient()
  const [newPosts, setNewPosts] = useState(0)
  const followed = useRef<FollowedTimeline>(null)

  useEffect(() => {
    followed.current = followTimeline(linnet, client, { onNewPosts: setNewPosts })
    return () => {
      followed.current?.stop()
      followed.current = null
      setNewPosts(0)
    }
  }, [linnet, client])

  return { newPosts, showNewPosts: () => followed.current?.showNewPosts() }
}
