import { bindProcedures, type Procedures } from './api.gen.js'
import { callsOver, type CallSettings, type InSession } from './calls.js'
import { liveOver, type Live } from './client-over.js'
import { isLinnetError } from './errors.js'
import { httpTransport, type HttpOptions } from './http-transport.js'
import type { Transport } from './transport.js'

/** A service token, or what tells the present one: it is asked for each call, so that a token can be replaced at any time. */
export type TokenSource = string | (() => string | Promise<string>)

export interface ServiceSettings extends CallSettings {
  token: TokenSource
}

export interface ServiceClientOptions extends HttpOptions, ServiceSettings {}

/** What can be called by name, and followed. */
export interface Calls extends Procedures {
  readonly live: Live
}

/** A client of another server, which calls as itself, or for an account. */
export interface ServiceLinnet extends Calls {
  /** The same on behalf of an account, as far as the scopes of the token go; what it changes is in the audit log. */
  onBehalfOf(userId: number): Calls
}

/**
 * Makes a client for a server of yours, which calls with a service token that an admin made.
 *
 * @example
 * ```ts
 * import { createServiceClient } from '@linnet/sdk'
 *
 * const { LINNET_TOKEN: token = '' } = process.env
 * const linnet = createServiceClient({ url: 'http://localhost:3000', token })
 * const post = await linnet.onBehalfOf(1).posts.create({ content: 'Rain from noon on.' })
 * console.log(post.author.handle) // prints admin
 * ```
 */
export function createServiceClient(options: ServiceClientOptions): ServiceLinnet {
  return createServiceClientOver(httpTransport(options), options)
}

/** The service client over any transport. */
export function createServiceClientOver(transport: Transport, settings: ServiceSettings): ServiceLinnet {
  const { token } = settings
  const present = async () => (typeof token === 'string' ? token : token())

  const callsAs = (onBehalfOf?: number): Calls => {
    const inSession: InSession = async (ask) => {
      const used = await present()
      try {
        return await ask({ token: used, onBehalfOf })
      } catch (error) {
        if (!isLinnetError(error) || error.reason !== 'TokenInvalid') throw error
        // It may have been replaced in this moment.
        const newer = await present()
        if (newer === used) throw error
        return ask({ token: newer, onBehalfOf })
      }
    }
    return {
      ...bindProcedures(callsOver(transport, settings, inSession)),
      live: liveOver(transport, settings, { inSession, user: () => onBehalfOf }),
    }
  }
  return { ...callsAs(), onBehalfOf: callsAs }
}
