import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useSuspenseInfiniteQuery,
  useSuspenseQuery,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query'
import { expectTypeOf, test } from 'vitest'

import type {
  LikeState,
  LinnetError,
  Me,
  Page,
  Post,
  Procedures,
  Profile,
  Stats,
  Thread,
} from '../src/index.js'
import type { Mutation, Queries, ReadThread } from '../src/react.js'

declare const social: Queries
declare const client: QueryClient

/** Where the client has a procedure or a list. */
type PathsOf<Tree> = {
  [Name in Exclude<keyof Tree, 'key'>]: Tree[Name] extends (...parameters: never[]) => unknown
    ? true
    : PathsOf<Tree[Name]>
}

test('every procedure has its options', () => {
  expectTypeOf<PathsOf<Queries>>().toEqualTypeOf<PathsOf<Procedures>>()
})

test('hooks know what comes, and why it may not', () => {
  expectTypeOf(useQuery(social.posts.byId({ postId: 1 })).data).toEqualTypeOf<Post | undefined>()
  expectTypeOf(useQuery(social.posts.byId({ postId: 1 })).error).toEqualTypeOf<LinnetError | null>()
  expectTypeOf(useSuspenseQuery(social.auth.me()).data).toEqualTypeOf<Me>()
  expectTypeOf(useQuery(social.admin.stats()).data).toEqualTypeOf<Stats | undefined>()
  expectTypeOf(useInfiniteQuery(social.posts.list()).data).toEqualTypeOf<Post[] | undefined>()
  expectTypeOf(useSuspenseInfiniteQuery(social.posts.thread({ postId: 1 })).data).toEqualTypeOf<ReadThread>()
  expectTypeOf(useQuery(social.posts.list.page({ cursor: 'next' })).data).toEqualTypeOf<
    Page<Post> | undefined
  >()
  const pages = useInfiniteQuery({ ...social.posts.list(), select: (data) => data.pages.length })
  expectTypeOf(pages.data).toEqualTypeOf<number | undefined>()
})

test('keys know what is cached under them', () => {
  const { queryKey } = social.users.byHandle({ handle: 'ann' })
  expectTypeOf(client.getQueryData(queryKey)).toEqualTypeOf<Profile | undefined>()
  expectTypeOf(client.getQueryData(social.posts.thread({ postId: 1 }).queryKey)).toEqualTypeOf<
    InfiniteData<Thread> | undefined
  >()
  expectTypeOf(client.fetchQuery(social.posts.byId({ postId: 1 }))).resolves.toEqualTypeOf<Post>()
})

test('changes know what they take and give', () => {
  const like = useMutation(social.posts.like({ onError: ({ reason }) => reason === 'PostNotFound' }))
  expectTypeOf(like.mutateAsync).parameter(0).toEqualTypeOf<{ postId: number }>()
  expectTypeOf(like.data).toEqualTypeOf<LikeState | undefined>()
  expectTypeOf(useMutation(social.auth.logout()).mutate).toBeCallableWith()
  expectTypeOf(social.users.updateProfile).toExtend<Mutation<{ bio?: string | undefined } | void, Me>>()
})

test('inputs are held to what the server takes', () => {
  expectTypeOf(social.posts.list).toBeCallableWith({ author: 'ann', cursor: 'next' })
  // @ts-expect-error it has no such field
  social.posts.list({ writer: 'ann' })
  // @ts-expect-error likers are of a post
  social.posts.likers()
  // @ts-expect-error a page of likers is of a post
  social.posts.likers.page()
  // @ts-expect-error there is no such state
  social.admin.posts.list({ state: 'gone' })
})
