import lighthouse from 'lighthouse'

import type { Figure } from './figures.js'

const targets = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 }

/** What Lighthouse says of the timeline on a phone. Its own picture of a slow network, as everybody else's scores are made. */
export async function lighthouseScores(url: string, port: number): Promise<Figure[]> {
  const result = await lighthouse(`${url}/`, {
    port,
    logLevel: 'silent',
    onlyCategories: Object.keys(targets),
    // The live timeline stays open, which Lighthouse would wait for.
    maxWaitForLoad: 15_000,
  })
  if (!result) throw new Error('Lighthouse gave no result.')
  const { categories, audits } = result.lhr
  return Object.entries(targets).map(([name, target]) => {
    const { score, auditRefs } = categories[name] ?? { score: null, auditRefs: [] }
    for (const { id, weight } of auditRefs) {
      const audit = audits[id]
      if (score !== 1 && weight > 0 && audit && audit.score !== null && audit.score < 0.9) {
        console.log(`  lighthouse ${name}: ${audit.title} (${audit.displayValue ?? audit.score})`)
      }
    }
    return { id: `lighthouse.${name}`, measured: (score ?? 0) * 100, target, unit: 'points', isScore: true }
  })
}
