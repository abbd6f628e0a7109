import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'

import { useSocial } from '../lib/social'
import { RichText } from '../components/rich-text'
import { Choice, FilterBar } from '../features/admin/filter-bar'
import { PostTools } from '../features/admin/post-tools'
import { PostCard } from '../features/posts/post-card'
import { PostFeed } from '../features/posts/post-feed'
import { useManagePost } from '../features/posts/use-manage-post'
import styles from './admin.module.css'

const postStates = ['all', 'visible', 'hidden', 'deleted'] as const
type PostState = (typeof postStates)[number]

const states: Record<PostState, string> = {
  all: 'All',
  visible: 'Visible',
  hidden: 'Hidden',
  deleted: 'Deleted',
}

export function AdminPosts() {
  const social = useSocial()
  const [params, setParams] = useSearchParams()
  const state = postStates.find((each) => each === params.get('state')) ?? 'all'
  const search = params.get('search') ?? ''
  const posts = useInfiniteQuery({
    ...social.admin.posts.list({ state, ...(search !== '' && { search }) }),
    placeholderData: keepPreviousData,
  })
  const manage = useManagePost()

  return (
    <>
      <FilterBar
        searchLabel="Search in posts"
        search={search}
        onSearch={(next) => setParams({ state, search: next }, { replace: true })}
      >
        <Choice
          label="State"
          value={state}
          choices={states}
          onChoose={(next) => setParams({ state: next, search }, { replace: true })}
        />
      </FilterBar>
      <PostFeed label="All posts" query={posts} empty="No post fits this search.">
        {(post) => (
          <PostCard key={post.id} post={post}>
            <RichText text={post.content} />
            <div className={styles.tools}>
              <PostTools post={post} onManage={manage} />
            </div>
          </PostCard>
        )}
      </PostFeed>
    </>
  )
}
