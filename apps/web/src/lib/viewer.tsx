import type { Me, Post } from '@linnet/sdk'
import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react'

import { useLinnet, useSocial } from './social'

const ViewerContext = createContext<Me | null>(null)

export function ViewerProvider({ children }: { children: ReactNode }) {
  const linnet = useLinnet()
  const social = useSocial()
  const readViewer = () => linnet.viewer
  const known = useSyncExternalStore(linnet.onSessionChange, readViewer, readViewer)
  const { data } = useQuery({
    ...social.auth.me(),
    enabled: known !== null,
    ...(known && { initialData: known }),
    staleTime: 5 * 60_000,
  })
  return <ViewerContext value={known && (data ?? known)}>{children}</ViewerContext>
}

/** Who is signed in, or null. */
export function useViewer(): Me | null {
  return useContext(ViewerContext)
}

export function isStaff(viewer: Me | null): boolean {
  return viewer?.role === 'moderator' || viewer?.role === 'admin'
}

export function isAdmin(viewer: Me | null): boolean {
  return viewer?.role === 'admin'
}

/** Authors change what they wrote; an admin may change anything. */
export function mayEdit(viewer: Me | null, post: Post): boolean {
  return post.deletedAt === null && (viewer?.id === post.author.id || isAdmin(viewer))
}

/** Hide, show, delete and restore: one's own, and for moderators and admins anybody's. */
export function mayManage(viewer: Me | null, post: Post): boolean {
  return viewer?.id === post.author.id || isStaff(viewer)
}
