import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** The built `linnet`. */
export const cli = fileURLToPath(new URL('../apps/server/dist/cli/main.js', import.meta.url))

/** Runs a command of it on a database, and fails as it does. */
export async function linnet(databaseUrl: string, ...args: string[]): Promise<void> {
  const { PATH } = process.env
  await promisify(execFile)(process.execPath, [cli, ...args], { env: { PATH, DATABASE_URL: databaseUrl } })
}
