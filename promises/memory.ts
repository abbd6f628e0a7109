import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

import type { BuiltServer, Surroundings } from '../test/built-server.js'

/** What a process holds in memory, in MB. */
export async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(status) ?? []
  return Number(kilobytes) / 1024
}

/** What it holds at the least moment of a second, in MB: each password that is being checked takes 19 of them meanwhile. */
export async function heldBy(pid: number): Promise<number> {
  const held: number[] = []
  while (held.length < 10) {
    held.push(await memoryOf(pid))
    await sleep(100)
  }
  return Math.min(...held)
}

/** What a server is started in so that it says how much of that is in use. */
export const weighed: Surroundings = {
  nodeOptions: ['--expose-gc', '--import', new URL('heap.mjs', import.meta.url).href],
}

/** What of it is in use and could not be freed, in MB. */
export async function inUse(server: BuiltServer): Promise<number> {
  const told = () => [...server.said().matchAll(/"inUse":(\d+)/g)]
  const before = told().length
  process.kill(server.pid, 'SIGUSR2')
  while (told().length === before) await sleep(10)
  return Number(told().at(-1)?.[1]) / 1024 ** 2
}
