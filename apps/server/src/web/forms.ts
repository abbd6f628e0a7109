import fastifyFormbody from '@fastify/formbody'
import { isLinnetError, type Linnet } from '@linnet/sdk'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import type { LocalInstance } from '../local/local-transport.js'
import { refuse } from '../refusal.js'
import type { BuiltApp } from './built-app.js'
import { keepSession } from './page-session.js'
import { visitOf } from './visit.js'
import type { SiteUrl } from '../plugins/site-url.js'
import type { Show } from './web.js'

export interface FormsDeps extends Pick<BuiltApp, 'safeNextPath'> {
  show: Show
  instance: LocalInstance
  siteUrl: SiteUrl
}

/** What was typed into a form, a text for each field. */
type Fields = Partial<Record<string, string>>

interface Asked {
  linnet: Linnet
  sent: Fields
  /** The post that the address names. */
  postId: number
  request: FastifyRequest
  reply: FastifyReply
}

const deeds = {
  like: (linnet, input) => linnet.posts.like(input),
  unlike: (linnet, input) => linnet.posts.unlike(input),
  hide: (linnet, input) => linnet.posts.hide(input),
  show: (linnet, input) => linnet.posts.show(input),
  delete: (linnet, input) => linnet.posts.delete(input),
  restore: (linnet, input) => linnet.posts.restore(input),
} satisfies Record<string, (linnet: Linnet, input: { postId: number }) => Promise<unknown>>

/** The forms of the pages, as browsers send them by themselves. Each ends on the page that it was sent from. */
export async function forms(app: FastifyInstance, deps: FormsDeps): Promise<void> {
  const { show, instance, siteUrl, safeNextPath } = deps
  app.removeAllContentTypeParsers()
  await app.register(fastifyFormbody, { parser: (text) => Object.fromEntries(new URLSearchParams(text)) })
  app.addHook('onRequest', async (request, reply) => {
    // The session's cookie goes along by itself: the browser must say that the form is of a page of ours.
    const { origin, 'sec-fetch-site': site } = request.headers
    if (origin === undefined && site === undefined) return refuse(request, reply, 'NotAllowed')
  })

  /** Does what a form asks for, and goes on to a page; or shows the page again, with what was typed and what is wrong. */
  function form(
    url: string,
    { name, from }: { name: string | ((sent: Fields) => string); from: string },
    act: (asked: Asked) => Promise<string>,
  ): void {
    app.post<{ Body?: Fields; Params: { postId?: string } }>(url, async (request, reply) => {
      const sent = request.body ?? {}
      const isSecure = siteUrl(request).startsWith('https:')
      const { linnet } = await visitOf({ instance, isSecure }, request, reply)
      try {
        return reply.redirect(
          await act({ linnet, sent, postId: Number(request.params.postId), request, reply }),
          303,
        )
      } catch (error) {
        if (!isLinnetError(error) || error.status === undefined || error.status >= 500) throw error
        const next = safeNextPath(sent['next'] ?? null)
        if (error.reason === 'NotSignedIn')
          return reply.redirect(`/sign-in?next=${encodeURIComponent(next)}`, 303)
        const values = Object.fromEntries(
          Object.entries(sent).flatMap(([field, text = '']) => (field === 'password' ? [] : [[field, text]])),
        )
        const issues = Object.fromEntries(error.issues.map(({ path, message }) => [String(path[0]), message]))
        const failedForm = {
          name: typeof name === 'string' ? name : name(sent),
          values,
          reason: error.reason,
          issues,
        }
        const path = from === '' ? next : `${from}?next=${encodeURIComponent(next)}`
        return show(request, reply, { path, failedForm, status: error.status })
      }
    })
  }

  form('/sign-in', { name: 'sign-in', from: '/sign-in' }, async ({ linnet, sent, request, reply }) => {
    const { refreshToken } = await linnet.auth.login({
      identifier: (sent['identifier'] ?? '').trim(),
      password: sent['password'] ?? '',
    })
    keepSession(reply, refreshToken, siteUrl(request).startsWith('https:'))
    return safeNextPath(sent['next'] ?? null)
  })

  form('/sign-up', { name: 'sign-up', from: '/sign-up' }, async ({ linnet, sent, request, reply }) => {
    const displayName = (sent['displayName'] ?? '').trim()
    const { refreshToken } = await linnet.auth.register({
      handle: (sent['handle'] ?? '').trim(),
      email: (sent['email'] ?? '').trim(),
      password: sent['password'] ?? '',
      ...(displayName !== '' && { displayName }),
    })
    keepSession(reply, refreshToken, siteUrl(request).startsWith('https:'))
    return safeNextPath(sent['next'] ?? null)
  })

  form('/sign-out', { name: 'sign-out', from: '' }, async ({ linnet, request, reply }) => {
    await linnet.auth.logout()
    keepSession(reply, null, siteUrl(request).startsWith('https:'))
    return '/'
  })

  const nameOf = ({ replyToId }: Fields) => (replyToId === undefined ? 'post' : 'reply')
  form('/posts', { name: nameOf, from: '' }, async ({ linnet, sent }) => {
    const { content = '', replyToId, hidden, key } = sent
    await linnet.posts.create(
      {
        content,
        visible: hidden === undefined,
        ...(replyToId !== undefined && { replyToId: Number(replyToId) }),
      },
      key === undefined ? {} : { idempotencyKey: key },
    )
    return safeNextPath(sent['next'] ?? null)
  })

  for (const [deed, act] of Object.entries(deeds)) {
    form(`/posts/:postId/${deed}`, { name: deed, from: '' }, async ({ linnet, sent, postId }) => {
      await act(linnet, { postId })
      return safeNextPath(sent['next'] ?? null)
    })
  }
}
