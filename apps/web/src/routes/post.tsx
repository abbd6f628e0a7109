import type { Post } from '@linnet/sdk'
import { useFollowedTimeline, type ReadThread } from '@linnet/sdk/react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearchParams } from 'wouter'

import { useLinnet, useSocial } from '../lib/social'
import { Button, ButtonLink } from '../components/button'
import { Feed, type Paged } from '../components/feed'
import { Page } from '../components/page'
import { Empty, Failure, Skeleton } from '../components/states'
import { Composer } from '../features/compose/composer'
import { useManagePost } from '../features/posts/use-manage-post'
import { isNotFound, messageOf } from '../lib/errors'
import { signInPath } from '../lib/next-path'
import { isStaff, useViewer } from '../lib/viewer'
import { beginningAt, useOlderHref } from '../lib/older'
import type { Params, Preparing } from '../router'
import { NotFoundRoute } from './not-found'
import { PostItem } from './post-item'
import styles from './post.module.css'
import { useText } from '../lib/text'

export function prepare({ queries, cache, params, search }: Preparing) {
  return cache.fetchInfiniteQuery(
    queries.posts.thread({ postId: Number(params['id']), ...beginningAt(search) }),
  )
}

export default function PostRoute({ params }: { params: Params }) {
  const t = useText()
  const postId = Number(params['id'])
  const social = useSocial()
  const linnet = useLinnet()
  useFollowedTimeline(linnet)
  const [search] = useSearchParams()
  const reading = social.posts.thread({ postId, ...beginningAt(search) })
  const thread = useInfiniteQuery(reading)
  const olderHref = useOlderHref(reading, ({ replies }) => replies)
  const post = thread.data?.post
  const gone = thread.isLoadingError && isNotFound(thread.error)

  if (gone) return <NotFoundRoute>{t(messageOf(thread.error))}</NotFoundRoute>
  return (
    <Page
      title={post ? `${post.author.displayName}: ${startOf(post.content)}` : t('post.title')}
      heading={t('post.title')}
      {...(post && isPublic(post) && aboutOf(post))}
    >
      {thread.isPending && <Skeleton rows={2} />}
      {thread.isLoadingError && <Failure error={thread.error} onRetry={thread.refetch} />}
      {thread.data && <Thread query={thread} thread={thread.data} olderHref={olderHref} />}
    </Page>
  )
}

function Thread({
  query,
  thread,
  olderHref,
}: {
  query: Paged
  thread: ReadThread
  olderHref: string | undefined
}) {
  const t = useText()
  const staff = isStaff(useViewer())
  const manage = useManagePost()
  const { ancestors, post, replies } = thread

  if (post.deletedAt !== null && !staff) {
    return (
      <Empty action={<Button onClick={() => manage(post, 'restore')}>{t('post.restoreIt')}</Button>}>
        {t('post.youDeleted')}
      </Empty>
    )
  }
  return (
    <>
      {ancestors.map((ancestor) => (
        <PostItem key={ancestor.id} post={ancestor} place="above" />
      ))}
      <PostItem post={post} place="focus" onReply={focusReply} />
      {post.likeCount > 0 && (
        <p className={styles.likers}>
          <a href={`/posts/${post.id}/likes`}>{t('likers.title')}</a>
        </p>
      )}
      <ReplyBox post={post} />
      <Feed
        label={t('post.replies')}
        olderHref={olderHref}
        query={query}
        items={replies}
        empty={t('post.noReplies')}
      >
        {(reply) => <PostItem key={reply.id} post={reply} place="reply" />}
      </Feed>
    </>
  )
}

function ReplyBox({ post }: { post: Post }) {
  const t = useText()
  const viewer = useViewer()
  if (post.deletedAt !== null) return null
  if (!viewer) {
    return (
      <div className={styles.signIn}>
        <p>{t('post.signIn')}</p>
        <ButtonLink href={signInPath(`/posts/${post.id}`)}>{t('auth.signIn')}</ButtonLink>
      </div>
    )
  }
  return (
    <div className={styles.reply}>
      <Composer key={viewer.id} replyToId={post.id} />
    </div>
  )
}

/** The box to answer in is on the page already. */
function focusReply(): void {
  document.querySelector<HTMLTextAreaElement>('[data-shortcut="write"]')?.focus()
}

function isPublic({ visible, deletedAt }: Post): boolean {
  return visible && deletedAt === null
}

function aboutOf({ id, content, author, createdAt, editedAt, likeCount, replyCount }: Post) {
  const path = `/posts/${id}`
  const counted = (type: string, count: number) => ({
    '@type': 'InteractionCounter',
    interactionType: `https://schema.org/${type}`,
    userInteractionCount: count,
  })
  return {
    path,
    type: 'article' as const,
    description: content,
    linkedData: {
      '@type': 'SocialMediaPosting',
      url: path,
      text: content,
      datePublished: createdAt,
      ...(editedAt !== null && { dateModified: editedAt }),
      author: {
        '@type': 'Person',
        name: author.displayName,
        alternateName: `@${author.handle}`,
        url: `/@${author.handle}`,
      },
      interactionStatistic: [counted('LikeAction', likeCount), counted('CommentAction', replyCount)],
    },
  }
}

function startOf(text: string): string {
  const [start = ''] = /^.{0,60}/su.exec(text) ?? []
  return start === text ? text : `${start}…`
}
