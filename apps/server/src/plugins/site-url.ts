import type { FastifyRequest } from 'fastify'

/** The absolute address of the site that a request came to, without a slash at its end: what links begin with. */
export type SiteUrl = (request: FastifyRequest) => string

/** What the operator set; else what the request says itself. A forwarded host is not asked, for many proxies pass on anybody's. */
export function siteUrlOf(configured: string | undefined): SiteUrl {
  return ({ protocol, headers }) => configured ?? `${protocol}://${headers.host}`
}
