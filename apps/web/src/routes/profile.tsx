import type { Profile } from '@linnet/sdk'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'

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

const nothing: Record<Shelf, string> = {
  posts: 'No posts yet.',
  replies: 'No posts or replies yet.',
  likes: 'No liked posts yet.',
}

export async function prepare({ queries, cache, params }: Preparing) {
  const { handle, shelf } = parse(params)
  const { id } = await cache.fetchQuery(queries.users.byHandle({ handle }))
  await cache.fetchInfiniteQuery(postsOf(queries, id, shelf))
}

function parse({ handle = '', shelf = 'posts' }: Params): { handle: string; shelf: Shelf } {
  return { handle: handle.toLowerCase(), shelf: shelf === 'replies' || shelf === 'likes' ? shelf : 'posts' }
}

export default function ProfileRoute({ params }: { params: Params }) {
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
    return <NotFoundRoute>{messageOf(error)}</NotFoundRoute>
  }
  const name = profile?.displayName ?? `@${handle}`
  const base = `/@${handle}`
  return (
    <Page title={`${name} (@${handle})`} heading={<bdi>{name}</bdi>} {...(profile && aboutOf(profile))}>
      {isPending && <Skeleton rows={1} />}
      {isLoadingError && <Failure error={error} onRetry={refetch} />}
      {profile && (
        <>
          <ProfileHeader
            profile={profile}
            action={viewer?.id === profile.id && <ButtonLink href="/settings">Edit profile</ButtonLink>}
          />
          <Tabs
            label={`What ${name} wrote and likes`}
            current={shelf === 'posts' ? base : `${base}/${shelf}`}
            tabs={[
              { href: base, text: 'Posts' },
              { href: `${base}/replies`, text: 'With replies' },
              { href: `${base}/likes`, text: 'Likes' },
            ]}
          />
          <PostsOf key={shelf} profile={profile} shelf={shelf} />
        </>
      )}
    </Page>
  )
}

function aboutOf({ handle, displayName, bio, createdAt }: Profile) {
  return {
    path: `/@${handle}`,
    type: 'profile' as const,
    feeds: `/@${handle}/feed`,
    description: bio === '' ? `What ${displayName} says.` : bio,
    linkedData: {
      '@type': 'ProfilePage',
      dateCreated: createdAt,
      mainEntity: { '@type': 'Person', name: displayName, alternateName: `@${handle}`, description: bio },
    },
  }
}

function PostsOf({ profile, shelf }: { profile: Profile; shelf: Shelf }) {
  const posts = useInfiniteQuery(postsOf(useSocial(), profile.id, shelf))
  return (
    <PostFeed label={`${profile.displayName}: ${shelf}`} query={posts} empty={nothing[shelf]}>
      {(post) => <PostItem key={post.id} post={post} />}
    </PostFeed>
  )
}
