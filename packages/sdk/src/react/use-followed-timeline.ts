import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'

import type { Linnet } from '../client-over.js'
import { followTimeline, type FollowedTimeline } from './follow-timeline.js'

/**
 * Follows the timeline as long as the component is there: see `followTimeline`.
 *
 * @example
 * ```tsx
 * function NewPosts() {
 *   const { newPosts, showNewPosts } = useFollowedTimeline(linnet)
 *   return newPosts > 0 && <button onClick={showNewPosts}>{newPosts} new posts</button>
 * }
 * ```
 */
export function useFollowedTimeline(linnet: Pick<Linnet, 'live' | 'session' | 'onSessionChange'>): {
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
