import { readFile } from 'node:fs/promises'

import type { Demo } from './demo.js'
import type { Figure } from './figures.js'

/** Until the compiler has settled on what a server at work does. */
const warmUp = 200
const rounds = 6
const requests = 10
/** In which Linux counts a process' time, whatever the kernel's own clock. */
const tickMs = 10

/**
 * How long the server's processor works for one page: the whole process, from the request to the last byte. Where neighbours share
 * its core everything takes it longer, so that between the requests a work of known length is measured, too.
 */
export async function renderingCosts({ url, pid, threadId, writer }: Demo): Promise<Figure[]> {
  const pages = { timeline: '/', post: `/posts/${threadId}`, profile: `/@${writer.handle}` }
  for (const path of Object.values(pages)) await read(url + path, warmUp)
  for (let nth = 0; nth < warmUp; nth += 1) knownWorkMs()

  const figures: Figure[] = []
  for (const [name, path] of Object.entries(pages)) {
    let spent = 0
    let known = 0
    for (let round = 0; round < rounds; round += 1) {
      const before = await processorMs(pid)
      await read(url + path, requests)
      spent += (await processorMs(pid)) - before
      known += knownWorkMs() / rounds
    }
    const slowness = Math.max(1, known / knownWorkTakes)
    console.log(
      `  ${name}: measured ${spent / rounds / requests} ms while this machine was ${slowness.toFixed(2)} times slower than alone`,
    )
    figures.push({
      id: `rendering.${name}`,
      measured: spent / rounds / requests / slowness,
      target: 10,
      unit: 'ms',
    })
  }
  return figures
}

/** On the machine that the budget was set on, when it does nothing else. */
const knownWorkTakes = 11

/** Makes text of a tree of objects, as a page is made, and counts this process' own time. */
function knownWorkMs(): number {
  const before = process.cpuUsage()
  let length = 0
  for (let nth = 0; nth < 400; nth += 1) {
    const posts = Array.from({ length: 20 }, (_, id) => ({
      id,
      by: { name: `Somebody ${nth}` },
      says: 'a & b < c'.repeat(4),
    }))
    const html = posts.map(
      ({ id, by, says }) => `<article id="${id}"><b>${by.name}</b>${says.replaceAll(/[&<]/g, '-')}</article>`,
    )
    length += html.join('').length + JSON.stringify(posts).length
  }
  if (length === 0) throw new Error('Nothing was made.')
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
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
