import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { Server as NetServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import helmet from '@fastify/helmet'
import { createLive, type Api, type Live } from '@linnet/api'
import Fastify, { LogController, type FastifyInstance } from 'fastify'

import { compat, type CompatPrefixes } from './compat/compat.js'
import { bodyLimit } from './limits.js'
import { createLocalClient } from './local/clients.js'
import type { LocalInstance } from './local/local-transport.js'
import type { Logger } from './logger.js'
import type { Metrics } from './metrics.js'
import { admission } from './plugins/admission.js'
import { staysBelow, withoutBase, type BasePath } from './plugins/base-path.js'
import { cors } from './plugins/cors.js'
import { docs } from './plugins/docs.js'
import { guard } from './plugins/guard.js'
import { health } from './plugins/health.js'
import { keptAnswers } from './plugins/kept-answers.js'
import { live, type LiveSettings } from './plugins/live.js'
import { metrics } from './plugins/metrics.js'
import { openapi } from './plugins/openapi.js'
import { rest } from './plugins/rest.js'
import { siteUrl } from './plugins/site-url.js'
import { traces } from './plugins/traces.js'
import { trpc } from './plugins/trpc.js'
import { webFolder } from './web/built-app.js'
import { web } from './web/web.js'
import { reasonOfFailure, refuse, restPrefix, retryAfterOf, troubleOf } from './refusal.js'
import { site } from './site/site.js'
import type { Tracing } from './tracing.js'

export interface AppDeps {
  api: Api
  log: Logger
  /** True from the moment that the server is told to stop. */
  isDraining?: () => boolean
  /** Where the adapters for older clients are; nowhere unless told. */
  compatPrefixes?: CompatPrefixes
  /** Where somebody else's server has it, such as `/social`; at the root, with the web app, unless told. */
  basePath?: BasePath
  /** Shared with others of this process, and theirs to close; one of its own unless given. */
  timeline?: Live | undefined
  /** How often a live timeline that has nothing to tell says so; as in production unless told. */
  heartbeatMs?: number | undefined
  /** How live timelines are kept; as in production unless told. */
  liveSettings?: Partial<LiveSettings>
  /** Other sites whose pages may call; none unless told. */
  origins?: string[]
  /** The addresses and networks of proxies, whose word on who asks is believed; none unless told. */
  trustedProxies?: string[]
  /** Whoever comes beyond as many connections is cut off at once; as in production unless told. */
  mostConnections?: number
  /** Whether the answers to nobody in particular are kept until something is written; they are, unless told. */
  keepsAnswers?: boolean
  /** What is counted for Prometheus; nothing unless given. */
  metrics?: Metrics | undefined
  /** Whoever has it may look at /metrics; nobody without one. */
  metricsToken?: string | undefined
  /** Where requests are followed; nowhere unless given. */
  tracing?: Tracing | undefined
  /** Where the world finds it, such as `https://linnet.example`; where a request came to, unless told. */
  siteUrl?: string | undefined
  /** The built web app. */
  webDir?: string
}

const KB = 1024
/** More would take the files that the database is asked through. */
const usualConnections = 10_000
const SECOND = 1000
/** What is under way when it is told to stop has as long to be answered. */
const stopWithin = 5 * SECOND
/** What is on its way when it is told to stop has as long to be read. */
const readWithin = SECOND / 10

/** The whole server without `listen`. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const {
    api,
    log,
    isDraining = () => false,
    compatPrefixes = {},
    basePath = '',
    heartbeatMs,
    liveSettings = {},
    origins = [],
    trustedProxies = [],
    metrics: counted,
    metricsToken,
    tracing,
    siteUrl: configured,
    mostConnections = usualConnections,
    keepsAnswers = true,
    webDir = webFolder(),
  } = deps
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustedProxies.length > 0 && trustedProxies,
    bodyLimit,
    requestTimeout: 10 * SECOND,
    // Whoever was let in before the stop is answered.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 2 * KB },
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    forceCloseConnections: 'idle',
    // The timeouts are Node's, and cut a slow sender only when it looks often enough.
    http: {
      connectionsCheckingInterval: SECOND,
      headersTimeout: 5 * SECOND,
      maxHeaderSize: 16 * KB,
    },
    rewriteUrl: ({ url = '' }) => withoutBase(basePath, url),
    frameworkErrors: (error, request, reply) => void refuse(request, reply, reasonOfFailure(error)),
  })

  app.server.maxConnections = mostConnections
  siteUrl(app, configured)
  const timeline = deps.timeline ?? ownTimeline(app, { api, heartbeatMs })

  answerBeforeClosing(app)
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  if (keepsAnswers) keptAnswers(app, { api, isDraining })
  app.addHook('onSend', async (_request, reply) => {
    // A connection that stays open would hold up the stop.
    if (isDraining()) reply.header('connection', 'close')
    if (reply.statusCode === 503) reply.header('retry-after', '1')
  })
  app.addHook('onResponse', async (request, reply) => {
    const trouble = troubleOf(request)
    if (trouble !== undefined) api.failures.note(trouble)
    const [path] = request.url.split('?')
    const ms = Math.round(reply.elapsedTime * 10) / 10
    const client = request.headers['linnet-client']?.toString().slice(0, 100)
    request.log.info({ method: request.method, path, status: reply.statusCode, ms, client }, 'request')
  })
  app.setErrorHandler((error, request, reply) => {
    const reason = reasonOfFailure(error)
    if (reason === 'Internal') request.log.error({ error }, 'A request failed.')
    const retryAfter = retryAfterOf(error)
    if (retryAfter !== undefined) reply.header('retry-after', retryAfter)
    return refuse(request, reply, reason)
  })

  await app.register(helmet, {
    contentSecurityPolicy,
    // Where it is known by its name alone, for others of the same domain may have none.
    strictTransportSecurity: configured?.startsWith('https:') === true && {
      maxAge: 31_536_000,
      includeSubDomains: false,
    },
    frameguard: { action: 'deny' },
    // Without any, browsers would not even tell this server which page of its own a form is sent from.
    referrerPolicy: { policy: 'same-origin' },
  })
  await cors(app, { origins })
  staysBelow(app, basePath)
  guard(app, { origins })
  admission(app)
  metrics(app, { metrics: counted, token: metricsToken })
  traces(app, { tracing })
  health(app, { db: api.db, isDraining })
  await app.register(async (scope) => trpc(scope, { api }), { prefix: '/trpc' })
  openapi(app, { basePath })
  await app.register(async (scope) => docs(scope, { basePath }))
  await app.register(async (scope) => live(scope, { timeline, isDraining, settings: liveSettings }), {
    prefix: restPrefix,
  })
  await app.register(async (scope) => rest(scope, { api, basePath }), { prefix: restPrefix })
  await app.register(async (scope) => compat(scope, { api, prefixes: compatPrefixes }))
  // The web app is built for the root, and so are the addresses that others find it by.
  if (basePath === '') {
    const instance = localInstance(app, { api, log, timeline })
    const reader = createLocalClient(instance)
    await app.register(async (scope) => site(scope, { api, reader }))
    await web(app, { folder: webDir, instance })
  } else app.setNotFoundHandler((request, reply) => refuse(request, reply, 'ProcedureNotFound'))
  return app
}

/**
 * Lets nobody in any more, and answers whoever is in. Node's own close takes a connection for idle whose request has not
 * been read yet, so that it comes after these had their time.
 */
function answerBeforeClosing(app: FastifyInstance): void {
  let closed: Promise<unknown> | undefined
  app.addHook('preClose', async () => {
    const { server } = app
    // Node looks for slow senders no more once it closes, and somebody who says nothing would hold it up for ever.
    setTimeout(() => server.closeAllConnections(), stopWithin).unref()
    if (!server.listening) return
    closed = once(server, 'close')
    NetServer.prototype.close.call(server)
    await Promise.race([closed, sleep(readWithin)])
    server.closeIdleConnections()
  })
  let isClosed = false
  app.addHook('onClose', async () => {
    isClosed = true
    await closed
  })
  // A server of somebody else's that it is mounted in may serve on.
  app.addHook('onRequest', async (request, reply) => {
    if (isClosed) return refuse(request, reply, 'Busy')
  })
}

/** For pages that call as everybody does. */
function localInstance(
  app: FastifyInstance,
  { api, log, timeline }: Pick<AppDeps, 'api' | 'log'> & { timeline: Live },
): LocalInstance {
  const closing = new AbortController()
  app.addHook('onClose', async () => closing.abort())
  return { api, log, live: timeline, closing: closing.signal, during: (work) => work() }
}

function ownTimeline(app: FastifyInstance, { api, heartbeatMs }: Pick<AppDeps, 'api' | 'heartbeatMs'>): Live {
  const onError = (error: unknown) => app.log.error({ error }, 'The live timeline cannot be read.')
  const timeline = createLive({ api, onError, ...(heartbeatMs !== undefined && { heartbeatMs }) })
  app.addHook('onClose', () => timeline.close())
  return timeline
}

const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
}
