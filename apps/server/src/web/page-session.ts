import type { PageSession } from '@linnet/api'
import { parseCookie, stringifySetCookie } from 'cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Over TLS browsers take the first name of nobody but this very host, and for it alone. */
const sessionCookieOf = (site: string) =>
  site.startsWith('https:') ? '__Host-linnet-session' : 'linnet-session'
/** As long as a session lives that is not used. */
const lifetime = 30 * 24 * 3600

/** A cookie that a request came with. */
export function cookieOf({ headers }: FastifyRequest, name: string): string | undefined {
  return parseCookie(headers.cookie ?? '')[name]
}

/** The secret of the session that a browser keeps, for the pages and forms of this server alone. */
export function sessionSecretOf(request: FastifyRequest): string | undefined {
  return cookieOf(request, sessionCookieOf(request.site))
}

/**
 * The session that a page of this server calls in. The cookie counts only with the header that says whom the page was made
 * for: no page of another site may send it, and no page goes on as somebody else who has signed in since.
 */
export function pageSessionOf(request: FastifyRequest): PageSession | undefined {
  const pageOf = request.headers['linnet-page-of']
  if (pageOf === undefined) return undefined
  return { secret: sessionSecretOf(request) ?? '', userId: Number(pageOf) }
}

/** Keeps a session in the browser where no script can read it, or forgets it. */
export function keepSession(reply: FastifyReply, secret: string | null): void {
  const { site } = reply.request
  const cookie = stringifySetCookie({
    name: sessionCookieOf(site),
    value: secret ?? '',
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: site.startsWith('https:'),
    maxAge: secret === null ? 0 : lifetime,
  })
  reply.header('set-cookie', cookie)
}
