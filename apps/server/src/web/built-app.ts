import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as Pages from '@linnet/web/pages'
import { z } from 'zod'

export type { FailedForm } from '@linnet/web/pages'

const manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).optional(),
    imports: z.array(z.string()).optional(),
  }),
)

export interface BuiltApp {
  /** What browsers load. */
  files: string
  /** What the installed app is, but for its name. */
  installed: object
  pages: ReturnType<typeof Pages.createPages>
  safeNextPath: typeof Pages.safeNextPath
}

/** Where the built web app is. */
export function webFolder(): string {
  return join(dirname(createRequire(import.meta.url).resolve('@linnet/web/package.json')), 'dist')
}

/** The web app as it was built; undefined where it was not. */
export async function readBuiltApp(folder: string): Promise<BuiltApp | undefined> {
  const files = join(folder, 'client')
  const text = await readFile(join(files, '.vite', 'manifest.json'), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const { createPages, safeNextPath }: typeof Pages = await import(
    pathToFileURL(join(folder, 'server', 'entry-server.js')).href
  )
  const installed: object = JSON.parse(await readFile(join(files, 'app.webmanifest'), 'utf8'))
  return { files, installed, pages: createPages(manifest.parse(JSON.parse(text))), safeNextPath }
}
