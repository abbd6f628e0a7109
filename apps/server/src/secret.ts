import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The instance's own secret, made at the first start. Of two that start at once, both use the one that was first. */
export async function keptSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, 'secret')
  await mkdir(dataDir, { recursive: true })
  const made = `${file}.${randomBytes(6).toString('hex')}`
  await writeFile(made, randomBytes(32).toString('base64url'), { mode: 0o600 })
  try {
    await link(made, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await rm(made)
  }
  return (await readFile(file, 'utf8')).trim()
}
