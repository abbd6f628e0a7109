import type { Profile } from '@linnet/sdk'
import { useQuery } from '@tanstack/react-query'

import { useSocial } from '../lib/social'
import { ButtonLink } from '../components/button'
import { Page } from '../components/page'
import { Failure, Skeleton } from '../components/states'
import { Tabs } from '../components/tabs'
import { PostFeed } from '../features/posts/post-feed'
import { usePostsOf, type Shelf } from '../features/posts/use-posts-of'
import { ProfileHeader } from '../features/profiles/profile-header'
import { isNotFound } from '../lib/errors'
import { useViewer } from '../lib/viewer'
import { NotFoundRoute } from './not-found'
import { PostItem } from './post-item'

const nothing: Record<Shelf, string> = {
  posts: 'No posts yet.',
  replies: 'No posts or replies yet.',
  likes: 'No liked posts yet.',
}

export default function ProfileRoute({ handle, shelf }: { handle: string; shelf: Shelf }) {
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
    return <NotFoundRoute>There is nobody called @{handle} here.</NotFoundRoute>
  }
  const name = profile?.displayName ?? `@${handle}`
  const base = `/@${handle}`
  return (
    <Page title={`${name} (@${handle})`} heading={<bdi>{name}</bdi>}>
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

function PostsOf({ profile, shelf }: { profile: Profile; shelf: Shelf }) {
  const posts = usePostsOf(profile.id, shelf)
  return (
    <PostFeed label={`${profile.displayName}: ${shelf}`} query={posts} empty={nothing[shelf]}>
      {(post) => <PostItem key={post.id} post={post} />}
    </PostFeed>
  )
}
