import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** What /proc counts processor time in. */
const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }))

interface Process {
  parent: number
  ticks: number
}

/** Microseconds of processor time that a process and all below it have had, those that have ended included. */
export function cpuOf(pid: number): number {
  const processes = allProcesses()
  const below = new Map<number, number[]>()
  for (const [id, { parent }] of processes) below.set(parent, [...(below.get(parent) ?? []), id])
  const ticksFrom = (id: number): number =>
    (below.get(id) ?? []).reduce((sum, child) => sum + ticksFrom(child), processes.get(id)?.ticks ?? 0)
  return (ticksFrom(pid) / ticksPerSecond) * 1_000_000
}

export function parentOf(pid: number): number {
  return allProcesses().get(pid)?.parent ?? 0
}

function allProcesses(): Map<number, Process> {
  const found = new Map<number, Process>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      // Its second field is a name in parentheses, which may hold anything.
      const fields = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number)
      const [, parent = 0] = fields
      // User and system time of its own, and of children that have ended and were waited for.
      const ticks = fields.slice(11, 15).reduce((sum, part) => sum + part, 0)
      found.set(Number(name), { parent, ticks })
    } catch {
      // It has ended meanwhile.
    }
  }
  return found
}
