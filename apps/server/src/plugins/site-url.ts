import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** The absolute address of the site that it came to, without a slash at its end: what links begin with. */
    readonly site: string
  }
}

/** What the operator set; else what the request says itself. A forwarded host is not asked, for many proxies pass on anybody's. */
export function siteUrl(app: FastifyInstance, configured: string | undefined): void {
  app.decorateRequest('site', {
    getter() {
      return configured ?? `${this.protocol}://${this.headers.host}`
    },
  })
}
