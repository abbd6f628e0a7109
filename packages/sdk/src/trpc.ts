import type { TRPCDefaultErrorData, TRPCErrorShape } from '@trpc/server'

import type { ServerReason } from './api.gen.js'
import type { Issue } from './errors.js'

export type { AppRouter } from './trpc.gen.js'

/** What a call is answered with that fails. */
export interface ErrorShape extends TRPCErrorShape {
  data: ErrorData
}

export interface ErrorData extends TRPCDefaultErrorData {
  /** Why; switch on it. */
  reason: ServerReason
  /** Finds the call in the server's log. */
  requestId: string
  /** What is wrong with which field, for `ValidationFailed`. */
  issues?: Issue[]
}
