import type { FastifyRequest } from 'fastify'

/** The absolute address of the site that a request came to, without a slash at its end: what links begin with. */
export type SiteUrl = (request: FastifyRequest) => string

/** What the operator set; else what the request says itself. Proxies' headers are not asked, for anybody can send them. */
export function siteUrlOf(configured: string | undefined): SiteUrl {
  return ({ protocol, host }) => configured ?? `${protocol}://${host}`
}
