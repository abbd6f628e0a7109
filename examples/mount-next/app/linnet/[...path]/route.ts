// A microblog below /linnet of your own Next. It needs `serverExternalPackages: ['@linnet/server']` in next.config.
import { fetchHandler, openLinnet, type FetchHandler } from '@linnet/server/local'

export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'

// In development Next loads this file again and again; the instance stays.
const kept: typeof globalThis & { linnet?: Promise<FetchHandler> } = globalThis

async function open(): Promise<FetchHandler> {
  const { DATABASE_URL: databaseUrl = '', LINNET_SECRET: secret = '' } = process.env
  const instance = await openLinnet({ databaseUrl, secret })
  process.once('SIGTERM', () => void instance.close())
  return fetchHandler(instance, { basePath: '/linnet' })
}

// Opened by the first request, for a build has no database.
const handle: FetchHandler = async (request) => (await (kept.linnet ??= open()))(request)

export {
  handle as GET,
  handle as HEAD,
  handle as POST,
  handle as PUT,
  handle as PATCH,
  handle as DELETE,
  handle as OPTIONS,
}
