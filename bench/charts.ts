import type { Results, Standing } from './results.js'

const width = 900
const nameWidth = 230
const numberWidth = 130
const rowHeight = 20
const headHeight = 54
const colours = {
  server: '#2f6f4f',
  postgres: '#e0a030',
  text: '#1f2328',
  faint: '#656d76',
  ground: '#ffffff',
}

/** One page: of each work what each contender takes of the processors for a request, and how many it answers in a second. */
export function chartsOf({ machine, world, rounds, seconds, at, notInstalled, works }: Results): string {
  const parts: string[] = []
  let top = 84
  for (const { title, standings } of works) {
    parts.push(chartOf(title, standings, top))
    top += headHeight + standings.length * rowHeight
  }
  const missing = notInstalled.length > 0 ? ` Not installed: ${notInstalled.join(', ')}.` : ''
  const about = `${world.posts.toLocaleString('en')} posts, ${world.users.toLocaleString('en')} people, ${world.likes.toLocaleString('en')} likes. Medians of ${rounds} rounds of ${seconds} s in turns, ${at.slice(0, 10)}.${missing}`
  const on = `${machine.cpu}, ${machine.cores} cores, Node.js ${machine.node}, Postgres ${machine.postgres}`
  const height = top + 10
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="13" fill="${colours.text}">
<rect width="${width}" height="${height}" fill="${colours.ground}"/>
${text(16, 28, 'Processor time a request, in microseconds', 'font-size="18" font-weight="600"')}
${text(16, 48, escaped(about), `fill="${colours.faint}"`)}
${text(16, 66, escaped(on), `fill="${colours.faint}"`)}
${key(620, 28, colours.server, 'the server')}
${key(740, 28, colours.postgres, 'Postgres')}
${parts.join('\n')}
</svg>
`
}

function chartOf(title: string, standings: Standing[], top: number): string {
  const longest = Math.max(...standings.map(bothOf))
  const scale = (width - nameWidth - numberWidth - 90) / longest
  const rows = standings.map((standing, nth) => {
    const y = top + 36 + nth * rowHeight
    const [server, postgres] = [standing.serverCpu.median * scale, standing.postgresCpu.median * scale]
    return [
      text(nameWidth - 8, y + 11, escaped(standing.title), 'text-anchor="end"'),
      bar(nameWidth, y, server, colours.server),
      bar(nameWidth + server, y, postgres, colours.postgres),
      text(nameWidth + server + postgres + 6, y + 11, bothOf(standing).toFixed(0)),
      text(width - 16, y + 11, perSecondOf(standing), `text-anchor="end" fill="${colours.faint}"`),
    ].join('')
  })
  return [text(16, top + 22, escaped(title), 'font-weight="600" font-size="14"'), ...rows].join('\n')
}

function bothOf({ serverCpu, postgresCpu }: Standing): number {
  return serverCpu.median + postgresCpu.median
}

function perSecondOf({ perSecond, ofLimit }: Standing): string {
  const ratio = ofLimit ? ` (${ofLimit.perSecond.median.toFixed(2)})` : ''
  return `${perSecond.median.toFixed(0)} a second${ratio}`
}

function text(x: number, y: number, words: string, attributes = ''): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${attributes}>${words}</text>`
}

function bar(x: number, y: number, length: number, colour: string): string {
  return `<rect x="${x.toFixed(1)}" y="${y}" width="${length.toFixed(1)}" height="14" fill="${colour}"/>`
}

function key(x: number, y: number, colour: string, words: string): string {
  return `${bar(x, y - 11, 14, colour)}${text(x + 20, y, words)}`
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
