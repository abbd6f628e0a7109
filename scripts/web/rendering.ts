import { readFile } from 'node:fs/promises'

import type { Demo } from './demo.js'
import type { Figure } from './figures.js'

/** Until the compiler has settled on what a server at work does. */
const warmUp = 600
const rounds = 10
const requests = 20
/** In which Linux counts a process' time, whatever the kernel's own clock. */
const tickMs = 10

/**
 * How long the server's processor works to make one page: the whole process, from the request to the last byte. Neighbours on its core
 * can only make it longer, so that the best of the rounds counts, and each page has its turn in every round.
 */
export async function renderingCosts({ url, pid, threadId, writer }: Demo): Promise<Figure[]> {
  const pages = Object.entries({ timeline: '/', post: `/posts/${threadId}`, profile: `/@${writer.handle}` })
  for (const [, path] of pages) await read(url + path, warmUp / pages.length)

  const best = new Map<string, number>()
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, path] of pages) {
      const before = await processorMs(pid)
      await read(url + path, requests)
      const each = ((await processorMs(pid)) - before) / requests
      best.set(name, Math.min(each, best.get(name) ?? Infinity))
    }
  }
  return [...best].map(([name, measured]) => ({ id: `rendering.${name}`, measured, target: 10, unit: 'ms' }))
}

let asked = 0

/** In other words each time, so that no answer is one that was kept. */
async function read(url: string, times: number): Promise<void> {
  for (let nth = 0; nth < times; nth += 1) {
    asked += 1
    const answer = await fetch(url, { headers: { 'accept-language': `en, x-${asked};q=0.1` } })
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`)
  }
}

async function processorMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  // The name of the program, in brackets, may have spaces; user and system time are the 12th and 13th fields after it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * tickMs
}
