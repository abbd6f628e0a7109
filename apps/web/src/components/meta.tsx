import { useContext, useEffect } from 'react'

import { HeadContext } from '../lib/head'
import { useInstance } from '../lib/instance'
import { usePage } from '../lib/page-state'

export interface MetaProps {
  title: string
  description?: string | undefined
  /** The one address of the page; without it the page is for nobody's index. */
  path?: string | undefined
  /** What kind of page others show it as. */
  type?: 'website' | 'article' | 'profile' | undefined
  /** Where its feeds begin: `/feed` for `/feed.rss`, `/feed.atom` and `/feed.json`. */
  feeds?: string | undefined
  /** For search engines, in the words of schema.org. */
  linkedData?: object | undefined
}

const feedTypes = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
}

/**
 * What the page says of itself: to search engines, and to whoever shows a link to it, as it comes from the server; to the browser
 * its title, wherever one goes.
 */
export function Meta(props: MetaProps) {
  const { name } = useInstance()
  const title = `${props.title} · ${name}`
  const { origin, path: firstPath } = usePage()
  useContext(HeadContext)?.(<Head {...props} title={title} siteName={name} origin={origin} />)
  useEffect(() => {
    document.title = title
    const { pathname, search } = window.location
    if (pathname + search === firstPath) return
    for (const ofFirst of document.head.querySelectorAll('[data-of-page]')) ofFirst.remove()
  }, [title, firstPath])
  return null
}

interface HeadProps extends MetaProps {
  origin: string
  siteName: string
}

function Head(props: HeadProps) {
  const { origin, siteName, title, description, path, type = 'website', feeds, linkedData } = props
  const url = path === undefined ? undefined : `${origin}${path}`
  return (
    <>
      <title>{title}</title>
      {description !== undefined && <meta data-of-page name="description" content={description} />}
      {url === undefined ? (
        <meta data-of-page name="robots" content="noindex" />
      ) : (
        <>
          <link data-of-page rel="canonical" href={url} />
          <meta data-of-page property="og:site_name" content={siteName} />
          <meta data-of-page property="og:title" content={title} />
          {description !== undefined && <meta data-of-page property="og:description" content={description} />}
          <meta data-of-page property="og:type" content={type} />
          <meta data-of-page property="og:url" content={url} />
          <meta data-of-page property="og:image" content={`${origin}/icon-512.png`} />
          <meta data-of-page name="twitter:card" content="summary" />
          <link
            data-of-page
            rel="alternate"
            type="application/json+oembed"
            href={`${origin}/oembed?format=json&url=${encodeURIComponent(url)}`}
          />
        </>
      )}
      {feeds !== undefined &&
        Object.entries(feedTypes).map(([ending, feedType]) => (
          <link
            key={ending}
            data-of-page
            rel="alternate"
            type={feedType}
            href={`${feeds}.${ending}`}
            title={title}
          />
        ))}
      {linkedData && <LinkedData about={linkedData} />}
    </>
  )
}

function LinkedData({ about }: { about: object }) {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...about }).replaceAll('<', '\\u003c')
  return <script data-of-page type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />
}
