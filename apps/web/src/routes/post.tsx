import type { Post } from '@linnet/sdk'

import { Button, ButtonLink } from '../components/button'
import { Feed } from '../components/feed'
import { Page } from '../components/page'
import { Empty, Failure, Skeleton } from '../components/states'
import { Composer } from '../features/compose/composer'
import { useManagePost } from '../features/posts/use-manage-post'
import { useThread } from '../features/posts/use-thread'
import { isNotFound } from '../lib/errors'
import { signInPath } from '../lib/next-path'
import { isStaff, useViewer } from '../lib/viewer'
import { NotFoundRoute } from './not-found'
import { PostItem } from './post-item'
import styles from './post.module.css'

export default function PostRoute({ postId }: { postId: number }) {
  const thread = useThread(postId)
  const post = thread.data?.post
  const gone = thread.isLoadingError && isNotFound(thread.error)

  if (gone) return <NotFoundRoute>This post does not exist, or you may not see it.</NotFoundRoute>
  return (
    <Page title={post ? `${post.author.displayName}: ${startOf(post.content)}` : 'Post'} heading="Post">
      {thread.isPending && <Skeleton rows={2} />}
      {thread.isLoadingError && <Failure error={thread.error} onRetry={thread.refetch} />}
      {post && <Thread thread={thread} post={post} />}
    </Page>
  )
}

function Thread({ thread, post }: { thread: ReturnType<typeof useThread>; post: Post }) {
  const staff = isStaff(useViewer())
  const manage = useManagePost()
  const { ancestors = [], replies = [] } = thread.data ?? {}
  const shown = (each: Post) => staff || each.deletedAt === null

  if (!shown(post)) {
    return (
      <Empty action={<Button onClick={() => manage(post, 'restore')}>Restore it</Button>}>
        You deleted this post.
      </Empty>
    )
  }
  return (
    <>
      {ancestors.filter(shown).map((ancestor) => (
        <PostItem key={ancestor.id} post={ancestor} place="above" />
      ))}
      <PostItem post={post} place="focus" />
      <ReplyBox post={post} />
      <Feed label="Replies" query={thread} items={replies.filter(shown)} empty="No replies yet.">
        {(reply) => <PostItem key={reply.id} post={reply} place="reply" />}
      </Feed>
    </>
  )
}

function ReplyBox({ post }: { post: Post }) {
  const viewer = useViewer()
  if (post.deletedAt !== null) return null
  if (!viewer) {
    return (
      <div className={styles.signIn}>
        <p>Sign in to like this, or to answer it.</p>
        <ButtonLink href={signInPath(`/posts/${post.id}`)}>Sign in</ButtonLink>
      </div>
    )
  }
  return (
    <div className={styles.reply}>
      <Composer key={viewer.id} replyToId={post.id} />
    </div>
  )
}

function startOf(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
