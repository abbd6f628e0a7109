import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** What this package says of itself: the same file beside the sources and beside the build. */
export const manifest = z
  .object({ version: z.string(), engines: z.object({ node: z.string() }) })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')))
