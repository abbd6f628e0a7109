import type { Post } from '@linnet/sdk'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'

import { Checkbox } from '../components/checkbox'
import { RichText } from '../components/rich-text'
import { BulkBar } from '../features/admin/bulk-bar'
import { PostFilterBar } from '../features/admin/post-filter-bar'
import { askForPosts, postFiltersIn } from '../features/admin/post-filters'
import { PostTools } from '../features/admin/post-tools'
import { useSelection, type Selection } from '../features/admin/use-selection'
import { PostCard } from '../features/posts/post-card'
import { PostFeed } from '../features/posts/post-feed'
import { useManagePost } from '../features/posts/use-manage-post'
import { queryOf } from '../lib/filters'
import { useSocial } from '../lib/social'
import { useText } from '../lib/text'
import styles from './admin.module.css'

export function AdminPosts() {
  const t = useText()
  const [params, setParams] = useSearchParams()
  const filters = postFiltersIn(params)
  const posts = useInfiniteQuery({
    ...useSocial().admin.posts.list(askForPosts(filters)),
    placeholderData: keepPreviousData,
  })
  const selection = useSelection(queryOf(filters).toString(), posts.data ?? [])
  const manage = useManagePost()

  return (
    <>
      <PostFilterBar filters={filters} onFilter={(next) => setParams(queryOf(next), { replace: true })} />
      <BulkBar selection={selection} />
      <PostFeed label={t('admin.allPosts')} query={posts} empty={t('admin.noPosts')}>
        {(post) => (
          <PostCard key={post.id} post={post} menu={<Select post={post} selection={selection} />}>
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

const longestName = 40

function Select({ post, selection }: { post: Post; selection: Selection }) {
  const t = useText()
  const { content, author } = post
  const words = content.length > longestName ? `${content.slice(0, longestName)}…` : content
  return (
    <Checkbox
      aria-label={t('bulk.select', { handle: author.handle, words })}
      checked={selection.has(post)}
      disabled={selection.isFull && !selection.has(post)}
      onChange={() => selection.toggle(post)}
    />
  )
}
