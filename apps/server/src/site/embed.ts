import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

import { embedPage, type EmbedPage } from './embed-page.js'
import { ifThere, postAt } from './reader.js'
import type { SiteDeps } from './site.js'

const folder = fileURLToPath(new URL('../../embed-page', import.meta.url))
const shown = 20

type Shown = Omit<EmbedPage, 'instance'>

/** What other sites may put into a frame: /embed, /embed/@handle and /embed/posts/1, without a script. */
export async function embed(app: FastifyInstance, { reader }: SiteDeps): Promise<void> {
  await app.register(fastifyStatic, { root: folder, serve: false })
  app.get('/embed/embed.css', { helmet: { crossOriginResourcePolicy } }, (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=3600')
      .sendFile('embed.css', folder, { cacheControl: false }),
  )

  async function answer(reply: FastifyReply, page: Shown): Promise<FastifyReply> {
    const { name } = await reader.instance.read()
    return reply
      .code(page.posts === undefined ? 404 : 200)
      .type('text/html; charset=utf-8')
      .send(embedPage({ ...page, instance: name }))
  }

  app.get('/embed', framed, async (request, reply) => {
    const { site } = request
    const { items: posts } = await reader.posts.list({ limit: shown })
    return answer(reply, { title: 'Newest posts', href: `${site}/`, site, posts })
  })
  app.get<{ Params: { handle: string } }>('/embed/@:handle', framed, async (request, reply) => {
    const { site } = request
    const profile = await ifThere(reader.users.byHandle(request.params))
    if (!profile) return answer(reply, nothing(site))
    const { handle, displayName } = profile
    const { items: posts } = await reader.posts.list({ author: handle, limit: shown })
    return answer(reply, { title: `${displayName} (@${handle})`, href: `${site}/@${handle}`, site, posts })
  })
  app.get<{ Params: { id: string } }>('/embed/posts/:id', framed, async (request, reply) => {
    const { site } = request
    const post = await postAt(reader, request.params.id)
    if (!post) return answer(reply, nothing(site))
    const title = `${post.author.displayName} (@${post.author.handle})`
    return answer(reply, { title, href: `${site}/posts/${post.id}`, site, posts: [post] })
  })
}

/** A frame that its site puts into a sandbox is of no origin, and still needs its stylesheet. */
const crossOriginResourcePolicy = { policy: 'cross-origin' } as const

/** The only pages that others may frame; they hold nothing that could be clicked in somebody's name. */
const framed = {
  helmet: {
    frameguard: false,
    crossOriginResourcePolicy,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ['*'],
      },
    },
  },
} as const

function nothing(site: string): Shown {
  return { title: 'Not found', href: `${site}/`, site, posts: undefined }
}
