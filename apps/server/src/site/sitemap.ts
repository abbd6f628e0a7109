import { newestNumbers, publicHandles, publicPosts, type NumberRange } from '@linnet/api'
import type { Db } from '@linnet/db'
import type { FastifyInstance } from 'fastify'

import { refuse } from '../refusal.js'
import type { SiteDeps } from './site.js'
import { xmlOf } from './xml.js'

/** How many numbers a part goes through; search engines take 50,000 addresses in one. */
const partSize = 10_000
const xmlns = 'http://www.sitemaps.org/schemas/sitemap/0.9'

interface Entry {
  loc: string
  lastmod?: string
}

const parts = { posts: postEntries, profiles: profileEntries }

/** /sitemap.xml, and its parts by ranges of numbers: each is one statement, and none has to know how many there are. */
export function sitemap(app: FastifyInstance, { api: { db } }: SiteDeps): void {
  app.get('/sitemap.xml', async (request, reply) => {
    const { posts, users } = await newestNumbers(db)
    const all = [...namesOf('posts', posts), ...namesOf('profiles', users)]
    const index = { '@xmlns': xmlns, sitemap: all.map((name) => ({ loc: `${request.site}/${name}` })) }
    return reply.type('application/xml; charset=utf-8').send(xmlOf({ sitemapindex: index }))
  })
  for (const [name, entriesOf] of Object.entries(parts)) {
    app.get<{ Params: { part: string } }>(
      String.raw`/sitemap-${name}-:part(^[1-9]\d{0,5}$).xml`,
      async (request, reply) => {
        const upTo = Number(request.params.part) * partSize
        const url = await entriesOf(db, { after: upTo - partSize, upTo }, request.site)
        if (url.length === 0) return refuse(request, reply, 'ProcedureNotFound')
        return reply.type('application/xml; charset=utf-8').send(xmlOf({ urlset: { '@xmlns': xmlns, url } }))
      },
    )
  }
}

function namesOf(name: keyof typeof parts, newest: number): string[] {
  return Array.from({ length: Math.ceil(newest / partSize) }, (_, part) => `sitemap-${name}-${part + 1}.xml`)
}

async function postEntries(db: Db, range: NumberRange, site: string): Promise<Entry[]> {
  const posts = await publicPosts(db, range)
  const timeline = range.after === 0 ? [{ loc: `${site}/` }] : []
  const pages = posts.map(({ id, createdAt, editedAt }) => ({
    loc: `${site}/posts/${id}`,
    lastmod: editedAt ?? createdAt,
  }))
  return [...timeline, ...pages]
}

async function profileEntries(db: Db, range: NumberRange, site: string): Promise<Entry[]> {
  const handles = await publicHandles(db, range)
  return handles.map((handle) => ({ loc: `${site}/@${handle}` }))
}
