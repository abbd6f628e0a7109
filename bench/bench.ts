// Measures Linnet, the limit of what it is built on, and what one would write instead, on the same data and in turns.
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import pg from 'pg'

import { chartsOf } from './charts.js'
import { contenders } from './contenders/contenders.js'
import { builtFolder, startWorker } from './contenders/processes.js'
import { filledDatabase } from './data/filled-database.js'
import { likerAt } from './data/world.js'
import { parentOf } from './load/cpu.js'
import type { Load } from './load/generator.js'
import type { Measured } from './load/measured.js'
import { worksOf, type Work } from './load/works.js'
import { differenceFrom, measureInTurns, type Standing } from './measure.js'
import { optionsFrom, type Options } from './options.js'
import { machineWith, standingsOf, tableOf, type Results } from './results.js'

const folder = join(import.meta.dirname, '../.linnet/bench')

const options = optionsFrom(process.argv.slice(2))
if (typeof options === 'string') {
  console.error(options)
  process.exit(1)
}

await build({
  entryPoints: ['limit', 'fastify-pg', 'trpc-objection', 'linnet-local']
    .map((name) => join(import.meta.dirname, 'contenders', `${name}.ts`))
    .concat(join(import.meta.dirname, 'load/generator.ts')),
  outdir: builtFolder,
  entryNames: '[name]',
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
})

const open: AsyncDisposable[] = []
let closing: Promise<void> | undefined
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void closeAll().finally(() => process.exit(1)))
}
try {
  await bench(options)
} finally {
  await closeAll()
}

/** No process is left behind, also when one does not end well, and Postgres ends last. */
function closeAll(): Promise<void> {
  return (closing ??= (async () => {
    for (const one of open.toReversed()) await Promise.allSettled([one[Symbol.asyncDispose]()])
  })())
}

async function bench(asked: Options): Promise<void> {
  const { size, posts, seconds, rounds, seed, only, works: wantedWorks } = asked
  const { url, world, ...database } = await filledDatabase(folder, posts, seed)
  open.push(database)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  open.push({ [Symbol.asyncDispose]: () => client.end() })
  const { rows: told } = await client.query<{ pid: number; version: string; viewer: string }>(
    "select pg_backend_pid() as pid, current_setting('server_version') as version, handle as viewer from users where id = $1",
    [likerAt(40, world)],
  )
  const { pid = 0, version = '', viewer = '' } = told[0] ?? {}
  const generator = startWorker<Load, Measured>('generator')
  open.push(generator)

  const works = chosen('work', await worksOf(client, world), wantedWorks)
  const all = contenders()
  const wanted = new Set(chosen('contender', all, only && ['limit', ...only]).map(({ name }) => name))
  const standing: Standing[] = []
  const notInstalled: string[] = []
  for (const contender of all) {
    // All are compared with what Linnet answers over REST.
    if (!wanted.has(contender.name) && !contender.isReference) continue
    const running = await contender.start({ databaseUrl: url, generator, viewer })
    if (running) {
      open.push(running)
      standing.push({ ...contender, running })
    } else {
      notInstalled.push(contender.name)
      console.log(`${contender.title} is not installed here, and left out.`)
    }
  }

  const results: Results = {
    machine: machineWith(version),
    world,
    seconds,
    rounds,
    at: new Date().toISOString(),
    notInstalled,
    works: [],
  }
  const titles = new Map(all.map(({ name, title }) => [name, title]))
  for (const work of works) {
    const alike = (await comparedAt(work, standing)).filter(({ name }) => wanted.has(name))
    const turns = await measureInTurns(work, alike, { rounds, seconds, postmaster: parentOf(pid) })
    const standings = standingsOf(turns, titles)
    console.log(`\n${work.title} (${work.name})\n${tableOf(standings)}`)
    results.works.push({ name: work.name, title: work.title, standings })
  }

  // What is measured in part is not what the README shows.
  const isWhole = only === undefined && wantedWorks === undefined
  const kept = isWhole ? join(import.meta.dirname, 'results') : folder
  await mkdir(kept, { recursive: true })
  await writeFile(join(kept, `${size}.json`), `${JSON.stringify(results, null, 2)}\n`)
  await writeFile(join(kept, `${size}.svg`), chartsOf(results))
  console.log(`\n${join(kept, size)}.json and .svg`)
}

/** Those that answer the same, which Linnet's own answers over REST are. Others are told of and not measured. */
async function comparedAt(work: Work, standing: Standing[]): Promise<Standing[]> {
  const found = new Map<string, string[]>()
  for (const { name, title, running } of standing) {
    const answers = await running.answers(work).catch((error: Error) => {
      console.log(`${title} is not measured at ${work.name}, where it fails: ${error.message.slice(0, 300)}`)
    })
    if (answers) found.set(name, answers)
  }
  return standing.filter(({ name, title, isSignedIn, isIncomparable }) => {
    const answers = found.get(name)
    if (!answers) return false
    const reference = standing.find((one) => one.isReference && one.isSignedIn === isSignedIn)
    const right = found.get(reference?.name ?? '')
    if (!right) {
      console.log(
        `${title} is not measured at ${work.name}, where there is no answer of Linnet's to compare with.`,
      )
      return false
    }
    const difference = isIncomparable ? undefined : differenceFrom(right, answers, work)
    if (difference !== undefined) {
      console.log(`${title} is not measured at ${work.name}, where it answers otherwise to ${difference}`)
    }
    return difference === undefined
  })
}

function chosen<Named extends { name: string }>(
  kind: string,
  all: Named[],
  names: string[] | undefined,
): Named[] {
  const unknown = names?.find((name) => !all.some((one) => one.name === name))
  if (unknown !== undefined) {
    throw new Error(`There is no ${kind} ${unknown}, but ${all.map(({ name }) => name).join(', ')}.`)
  }
  return names ? all.filter(({ name }) => names.includes(name)) : all
}
