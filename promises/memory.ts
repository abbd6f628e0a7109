import { readFile } from 'node:fs/promises'

/** What a process holds in memory, in MB. */
export async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(status) ?? []
  return Number(kilobytes) / 1024
}
