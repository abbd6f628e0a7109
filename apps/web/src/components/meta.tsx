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

/** What the page says of itself to browsers, search engines and whoever shows a link to it. */
export function Meta({ title, description, path, type = 'website', feeds, linkedData }: MetaProps) {
  const { origin } = usePage()
  const url = path === undefined ? undefined : `${origin}${path}`
  return (
    <>
      <title>{title}</title>
      {description !== undefined && <meta name="description" content={description} />}
      {url === undefined ? (
        <meta name="robots" content="noindex" />
      ) : (
        <>
          <link rel="canonical" href={url} />
          <meta property="og:site_name" content="Linnet" />
          <meta property="og:title" content={title} />
          {description !== undefined && <meta property="og:description" content={description} />}
          <meta property="og:type" content={type} />
          <meta property="og:url" content={url} />
          <meta property="og:image" content={`${origin}/icon-512.png`} />
          <meta name="twitter:card" content="summary" />
          <link
            rel="alternate"
            type="application/json+oembed"
            href={`${origin}/oembed?format=json&url=${encodeURIComponent(url)}`}
          />
        </>
      )}
      {feeds !== undefined &&
        Object.entries(feedTypes).map(([ending, feedType]) => (
          <link key={ending} rel="alternate" type={feedType} href={`${feeds}.${ending}`} title={title} />
        ))}
      {linkedData && <LinkedData about={linkedData} />}
    </>
  )
}

function LinkedData({ about }: { about: object }) {
  const json = JSON.stringify({ '@context': 'https://schema.org', ...about }).replaceAll('<', '\\u003c')
  return <script type="application/ld+json">{json}</script>
}
