import { useFollowedTimeline } from '@linnet/sdk/react'
import { useInfiniteQuery } from '@tanstack/react-query'

import { useLinnet, useSocial } from '../lib/social'
import { Button, ButtonLink } from '../components/button'
import { Page } from '../components/page'
import { Composer } from '../features/compose/composer'
import { PostFeed } from '../features/posts/post-feed'
import { useViewer } from '../lib/viewer'
import type { Preparing } from '../router'
import { PostItem } from './post-item'
import styles from './timeline.module.css'

export function prepare({ queries, cache }: Preparing) {
  return cache.fetchInfiniteQuery(queries.posts.list())
}

export default function TimelineRoute() {
  const social = useSocial()
  const linnet = useLinnet()
  const viewer = useViewer()
  const timeline = useInfiniteQuery(social.posts.list())
  const { newPosts, showNewPosts } = useFollowedTimeline(linnet)
  return (
    <Page title="Timeline" path="/" feeds="/feed" description={tagline}>
      {viewer ? <Composer key={viewer.id} /> : <Welcome />}
      <div role="status" className={styles.fresh}>
        {newPosts > 0 && (
          <Button onClick={showNewPosts}>
            {newPosts === 1 ? 'Show 1 new post' : `Show ${newPosts} new posts`}
          </Button>
        )}
      </div>
      <PostFeed
        label="Timeline"
        query={timeline}
        empty={
          viewer
            ? 'Nobody has said anything yet. Write the first post above.'
            : 'Nobody has said anything yet.'
        }
      >
        {(post) => <PostItem key={post.id} post={post} />}
      </PostFeed>
    </Page>
  )
}

const tagline = 'Short posts, newest first, and nothing in between.'

function Welcome() {
  return (
    <div className={styles.welcome}>
      <p>{tagline} Read along, or say something yourself.</p>
      <ButtonLink href="/sign-up" look="primary">
        Join in
      </ButtonLink>
    </div>
  )
}
