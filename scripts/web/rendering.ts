import { readFile } from 'node:fs/promises'

import type { Demo } from './demo.js'
import type { Figure } from './figures.js'

const warmUp = 30
const requests = 60
/** In which Linux counts a process' time, whatever the kernel's own clock. */
const tickMs = 10

/** How long the server's processor works for one page: the whole process, from the request to the last byte. */
export async function renderingCosts({ url, pid, threadId, writer }: Demo): Promise<Figure[]> {
  const pages = { timeline: '/', post: `/posts/${threadId}`, profile: `/@${writer.handle}` }
  for (const path of Object.values(pages)) await read(url + path, warmUp)

  const figures: Figure[] = []
  for (const [name, path] of Object.entries(pages)) {
    const before = await processorMs(pid)
    await read(url + path, requests)
    figures.push({
      id: `rendering.${name}`,
      measured: ((await processorMs(pid)) - before) / requests,
      target: 10,
      unit: 'ms',
    })
  }
  return figures
}

async function read(url: string, times: number): Promise<void> {
  for (let nth = 0; nth < times; nth += 1) {
    const answer = await fetch(url)
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
