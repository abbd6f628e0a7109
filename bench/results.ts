import { cpus, totalmem } from 'node:os'

import type { World } from './data/world.js'
import type { Turn } from './measure.js'

/** The middle of what was measured over all rounds, and how far apart its least and its most are. */
export interface Figure {
  median: number
  least: number
  most: number
}

export interface Standing {
  contender: string
  title: string
  perSecond: Figure
  /** In milliseconds. */
  p50: Figure
  p99: Figure
  /** Microseconds of processor time a request. */
  serverCpu: Figure
  postgresCpu: Figure
  /** Of what the limit answers in a second and of what it takes of both, round by round. */
  ofLimit?: { perSecond: Figure; cpu: Figure }
  wrong: number
}

export interface Results {
  machine: { cpu: string; cores: number; memoryGb: number; node: string; postgres: string }
  world: World
  seconds: number
  rounds: number
  at: string
  notInstalled: string[]
  works: { name: string; title: string; standings: Standing[] }[]
}

export function machineWith(postgres: string): Results['machine'] {
  const [first] = cpus()
  return {
    cpu: first?.model ?? 'unknown',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    postgres,
  }
}

/** What came of the turns at one work, in the order of the contenders. */
export function standingsOf(turns: Turn[], titles: Map<string, string>): Standing[] {
  const names = [...new Set(turns.map(({ contender }) => contender))]
  const limit = turns.filter(({ contender }) => contender === 'limit')
  return names.map((contender) => {
    const own = turns.filter((turn) => turn.contender === contender)
    const ratio = (of: (turn: Turn) => number) =>
      figureOf(
        own.flatMap((turn) => {
          const its = limit.find(({ round }) => round === turn.round)
          return its ? [of(turn) / of(its)] : []
        }),
      )
    return {
      contender,
      title: titles.get(contender) ?? contender,
      perSecond: figureOf(own.map(perSecondOf)),
      p50: figureOf(own.map(({ p50 }) => p50 / 1000)),
      p99: figureOf(own.map(({ p99 }) => p99 / 1000)),
      serverCpu: figureOf(own.map(({ serverCpu }) => serverCpu)),
      postgresCpu: figureOf(own.map(({ postgresCpu }) => postgresCpu)),
      ...(limit.length > 0 && {
        ofLimit: {
          perSecond: ratio(perSecondOf),
          cpu: ratio(({ serverCpu, postgresCpu }) => serverCpu + postgresCpu),
        },
      }),
      wrong: own.reduce((sum, { wrong }) => sum + wrong, 0),
    }
  })
}

function perSecondOf({ requests, seconds }: Turn): number {
  return requests / seconds
}

function figureOf(values: number[]): Figure {
  const sorted = values.toSorted((one, other) => one - other)
  const at = (nth: number) => sorted[nth] ?? Number.NaN
  const half = (sorted.length - 1) / 2
  return {
    median: (at(Math.floor(half)) + at(Math.ceil(half))) / 2,
    least: at(0),
    most: at(sorted.length - 1),
  }
}

/** A line a contender, for a terminal. */
export function tableOf(standings: Standing[]): string {
  const head = ['', 'req/s', 'of limit', 'p50 ms', 'p99 ms', 'server us', 'Postgres us', 'both, of limit']
  const rows = standings.map((standing) => [
    standing.title,
    spread(standing.perSecond),
    standing.ofLimit ? spread(standing.ofLimit.perSecond, 2) : '',
    standing.p50.median.toFixed(2),
    standing.p99.median.toFixed(2),
    spread(standing.serverCpu),
    spread(standing.postgresCpu),
    (standing.ofLimit ? spread(standing.ofLimit.cpu, 2) : '') +
      (standing.wrong > 0 ? ` ${standing.wrong} WRONG` : ''),
  ])
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return all
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n')
}

/** `3411 (3100-3600)` */
function spread({ median, least, most }: Figure, digits = 0): string {
  const text = median.toFixed(digits)
  const [from, to] = [least.toFixed(digits), most.toFixed(digits)]
  return from === to ? text : `${text} (${from}-${to})`
}
