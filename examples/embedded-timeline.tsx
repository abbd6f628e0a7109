// A timeline for a page of yours: `<div data-linnet="https://linnet.example"></div>`, and this script. Who is signed in can like.
import { createClient, localStorageSession } from '@linnet/sdk'
import { bindSession, createQueries, useFollowedTimeline } from '@linnet/sdk/react'
import { QueryClient, QueryClientProvider, useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'

const element = document.querySelector<HTMLElement>('[data-linnet]')
if (!element) throw new Error('The page needs an element with data-linnet, the address of the server.')
// The server's operator names this site in LINNET_ORIGINS.
const linnet = createClient({ url: element.dataset['linnet'] ?? '', storage: localStorageSession('linnet') })
const social = createQueries(linnet)
const queryClient = new QueryClient()
bindSession(linnet, queryClient)

function Timeline() {
  const { data: posts, error, hasNextPage, fetchNextPage } = useInfiniteQuery(social.posts.list())
  const { newPosts, showNewPosts } = useFollowedTimeline(linnet)
  const like = useMutation(social.posts.like())
  if (error) return <p role="alert">{error.message}</p>
  if (!posts) return <p role="status">Loading</p>
  if (posts.length === 0 && newPosts === 0) return <p>Nothing has been posted yet.</p>
  return (
    <section aria-label="Posts">
      {newPosts > 0 && <button onClick={showNewPosts}>Show {newPosts} new</button>}
      {posts.map(({ id, author, content, createdAt, liked, likeCount }) => (
        <article key={id}>
          <b>{author.displayName}</b> <time dateTime={createdAt}>{new Date(createdAt).toLocaleString()}</time>
          <p>{content}</p>
          <button
            aria-pressed={liked}
            disabled={!linnet.session || liked}
            onClick={() => like.mutate({ postId: id })}
          >
            Like ({likeCount})
          </button>
        </article>
      ))}
      {hasNextPage && <button onClick={() => fetchNextPage()}>More</button>}
    </section>
  )
}

createRoot(element).render(
  <QueryClientProvider client={queryClient}>
    <Timeline />
  </QueryClientProvider>,
)
