import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'

import { Avatar } from '../components/avatar'
import { Feed } from '../components/feed'
import { Page } from '../components/page'
import { PersonLink } from '../components/person'
import { beginningAt, useOlderHref } from '../lib/older'
import { useSocial } from '../lib/social'
import { useText } from '../lib/text'
import type { Params, Preparing } from '../router'
import styles from './likers.module.css'

export function prepare({ queries, cache, params, search }: Preparing) {
  const postId = Number(params['id'])
  return cache.fetchInfiniteQuery(queries.posts.likers({ postId, ...beginningAt(search) }))
}

export default function LikersRoute({ params }: { params: Params }) {
  const t = useText()
  const postId = Number(params['id'])
  const [search] = useSearchParams()
  const list = useSocial().posts.likers({ postId, ...beginningAt(search) })
  const likers = useInfiniteQuery(list)
  const olderHref = useOlderHref(list, (page) => page)
  return (
    <Page title={t('likers.title')} aside={<a href={`/posts/${postId}`}>{t('likers.back')}</a>}>
      <Feed
        role="list"
        label={t('likers.title')}
        olderHref={olderHref}
        query={likers}
        items={likers.data ?? []}
        empty={t('likers.none')}
      >
        {(person) => (
          <div key={person.id} role="listitem" className={styles.person}>
            <Avatar person={person} />
            <PersonLink person={person} />
          </div>
        )}
      </Feed>
    </Page>
  )
}
