import type { FastifyInstance } from 'fastify'
import { renderToStaticMarkup } from 'react-dom/server'
import { z } from 'zod'

import { refuse } from '../refusal.js'
import { ifThere, postAt, type Reader } from './reader.js'
import type { SiteDeps } from './site.js'
import { titleOf } from './title.js'
import { forXml, xmlOf } from './xml.js'

const size = z.coerce.number().int().min(1).max(100_000).optional()
const asked = z.object({
  url: z.url().max(2000),
  format: z.string().default('json'),
  maxwidth: size,
  maxheight: size,
})

interface Piece {
  title: string
  /** The page that it is a piece of, and the same for a frame, below the site's address. */
  path: string
  framePath: string
  author?: { name: string; path: string }
  height: number
}

const width = 550
const timelineHeight = 600
const postHeight = 300

/** oEmbed 1.0: how to show the timeline, a profile or a post on another site. */
export function oembed(app: FastifyInstance, { reader }: SiteDeps): void {
  app.get('/oembed', async (request, reply) => {
    const query = asked.safeParse(request.query)
    if (!query.success) return refuse(request, reply, 'ValidationFailed')
    const { url, format, maxwidth = width, maxheight = Infinity } = query.data
    if (format !== 'json' && format !== 'xml') return reply.code(501).send()
    const { site } = request
    const { name } = await reader.instance.read()
    const piece = await pieceAt({ reader, site, name }, new URL(url))
    if (!piece) return refuse(request, reply, 'PostNotFound')
    const frame = { width: Math.min(width, maxwidth), height: Math.min(piece.height, maxheight) }
    const rich = {
      version: '1.0',
      type: 'rich',
      provider_name: name,
      provider_url: `${site}/`,
      title: piece.title,
      ...(piece.author && { author_name: piece.author.name, author_url: site + piece.author.path }),
      cache_age: 60,
      ...frame,
      html: renderToStaticMarkup(<Frame piece={piece} site={site} {...frame} />),
    }
    if (format === 'json') return reply.type('application/json; charset=utf-8').send(rich)
    const texts = Object.entries(rich).map(([name, value]) => [name, forXml(String(value))])
    return reply.type('text/xml; charset=utf-8').send(xmlOf({ oembed: Object.fromEntries(texts) }))
  })
}

/** What an address of this site leads to, if the public may see it. */
async function pieceAt(
  { reader, site, name }: { reader: Reader; site: string; name: string },
  { host, pathname }: URL,
): Promise<Piece | undefined> {
  // Behind a proxy that ends TLS the site may not know its own scheme.
  if (host !== new URL(site).host) return undefined
  if (pathname === '/') {
    return { title: name, path: '/', framePath: '/embed', height: timelineHeight }
  }
  const [, handle, number] = /^\/(?:@(\w+)|posts\/(\d+))\/?$/.exec(pathname) ?? []
  if (handle !== undefined) return profilePiece(reader, handle)
  return number === undefined ? undefined : postPiece(reader, number)
}

async function profilePiece(reader: Reader, asHandle: string): Promise<Piece | undefined> {
  const profile = await ifThere(reader.users.byHandle({ handle: asHandle }))
  if (!profile) return undefined
  const { handle, displayName } = profile
  const path = `/@${handle}`
  const author = { name: displayName, path }
  return {
    title: `${displayName} (@${handle})`,
    path,
    framePath: `/embed${path}`,
    author,
    height: timelineHeight,
  }
}

async function postPiece(reader: Reader, number: string): Promise<Piece | undefined> {
  const post = await postAt(reader, number)
  if (!post) return undefined
  const path = `/posts/${post.id}`
  const author = { name: post.author.displayName, path: `/@${post.author.handle}` }
  return { title: titleOf(post), path, framePath: `/embed${path}`, author, height: postHeight }
}

/** With a link where frames are not shown. */
function Frame({ piece, site, ...size }: { piece: Piece; site: string; width: number; height: number }) {
  return (
    <iframe {...size} src={site + piece.framePath} title={piece.title} loading="lazy" frameBorder="0">
      <a href={site + piece.path}>{piece.title}</a>
    </iframe>
  )
}
