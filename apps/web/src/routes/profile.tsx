import type { Profile } from '@linnet/sdk'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'

import { useSocial } from '../lib/social'
import { ButtonLink } from '../components/button'
import { Page } from '../components/page'
import { Failure, Skeleton } from '../components/states'
import { Tabs } from '../components/tabs'
import { PostFeed } from '../features/posts/post-feed'
import { postsOf, type Shelf } from '../features/posts/posts-of'
import { ProfileHeader } from '../features/profiles/profile-header'
import { isNotFound, messageOf } from '../lib/errors'
import { useViewer } from '../lib/viewer'
import type { Params, Preparing } from '../router'
import { NotFoundRoute } from './not-found'
import { PostItem } from './post-item'
import { beginningAt, useOlderHref } from '../lib/older'
import { useText, type Say } from '../lib/text'

export async function prepare({ queries, cache, params, search }: Preparing) {
  const { handle, shelf } = parse(params)
  const { id: userId } = await cache.fetchQuery(queries.users.byHandle({ handle }))
  await cache.fetchInfiniteQuery(postsOf(queries, { userId, shelf, ...beginningAt(search) }))
}

function parse({ handle = '', shelf = 'posts' }: Params): { handle: string; shelf: Shelf } {
  return { handle: handle.toLowerCase(), shelf: shelf === 'replies' || shelf === 'likes' ? shelf : 'posts' }
}

export default function ProfileRoute({ params }: { params: Params }) {
  const t = useText()
  const { handle, shelf } = parse(params)
  const social = useSocial()
  const viewer = useViewer()
  const {
    data: profile,
    error,
    isLoadingError,
    isPending,
    refetch,
  } = useQuery(social.users.byHandle({ handle }))

  if (isLoadingError && isNotFound(error)) {
    return <NotFoundRoute>{t(messageOf(error))}</NotFoundRoute>
  }
  const name = profile?.displayName ?? `@${handle}`
  const base = `/@${handle}`
  return (
    <Page title={`${name} (@${handle})`} heading={<bdi>{name}</bdi>} {...(profile && aboutOf(profile, t))}>
      {isPending && <Skeleton rows={1} />}
      {isLoadingError && <Failure error={error} onRetry={refetch} />}
      {profile && (
        <>
          <ProfileHeader
            profile={profile}
            action={
              viewer?.id === profile.id && <ButtonLink href="/settings">{t('profile.edit')}</ButtonLink>
            }
          />
          <Tabs
            label={t('profile.shelves', { name })}
            current={shelf === 'posts' ? base : `${base}/${shelf}`}
            tabs={[
              { href: base, text: t('profile.posts') },
              { href: `${base}/replies`, text: t('profile.replies') },
              { href: `${base}/likes`, text: t('profile.likes') },
            ]}
          />
          <PostsOf key={shelf} profile={profile} shelf={shelf} />
        </>
      )}
    </Page>
  )
}

function aboutOf({ handle, displayName, bio, createdAt }: Profile, t: Say) {
  return {
    path: `/@${handle}`,
    type: 'profile' as const,
    feeds: `/@${handle}/feed`,
    description: bio === '' ? t('profile.says', { name: displayName }) : bio,
    linkedData: {
      '@type': 'ProfilePage',
      dateCreated: createdAt,
      mainEntity: { '@type': 'Person', name: displayName, alternateName: `@${handle}`, description: bio },
    },
  }
}

function PostsOf({ profile, shelf }: { profile: Profile; shelf: Shelf }) {
  const t = useText()
  const [search] = useSearchParams()
  const list = postsOf(useSocial(), { userId: profile.id, shelf, ...beginningAt(search) })
  const posts = useInfiniteQuery(list)
  const olderHref = useOlderHref(list, (page) => page)
  return (
    <PostFeed
      label={t(`profile.shelf.${shelf}`, { name: profile.displayName })}
      query={posts}
      olderHref={olderHref}
      empty={t(`profile.empty.${shelf}`)}
    >
      {(post) => <PostItem key={post.id} post={post} />}
    </PostFeed>
  )
}
