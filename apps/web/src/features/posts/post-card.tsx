import type { Post } from '@linnet/sdk'
import { useRef, type ReactNode } from 'react'
import { Avatar } from '../../components/avatar'
import { PersonLink } from '../../components/person'
import { TimeLink } from '../../components/time'
import { Edited } from './edited'
import { PostBadges } from './post-badges'
import styles from './post-card.module.css'
import { useTurn } from '../../lib/scripted'
import { useText } from '../../lib/text'

interface PostCardProps {
  post: Post
  /** The post that the page is about is larger; those it answers are joined to it by a line. */
  place?: 'feed' | 'focus' | 'above' | 'reply' | undefined
  menu?: ReactNode
  actions?: ReactNode
  /** Under the actions. */
  below?: ReactNode
  children: ReactNode
}

/** Nothing is written in a page that is taken over. */
const asTheServerMadeIt = { __html: '' }

export function PostCard({ post, place = 'feed', menu, actions, below, children }: PostCardProps) {
  const t = useText()
  const box = useRef<HTMLElement>(null)
  const isOurs = useTurn(box)
  const id = `by-${post.id}`
  const card = {
    ref: box,
    className: styles.card,
    'data-place': place,
    'data-gone': post.deletedAt !== null,
    'aria-labelledby': id,
    tabIndex: -1,
  }
  if (!isOurs) return <article {...card} dangerouslySetInnerHTML={asTheServerMadeIt} />
  return (
    <article {...card}>
      <div className={styles.side}>
        <Avatar person={post.author} />
      </div>
      <header className={styles.header} id={id}>
        <PersonLink person={post.author} />
        <span className={styles.when}>
          <TimeLink
            at={post.createdAt}
            href={`/posts/${post.id}`}
            className={styles.time}
            data-shortcut="open"
          />
          {post.editedAt !== null && <Edited post={post} at={post.editedAt} />}
          <PostBadges post={post} />
        </span>
      </header>
      {menu && <div className={styles.menu}>{menu}</div>}
      <div className={styles.body}>
        {place === 'feed' && post.replyToId !== null && <p className={styles.context}>{t('post.inReply')}</p>}
        {children}
        {actions && <div className={styles.actions}>{actions}</div>}
        {below}
      </div>
    </article>
  )
}
