import type { FastifyInstance } from 'fastify'

/** What is for one person alone, or for programs. */
const closed = ['/admin', '/api/', '/search', '/settings', '/sign-in', '/sign-up', '/trpc/']

/** /robots.txt: what search engines find here. */
export function robots(app: FastifyInstance): void {
  app.get('/robots.txt', (request, reply) => {
    const lines = [
      'User-agent: *',
      ...closed.map((path) => `Disallow: ${path}`),
      '',
      `Sitemap: ${request.site}/sitemap.xml`,
      '',
    ]
    return reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(lines.join('\n'))
  })
}
