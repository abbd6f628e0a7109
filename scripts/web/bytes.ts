import { gzipSync } from 'node:zlib'
import type { Page, Response } from 'playwright-core'

import type { Demo } from './demo.js'
import type { Figure } from './figures.js'
import { looksOf, type Look } from './looks.js'
import { visit, type Open, type Visitor } from './visit.js'

const kinds = { script: /javascript/, style: /text\/css/, html: /text\/html/, font: /font/ }
type Kind = keyof typeof kinds

/** The sizes of a page's files by their addresses. */
type Files = Record<Kind, Map<string, number>>

/** What Chromium loads for each page, gzipped here, so that it does not depend on how it was sent. */
export async function bytes(open: Open, demo: Demo): Promise<Figure[]> {
  async function load(path: string, who: Visitor): Promise<Files> {
    const page = await open(who, { serviceWorkers: 'block' })
    const files = await filesOf(page, path)
    await page.context().close()
    return files
  }

  const figures: Figure[] = []
  const publicPages = { timeline: '/', post: `/posts/${demo.threadId}`, profile: `/@${demo.writer.handle}` }
  for (const [name, path] of Object.entries(publicPages)) {
    const { script, style, html, font } = await load(path, 'nobody')
    figures.push(
      kilobytes(`script.${name}`, script.values(), 120),
      kilobytes(`style.${name}`, style.values(), 15),
      kilobytes(`html.${name}`, html.values(), 15),
      { id: `fonts.${name}`, measured: font.size, target: 0, unit: 'files' },
    )
  }

  const first = {
    nobody: await load('/', 'nobody'),
    writer: await load('/', 'writer'),
    admin: await load('/', 'admin'),
  }
  figures.push(kilobytes('script.timeline-of-a-writer', first.writer.script.values(), 120))
  const ofAdmin = new Map<string, number>()
  for (const { label, path, who = 'nobody' } of looksOf(demo).filter(isRoute)) {
    const { script } = await load(path, who)
    const extra = new Map([...script].filter(([file]) => !first[who].script.has(file)))
    if (path.startsWith('/admin')) for (const [file, size] of extra) ofAdmin.set(file, size)
    else figures.push(kilobytes(`route.${label}`, extra.values(), 40))
  }
  figures.push(kilobytes('route.admin', ofAdmin.values(), 120))
  return figures
}

/** The first look of each route; what is done there loads no other page. */
function isRoute({ path, who, prepare }: Look, index: number, looks: Look[]): boolean {
  const kindOf = ({ path: address }: Pick<Look, 'path'>) => address.replaceAll(/\/@\w+|\d+|\?.*/g, '/')
  const same = looks.findIndex(
    (each) => kindOf(each) === kindOf({ path }) && each.who === who && !each.prepare,
  )
  return path !== '/' && !prepare && same === index
}

async function filesOf(page: Page, path: string): Promise<Files> {
  const files: Files = { script: new Map(), style: new Map(), html: new Map(), font: new Map() }
  const reading: Promise<void>[] = []
  async function read(response: Response, kind: Kind): Promise<void> {
    files[kind].set(response.url(), gzipSync(await response.body()).length)
  }
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? ''
    if (kinds.script.test(type)) reading.push(read(response, 'script'))
    else if (kinds.style.test(type)) reading.push(read(response, 'style'))
    else if (kinds.html.test(type)) reading.push(read(response, 'html'))
    else if (kinds.font.test(type)) reading.push(read(response, 'font'))
  })
  await visit(page, path)
  await Promise.all(reading)
  return files
}

function kilobytes(id: string, sizes: Iterable<number>, target: number): Figure {
  const sum = [...sizes].reduce((total, size) => total + size, 0)
  return { id, measured: sum / 1000, target, unit: 'kB' }
}
