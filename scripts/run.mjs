// Behind every script of package.json: brings what the verb needs up to date, then does it.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { findPnpm, isInstalled } from './pnpm.mjs'
import { stopWithStarters } from './starters.mjs'
import { heedSignals, leaveSignals, root, run, step, Stop } from './steps.mjs'

const { packageManager, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

const turbo = ['exec', 'turbo', 'run']
const quietly = ['--output-logs=errors-only', '--log-order=grouped']

const verbs = {
  async start() {
    await build()
    // From here on the server itself says what a signal does.
    leaveSignals()
    process.chdir(root)
    await import(pathToFileURL(join(root, 'apps/server/dist/main.js')).href)
  },
  async test(args) {
    await build()
    await run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args])
  },
  async promises(args) {
    await promises('test', args)
  },
  async soak(args) {
    await promises('soak', args)
  },
  async mutants(args) {
    await install()
    const { mutants } = await import('./mutants.mjs')
    await mutants(args)
  },
  async dev(args) {
    await install()
    useRootSettings()
    await pnpm(...turbo, 'dev', ...args)
  },
  async build() {
    await build()
  },
  async check() {
    await install()
    await pnpm(...turbo, 'check:types', 'check:generated', 'lint', 'format', '--continue', ...quietly)
  },
  async fix() {
    await install()
    await pnpm('exec', 'oxfmt')
    await pnpm('exec', 'oxlint', '--fix')
  },
  async generate() {
    await install()
    await pnpm(...turbo, 'generate', ...quietly)
  },
  async budgets(args) {
    await build()
    await typescript('scripts/web/budgets.ts', ...args)
  },
  async bench(args) {
    await build()
    await typescript('bench/bench.ts', ...args)
  },
  async screenshots(args) {
    await build()
    await typescript('scripts/web/screenshots.ts', ...args)
  },
  async release() {
    await install()
    await pnpm('exec', 'changeset', 'version')
    await pnpm(...turbo, 'generate', ...quietly)
    await pnpm('--filter', '@linnet/sdk', 'keep-release')
    await sbom(join(root, 'linnet.cdx.json'))
  },
  async sbom([file = join(root, 'linnet.cdx.json')]) {
    await install()
    await sbom(file)
  },
  linnet: (args) => linnet(...args),
  'db:migrate': (args) => linnet('migrate', 'up', ...args),
  'db:rollback': (args) => linnet('migrate', 'down', ...args),
  'db:seed': (args) => linnet('seed', ...args),
  'db:new': (args) => run(process.execPath, ['packages/db/scripts/new-migration.mjs', ...args]),
}

try {
  heedSignals()
  stopWithStarters()
  requireNode(engines.node.replace('>=', ''))
  const [verb, ...args] = process.argv.slice(2)
  if (!Object.hasOwn(verbs, verb)) throw new Stop(`Say what to do: ${Object.keys(verbs).join(', ')}.`)
  await verbs[verb](args)
} catch (error) {
  if (!(error instanceof Stop)) throw error
  if (error.message) process.stderr.write(`${error.message}\n`)
  process.exitCode = error.exitCode
}

function requireNode(wanted) {
  const [major, minor] = wanted.split('.').map(Number)
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number)
  if (ownMajor > major || (ownMajor === major && ownMinor >= minor)) return
  throw new Stop(
    `Linnet needs Node.js ${wanted} or newer, and this is ${process.versions.node}: install it from nodejs.org.`,
  )
}

async function install() {
  await findPnpm(packageManager)
  if (isInstalled()) return
  await step('Installing dependencies', ['install', '--frozen-lockfile', '--prod=false'])
}

async function build() {
  await install()
  await step('Building', [...turbo, 'build', ...quietly])
}

async function linnet(...args) {
  await build()
  await run(process.execPath, ['apps/server/dist/cli/main.js', ...args])
}

/** What a release is made of, for those who look for what is vulnerable. */
function sbom(file) {
  return pnpm('sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--prod', '--out', file)
}

async function promises(mode, args) {
  await build()
  const config = ['--config', 'promises/vitest.config.ts', '--mode', mode]
  await run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...config, ...args])
}

function typescript(...args) {
  return run(process.execPath, ['--import', 'tsx', ...args])
}

function pnpm(...args) {
  return run('pnpm', args)
}

/** A task of turbo runs in its package's folder, where the settings and the data of the root are not found. */
function useRootSettings() {
  if (existsSync(join(root, '.env'))) process.loadEnvFile(join(root, '.env'))
  process.env.LINNET_DATA ||= join(root, '.linnet')
}
