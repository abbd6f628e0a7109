import type { Post } from '@linnet/sdk'
import type { FastifyInstance } from 'fastify'
import { Feed } from 'feed'
import { Fragment } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

import { refuse } from '../refusal.js'
import { ifThere } from './reader.js'
import type { SiteDeps } from './site.js'
import { titleOf } from './title.js'
import { forXml } from './xml.js'

const newest = 50

interface Source {
  title: string
  description: string
  /** What it is the feed of, and what the feeds' own addresses begin with. */
  page: string
  folder: string
  posts: Post[]
}

const formats = {
  rss: { type: 'application/rss+xml; charset=utf-8', write: rssOf },
  atom: { type: 'application/atom+xml; charset=utf-8', write: atomOf },
  json: { type: 'application/feed+json; charset=utf-8', write: jsonOf },
}

/** The timeline and each profile as /feed.rss, /feed.atom and /feed.json. */
export function feeds(app: FastifyInstance, { reader }: SiteDeps): void {
  for (const [ending, { type, write }] of Object.entries(formats)) {
    app.get(`/feed.${ending}`, async (request, reply) => {
      const { site } = request
      const { items: posts } = await reader.posts.list({ limit: newest })
      const { name, description } = await reader.instance.read()
      const source = {
        title: name,
        description: description || 'The public timeline.',
        page: `${site}/`,
        folder: site,
        posts,
      }
      return reply.type(type).send(write(source, site))
    })
    app.get<{ Params: { handle: string } }>(`/@:handle/feed.${ending}`, async (request, reply) => {
      const profile = await ifThere(reader.users.byHandle(request.params))
      if (!profile) return refuse(request, reply, 'UserNotFound')
      const { handle, displayName, bio } = profile
      const { site } = request
      const { items: posts } = await reader.posts.list({ author: handle, limit: newest })
      const page = `${site}/@${handle}`
      const title = `${displayName} (@${handle})`
      const source = { title, description: bio || `What @${handle} posts.`, page, folder: page, posts }
      return reply.type(type).send(write(source, site))
    })
  }
}

/** Readers take titles and texts of RSS and Atom for HTML, and titles of JSON Feed for what they are. */
function rssOf(source: Source, site: string): string {
  const feed = feedOf(source)
  for (const post of source.posts) {
    // An `author` of RSS is a mail address.
    const creator = { name: 'dc:creator', objects: { _text: forXml(post.author.displayName) } }
    feed.addItem({ ...itemOf(post, site), title: escaped(titleOf(post)), extensions: [creator] })
  }
  return feed.rss2()
}

function atomOf(source: Source, site: string): string {
  const feed = feedOf(source)
  for (const post of source.posts) {
    const author = [{ name: forXml(post.author.displayName), link: `${site}/@${post.author.handle}` }]
    feed.addItem({ ...itemOf(post, site), title: escaped(titleOf(post)), author })
  }
  return feed.atom1()
}

function jsonOf(source: Source, site: string): string {
  const feed = feedOf(source)
  for (const post of source.posts) {
    const author = [{ name: post.author.displayName, link: `${site}/@${post.author.handle}` }]
    feed.addItem({ ...itemOf(post, site), title: titleOf(post), author })
  }
  return feed.json1()
}

function feedOf({ title, description, page, folder, posts }: Source): Feed {
  const updated = posts.map(changedAt).toSorted((one, other) => other.getTime() - one.getTime())[0]
  return new Feed({
    title: forXml(title),
    description: forXml(description),
    id: page,
    link: page,
    generator: 'Linnet',
    // Never now: the same posts are the same feed.
    updated: updated ?? new Date(0),
    feedLinks: { rss: `${folder}/feed.rss`, atom: `${folder}/feed.atom`, json: `${folder}/feed.json` },
  })
}

function itemOf(post: Post, site: string) {
  const link = `${site}/posts/${post.id}`
  const content = forXml(renderToStaticMarkup(<Text of={post} />))
  return { id: link, guid: link, link, date: changedAt(post), published: new Date(post.createdAt), content }
}

function Text({ of: { content } }: { of: Post }) {
  return (
    <p dir="auto">
      {content.split(/\r?\n/).map((line, index) => (
        <Fragment key={index}>
          {index > 0 && <br />}
          {line}
        </Fragment>
      ))}
    </p>
  )
}

function escaped(text: string): string {
  return forXml(renderToStaticMarkup(text))
}

function changedAt({ createdAt, editedAt }: Post): Date {
  return new Date(editedAt ?? createdAt)
}
