import fastifyFormbody from '@fastify/formbody'
import { isLinnetError, type Linnet } from '@linnet/sdk'
import type { FastifyInstance } from 'fastify'

import type { LocalInstance } from '../local/local-transport.js'
import { leave } from '../plugins/admission.js'
import { isFromAnotherSite } from '../plugins/guard.js'
import { refuse } from '../refusal.js'
import type { BuiltApp } from './built-app.js'
import { keepSession } from './page-session.js'
import { visitOf } from './visit.js'
import type { Show } from './web.js'

export interface FormsDeps extends Pick<BuiltApp, 'safeNextPath'> {
  show: Show
  instance: LocalInstance
}

/** What was typed into a form, a text for each field. */
type Fields = Record<string, string>

interface Asked {
  linnet: Linnet
  sent: Fields
  /** The post that the address names. */
  postId: number
  /** Keeps the session that the form began in the browser, or forgets the one that it ended. */
  keep(secret: string | null): void
}

interface Form {
  url: string
  /** What a page knows it by that shows what was refused. */
  name: string | ((sent: Fields) => string)
  /** Its own page; unless told, the one that it was sent from. */
  page?: string
  /** Does what it asks for, and answers where to go unless it is back. */
  act(asked: Asked): Promise<string | void>
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
  const { show, instance, safeNextPath } = deps
  app.removeAllContentTypeParsers()
  await app.register(fastifyFormbody, { parser: (text) => Object.fromEntries(new URLSearchParams(text)) })
  app.addHook('onRequest', async (request, reply) => {
    // The session's cookie goes along by itself: the browser must say that the form is of a page of ours, whoever else may call.
    const { origin, 'sec-fetch-site': site } = request.headers
    const isUnsaid = origin === undefined && site === undefined
    if (isUnsaid || isFromAnotherSite(request)) return refuse(request, reply, 'NotAllowed')
  })

  /** Does what a form asks for, and goes on to a page; or shows the page again, with what was typed and what is wrong. */
  function form({ url, name, page, act }: Form): void {
    app.post<{ Body?: Fields; Params: { postId?: string } }>(url, async (request, reply) => {
      if (url.startsWith('/sign-')) leave(request)
      const sent = request.body ?? {}
      const next = safeNextPath(sent['next'] ?? null)
      const { linnet } = await visitOf(instance, request, reply)
      const postId = Number(request.params.postId)
      const keep = (secret: string | null) => keepSession(reply, secret)
      try {
        return reply.redirect((await act({ linnet, sent, postId, keep })) ?? next, 303)
      } catch (error) {
        if (!isLinnetError(error) || error.status === undefined || error.status >= 500) throw error
        const { reason, status } = error
        if (reason === 'NotSignedIn') return reply.redirect(withNext('/sign-in', next), 303)
        const { password: _, ...values } = sent
        const issues = Object.fromEntries(error.issues.map(({ path, message }) => [String(path[0]), message]))
        const known = typeof name === 'string' ? name : name(sent)
        const path = page === undefined ? next : withNext(page, next)
        return show(request, reply, { path, failedForm: { name: known, values, reason, issues }, status })
      }
    })
  }

  form({
    url: '/sign-in',
    name: 'sign-in',
    page: '/sign-in',
    async act({ linnet, sent: { identifier = '', password = '' }, keep }) {
      keep((await linnet.auth.login({ identifier: identifier.trim(), password })).refreshToken)
    },
  })

  form({
    url: '/sign-up',
    name: 'sign-up',
    page: '/sign-up',
    async act({ linnet, sent, keep }) {
      const { handle = '', email = '', password = '', displayName = '', invite = '' } = sent
      const granted = await linnet.auth.register({
        handle: handle.trim(),
        email: email.trim(),
        password,
        ...(displayName.trim() !== '' && { displayName: displayName.trim() }),
        ...(invite.trim() !== '' && { invite: invite.trim() }),
      })
      keep(granted.refreshToken)
    },
  })

  form({
    url: '/sign-out',
    name: 'sign-out',
    async act({ linnet, keep }) {
      await linnet.auth.logout()
      keep(null)
      return '/'
    },
  })

  form({
    url: '/posts',
    name: ({ replyToId }) => (replyToId === undefined ? 'post' : 'reply'),
    async act({ linnet, sent: { content = '', replyToId, hidden, key } }) {
      await linnet.posts.create(
        {
          content,
          visible: hidden === undefined,
          ...(replyToId !== undefined && { replyToId: Number(replyToId) }),
        },
        { idempotencyKey: key },
      )
    },
  })

  for (const [deed, act] of Object.entries(deeds)) {
    form({
      url: `/posts/:postId/${deed}`,
      name: 'act',
      act: async ({ linnet, postId }) => void (await act(linnet, { postId })),
    })
  }
}

function withNext(page: string, next: string): string {
  return `${page}?next=${encodeURIComponent(next)}`
}
