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
import { useText } from '../lib/text'

const postStates = ['all', 'visible', 'hidden', 'deleted'] as const

export function AdminPosts() {
  const t = useText()
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
        searchLabel={t('admin.searchPosts')}
        search={search}
        onSearch={(next) => setParams({ state, search: next }, { replace: true })}
      >
        <Choice
          label={t('admin.state')}
          value={state}
          choices={postStates}
          nameOf={(each) => t(`admin.postState.${each}`)}
          onChoose={(next) => setParams({ state: next, search }, { replace: true })}
        />
      </FilterBar>
      <PostFeed label={t('admin.allPosts')} query={posts} empty={t('admin.noPosts')}>
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
