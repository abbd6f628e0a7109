import { useFollowedTimeline } from '@linnet/sdk/react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'

import { useLinnet, useSocial } from '../lib/social'
import { Button, ButtonLink } from '../components/button'
import { Page } from '../components/page'
import { Composer } from '../features/compose/composer'
import { PostFeed } from '../features/posts/post-feed'
import { useViewer } from '../lib/viewer'
import type { Preparing } from '../router'
import { PostItem } from './post-item'
import styles from './timeline.module.css'
import { useInstance } from '../lib/instance'
import { beginningAt, useOlderHref } from '../lib/older'
import { useText } from '../lib/text'

export function prepare({ queries, cache, search }: Preparing) {
  return cache.fetchInfiniteQuery(queries.posts.list(beginningAt(search)))
}

export default function TimelineRoute() {
  const t = useText()
  const social = useSocial()
  const linnet = useLinnet()
  const viewer = useViewer()
  const { description } = useInstance()
  const [search] = useSearchParams()
  const list = social.posts.list(beginningAt(search))
  const timeline = useInfiniteQuery(list)
  const olderHref = useOlderHref(list, (page) => page)
  const { newPosts, showNewPosts } = useFollowedTimeline(linnet)
  return (
    <Page
      title={t('timeline.title')}
      path="/"
      feeds="/feed"
      description={description || t('timeline.tagline')}
    >
      {viewer ? <Composer key={viewer.id} /> : <Welcome />}
      <div role="status" className={styles.fresh}>
        {newPosts > 0 && (
          <Button data-shortcut="fresh" onClick={showNewPosts}>
            {t('timeline.showNew', { count: newPosts })}
          </Button>
        )}
      </div>
      <PostFeed
        label={t('timeline.title')}
        query={timeline}
        olderHref={olderHref}
        empty={t(viewer ? 'timeline.emptyForYou' : 'timeline.empty')}
      >
        {(post) => <PostItem key={post.id} post={post} />}
      </PostFeed>
    </Page>
  )
}

function Welcome() {
  const t = useText()
  const { description, registration } = useInstance()
  return (
    <div className={styles.welcome}>
      <p dir="auto">{description || t('timeline.welcome', { tagline: t('timeline.tagline') })}</p>
      {registration !== 'closed' && (
        <ButtonLink href="/sign-up" look="primary">
          {t('timeline.join')}
        </ButtonLink>
      )}
    </div>
  )
}
