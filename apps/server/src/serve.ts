import { setTimeout as sleep } from 'node:timers/promises'
import { createServer, type AddressInfo } from 'node:net'
import type { EnsuredAdmin } from '@linnet/api'

import type { Config } from './config.js'
import { openInstance, type Instance } from './instance.js'
import { createLogger, standardOutput, type Logger } from './logger.js'
import { keptSecrets } from './secret.js'
import { codeOf, StartError } from './start-error.js'
import { step } from './steps.js'
import type { Tracing } from './tracing.js'

export interface Running {
  address: string
  /** Undefined while nobody is the admin. */
  admin: EnsuredAdmin | undefined
  log: Logger
  /** Lets what is under way finish, then stops everything. */
  stop(): Promise<void>
}

const noticedWithin = 400

/** Starts everything, or nothing: what was started before a failure is stopped again. */
export async function serve(config: Config): Promise<Running> {
  await portMustBeFree(config)
  const { otherSecrets } = config
  const secrets =
    config.secret === undefined
      ? await dataFolderMustWork(config.dataDir, () => keptSecrets(config.dataDir))
      : { secret: config.secret, otherSecrets }
  const output = standardOutput()
  const log = createLogger(config, output.stream)
  const tracing = await tracingOf(config)
  const instance = await openInstance({ ...config, ...secrets, tracing, log, step })
  try {
    const { admin } = instance
    if (!admin)
      log.warn('Nobody is the admin yet; whoever registers through an adapter for older clients is.')
    const app = await step('Listening', async () => {
      const { compatPrefixes, keepsAnswers, origins, siteUrl, trustedProxies } = config
      const mounted = { compatPrefixes, keepsAnswers, origins, siteUrl, trustedProxies }
      const built = await instance.mount(mounted)
      await built
        .listen({ port: config.port, host: config.host })
        .catch((error: unknown) => refuseListening(error, config))
      return built
    })
    return {
      address: addressOf(app.server.address(), config.host),
      admin,
      log,
      async stop() {
        await stopNoticed(instance, tracing)
        await output.end()
      },
    }
  } catch (error) {
    await instance.close()
    throw error
  }
}

/** Proxies in front of it ask now and then whether it is ready, and go elsewhere before it lets nobody in any more. */
async function stopNoticed(instance: Instance, tracing: Tracing | undefined): Promise<void> {
  instance.drain()
  await sleep(noticedWithin)
  await instance.close()
  await tracing?.stop()
}

/** Loaded where it is asked for alone. */
async function tracingOf({ tracing }: Pick<Config, 'tracing'>): Promise<Tracing | undefined> {
  if (!tracing) return undefined
  const { createTracing } = await import('./tracing.js')
  return createTracing(tracing)
}

/** Looked at first, for it is the most common mistake, and nothing has been started yet. */
async function portMustBeFree(config: Config): Promise<void> {
  const probe = createServer()
  try {
    await new Promise<void>((listening, failed) => {
      probe.once('error', failed)
      probe.listen({ port: config.port, host: config.host, exclusive: true }, listening)
    })
  } catch (error) {
    refuseListening(error, config)
  }
  await new Promise((closed) => probe.close(closed))
}

function refuseListening(error: unknown, { port, host }: Config): never {
  const mends: Record<string, string> = {
    EADDRINUSE: `Port ${port} is taken; is Linnet running already? Stop what uses it, or set PORT to another.`,
    EACCES: `Port ${port} may not be used by this account; set PORT to one above 1023.`,
    EADDRNOTAVAIL: `This machine has no address ${host}; mend HOST.`,
    ENOTFOUND: `This machine has no address ${host}; mend HOST.`,
  }
  const mend = mends[codeOf(error)]
  throw mend === undefined ? error : new StartError(mend, { cause: error })
}

async function dataFolderMustWork<Result>(dataDir: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw new StartError(
      `The data folder ${dataDir} cannot be written; make it writable, or set LINNET_DATA to another.`,
      {
        cause: error,
      },
    )
  }
}

function addressOf(address: string | AddressInfo | null, host: string): string {
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const name = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host) ? 'localhost' : host
  return `http://${name}:${port}`
}
