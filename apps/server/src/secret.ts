import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The instance's own secrets: the one that signs, and those before it whose signatures count still. */
export interface Secrets {
  secret: string
  otherSecrets: string[]
}

/** One is made at the first start. Of two that start at once, both use the one that was first. */
export async function keptSecrets(dataDir: string): Promise<Secrets> {
  await mkdir(dataDir, { recursive: true })
  await withFile(dataDir, [made()], (draft) =>
    link(draft, fileIn(dataDir)).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }),
  )
  return readSecrets(dataDir)
}

/** A new one signs from the next start on, and the present one's signatures count still; older ones' do no more. */
export async function rotateKeptSecret(dataDir: string): Promise<void> {
  const { secret } = await keptSecrets(dataDir)
  await withFile(dataDir, [made(), secret], (draft) => rename(draft, fileIn(dataDir)))
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'secret')
}

function made(): string {
  return randomBytes(32).toString('base64url')
}

async function readSecrets(dataDir: string): Promise<Secrets> {
  const [secret = '', ...otherSecrets] = (await readFile(fileIn(dataDir), 'utf8')).trim().split('\n')
  return { secret, otherSecrets }
}

/** Whole or not at all, whenever somebody looks. */
async function withFile(
  dataDir: string,
  lines: string[],
  put: (draft: string) => Promise<void>,
): Promise<void> {
  const draft = `${fileIn(dataDir)}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, `${lines.join('\n')}\n`, { mode: 0o600 })
  try {
    await put(draft)
  } finally {
    await rm(draft, { force: true })
  }
}
