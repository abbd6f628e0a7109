import type { PostsSearchInput } from '@linnet/sdk'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'

import { Page } from '../components/page'
import { Empty } from '../components/states'
import { PostFeed } from '../features/posts/post-feed'
import { SearchForm } from '../features/search/search-form'
import { addressOf, askFor, soughtIn } from '../features/search/sought'
import { beginningAt, useOlderHref } from '../lib/older'
import { useSocial } from '../lib/social'
import { useText } from '../lib/text'
import type { Preparing } from '../router'
import { PostItem } from './post-item'

export async function prepare({ queries, cache, search }: Preparing) {
  const asked = askFor(soughtIn(search))
  if (asked) await cache.fetchInfiniteQuery(queries.posts.search({ ...asked, ...beginningAt(search) }))
}

export default function SearchRoute() {
  const t = useText()
  const [params] = useSearchParams()
  const sought = soughtIn(params)
  const asked = askFor(sought)
  return (
    <Page title={t('search.title')}>
      <SearchForm sought={sought} />
      {asked ? <Found key={addressOf(sought)} asked={asked} /> : <Empty>{t('search.nothingAsked')}</Empty>}
    </Page>
  )
}

function Found({ asked }: { asked: Omit<PostsSearchInput, 'cursor'> }) {
  const t = useText()
  const [search] = useSearchParams()
  const list = useSocial().posts.search({ ...asked, ...beginningAt(search) })
  const posts = useInfiniteQuery(list)
  const olderHref = useOlderHref(list, (page) => page)
  return (
    <PostFeed label={t('search.found')} olderHref={olderHref} query={posts} empty={t('search.nothing')}>
      {(post) => <PostItem key={post.id} post={post} />}
    </PostFeed>
  )
}
