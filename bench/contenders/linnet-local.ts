// Linnet in a process of somebody's own, with no HTTP: it calls itself over and over, and what that costs is in the measure.
import { createLocalClient, openLinnet } from '@linnet/server/local'
import { z } from 'zod'

import type { Call } from '../load/asked.js'
import { inTurns, type Measured } from '../load/measured.js'
import { environment } from './environment.js'

/** What it is sent. It sends back a `Measured`, or the answers as JSON where it is not told how long to call. */
export interface LocalLoad {
  calls: Call[]
  /** Who calls; nobody in particular unless told. */
  viewer?: { identifier: string; password: string }
  several: number
  ms?: number
}

const { databaseUrl, secret } = environment
const opening = openLinnet({ databaseUrl, secret, migrate: false, rateLimits: false }).then((instance) => ({
  anonymous: createLocalClient(instance),
  signedIn: createLocalClient(instance),
}))

process.on('message', (load: LocalLoad) => {
  void answered(load).then((answer) => process.send?.(answer))
})

async function answered({ calls, viewer, several, ms }: LocalLoad): Promise<Measured | string[]> {
  const { anonymous, signedIn } = await opening
  if (viewer && !signedIn.viewer) await signedIn.auth.login(viewer)
  const client = viewer ? signedIn : anonymous
  const ready = calls.map(({ path, input }) => {
    const procedure = procedureOf(client, path)
    return () => procedure(input)
  })
  if (ms === undefined) {
    const answers = []
    for (const call of ready) answers.push(JSON.stringify(await call()))
    return answers
  }
  return inTurns({ several, ms, count: ready.length }, async (nth) => (await ready[nth]?.()) !== undefined)
}

const features = z.record(z.string(), z.unknown())
const procedures = z.record(z.string(), z.custom<(input: unknown) => Promise<unknown>>())

/** `posts.list` of a client. */
function procedureOf(client: object, path: string): (input: unknown) => Promise<unknown> {
  const [feature = '', name = ''] = path.split('.')
  const found = procedures.parse(features.parse({ ...client })[feature])[name]
  if (!found) throw new Error(`The client has no ${path}.`)
  return found
}
