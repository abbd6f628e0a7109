// Breaks what holds the rules in every small way, and counts how often a test says so.
import { relative } from 'node:path'
import { Stryker } from '@stryker-mutator/core'

import { root, Stop } from './steps.mjs'

const src = 'packages/api/src'

/** What must not break unseen, and where it is. */
const areas = {
  authorisation: ['trpc.ts', 'identity.ts', 'who.ts', 'service/service-tokens.ts', 'tokens/tokens.ts'],
  visibility: [
    'posts/visibility.ts',
    'posts/post-views.ts',
    'posts/post-lists.ts',
    'posts/history.ts',
    'live/live-events.ts',
    'users/users.ts',
  ],
  sessions: [
    'auth/sessions.ts',
    'auth/access-token.ts',
    'auth/keys.ts',
    'auth/auth.ts',
    'auth/passwords.ts',
    'auth/guesses.ts',
    'admin/user-sessions.ts',
  ],
  idempotency: ['idempotency/once.ts', 'idempotency/seal.ts', 'idempotency/idempotency.schema.ts', 'trim.ts'],
}

const fewest = 90
const killed = new Set(['Killed', 'Timeout'])
const survived = new Set(['Survived', 'NoCoverage'])

/**
 * Prints a line for each file and area, and fails where fewer than `fewest` percent of an area's mutants were killed. One area
 * after the other, so that what took half an hour to find out is told before the next.
 */
export async function mutants(words) {
  const chosen = Object.entries(areas).filter(([area]) => words.length === 0 || words.includes(area))
  if (chosen.length === 0) throw new Stop(`There are no others than ${Object.keys(areas).join(', ')}.`)
  const poor = []
  for (const [area, files] of chosen) {
    const results = await new Stryker({
      mutate: files.map((file) => `${src}/${file}`),
      jsonReporter: { fileName: `.stryker/${area}.json` },
    }).runMutationTest()
    for (const file of files) {
      const own = results.filter(({ fileName }) => relative(`${root}${src}`, fileName) === file)
      console.log(`${file} ${textOf(own)}`)
    }
    const isKept = scoreOf(results) >= fewest
    console.log(`MUTANTS ${area} ${textOf(results)} >=${fewest} % ${isKept ? 'PASS' : 'FAIL'}`)
    if (!isKept) poor.push(area)
  }
  if (poor.length > 0) throw new Stop(`Too few were killed: ${poor.join(', ')}.`)
}

function countOf(results, states) {
  return results.filter(({ status }) => states.has(status)).length
}

function scoreOf(results) {
  const dead = countOf(results, killed)
  return (100 * dead) / (dead + countOf(results, survived))
}

function textOf(results) {
  const dead = countOf(results, killed)
  return `${scoreOf(results).toFixed(1)} % ${dead}/${dead + countOf(results, survived)}`
}
