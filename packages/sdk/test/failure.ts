import { LinnetError, type Reason } from '../src/index.js'

/** How a call failed; fails itself when the call did not. */
export async function failure(call: Promise<unknown>): Promise<LinnetError> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof LinnetError)) throw new Error('expected a LinnetError', { cause: error })
  return error
}

export async function reasonOf(call: Promise<unknown>): Promise<Reason> {
  return (await failure(call)).reason
}
