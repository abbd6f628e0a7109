import type { Post } from '@linnet/sdk'
import { renderToStaticMarkup } from 'react-dom/server'
import type { ReactNode } from 'react'

const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeZone: 'UTC' })

export interface EmbedPage {
  title: string
  /** The page that it is a piece of. */
  href: string
  site: string
  /** The name of the place that it comes from. */
  instance: string
  /** Undefined where nothing is that the public may see. */
  posts: Post[] | undefined
}

/** A whole document for an <iframe>. React escapes what it is given, and is what the rest of the web app is written in. */
export function embedPage(page: EmbedPage): string {
  return `<!doctype html>${renderToStaticMarkup(<Document {...page} />)}`
}

function Document({ title, href, site, instance, posts }: EmbedPage) {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="canonical" href={href} />
        <link rel="stylesheet" href="/embed/embed.css" />
      </head>
      <body>
        <header>
          <h1 dir="auto">
            <Out href={href}>{title}</Out>
          </h1>
        </header>
        <main>
          {posts === undefined && <p className="empty">There is nothing here, or no longer.</p>}
          {posts?.length === 0 && <p className="empty">No posts yet.</p>}
          {posts?.map((post) => (
            <Article key={post.id} post={post} site={site} />
          ))}
        </main>
        <footer>
          <Out href={`${site}/`}>
            <bdi>{instance}</bdi> at {new URL(site).host}
          </Out>
        </footer>
      </body>
    </html>
  )
}

function Article({ post, site }: { post: Post; site: string }) {
  const { author, content, createdAt, editedAt } = post
  return (
    <article>
      <p className="by">
        <Out href={`${site}/@${author.handle}`}>
          <bdi className="name">{author.displayName}</bdi> <span className="handle">@{author.handle}</span>
        </Out>{' '}
        <Out href={`${site}/posts/${post.id}`}>
          <time dateTime={createdAt}>{day.format(new Date(createdAt))}</time>
          {editedAt !== null && ', edited'}
        </Out>
      </p>
      <p className="text" dir="auto">
        {content}
      </p>
    </article>
  )
}

/** A link that leaves the frame. */
function Out({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener">
      {children}
    </a>
  )
}
