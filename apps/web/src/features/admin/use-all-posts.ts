import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'

import { linnet } from '../../client'
import { messageOf } from '../../lib/errors'
import { firstPage, itemsOf, nextPage } from '../../lib/paging'
import { dropPost, postKeys } from '../../lib/post-cache'
import { showToast } from '../../lib/toasts'

export const postStates = ['all', 'visible', 'hidden', 'deleted'] as const
export type PostState = (typeof postStates)[number]

export function useAllPosts({ state, search }: { state: PostState; search: string }) {
  return useInfiniteQuery({
    queryKey: [...postKeys.lists, 'all', { state, search }],
    queryFn: ({ pageParam: cursor, signal }) =>
      linnet.admin.posts.list({ state, cursor, ...(search !== '' && { search }) }, { signal }),
    initialPageParam: firstPage,
    getNextPageParam: nextPage,
    select: itemsOf,
    placeholderData: keepPreviousData,
  })
}

export function usePostHistory(postId: number) {
  return useQuery({
    queryKey: postKeys.history(postId),
    queryFn: ({ signal }) => linnet.admin.posts.byId({ postId }, { signal }),
  })
}

export function usePurgePost() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (postId: number) => linnet.admin.posts.purge({ postId }),
    onSuccess: ({ postId }) => {
      dropPost(client, postId)
      showToast({ message: 'The post is gone for good.' })
    },
    onError: (error) => showToast({ message: messageOf(error), tone: 'bad' }),
  })
}
