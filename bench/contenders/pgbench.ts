import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Work } from '../load/works.js'
import type { Running } from './contenders.js'
import * as statements from './statements.js'

/** Postgres alone, asked the limit's own statements by a program in C; undefined where that is not installed. */
export async function startPgbench(databaseUrl: string, connections: number): Promise<Running | undefined> {
  try {
    execFileSync('pgbench', ['--version'], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  const folder = await mkdtemp(join(tmpdir(), 'linnet-pgbench-'))
  return {
    // It shows them to nobody.
    answers: async (work) => (scriptOf(work) === undefined ? undefined : []),
    async measure(work, ms) {
      const script = join(folder, `${work.name}.sql`)
      await writeFile(script, scriptOf(work) ?? '')
      const seconds = Math.max(1, Math.round(ms / 1000))
      const log = join(folder, 'log')
      const args = [
        '--no-vacuum',
        '--protocol=prepared',
        `--client=${connections}`,
        '--jobs=1',
        `--time=${seconds}`,
      ]
      const child = spawn(
        'pgbench',
        [...args, '--log', `--log-prefix=${log}`, '--file', script, databaseUrl],
        {
          env: { ...process.env, PGOPTIONS: statements.settings },
          stdio: ['ignore', 'ignore', 'inherit'],
        },
      )
      const [code] = await once(child, 'exit')
      if (code !== 0) throw new Error(`pgbench ended with ${String(code)}.`)
      return measuredIn(folder, seconds)
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Where all ask the same, which takes no choosing. A colon before a letter would be a variable of pgbench's. */
function scriptOf(work: Work): string | undefined {
  return textOf(work)?.replaceAll(/'([^']*)":(?=[a-z])/g, `E'$1"\\x3a`)
}

function textOf({ name, calls: [call] }: Work): string | undefined {
  if (name === 'timeline') return `${statements.timeline.text};\n`
  if (name !== 'deep') return undefined
  const cursor: unknown[] = JSON.parse(Buffer.from(String(call?.input['cursor']), 'base64url').toString())
  const [, at, id] = cursor
  return `${statements.timelineAfter.text.replace('$1', `'${String(at)}'`).replace('$2', String(id))};\n`
}

/** A line a transaction, whose third number is how long it took. */
async function measuredIn(folder: string, seconds: number) {
  const took: number[] = []
  for (const name of await readdir(folder)) {
    if (!name.startsWith('log.')) continue
    const lines = (await readFile(join(folder, name), 'utf8')).trimEnd().split('\n')
    took.push(...lines.map((line) => Number(line.split(' ')[2])))
    await rm(join(folder, name))
  }
  const sorted = Float64Array.from(took).toSorted()
  const quantile = (part: number) => sorted[Math.floor(sorted.length * part)] ?? 0
  return { requests: sorted.length, wrong: 0, seconds, p50: quantile(0.5), p99: quantile(0.99) }
}
