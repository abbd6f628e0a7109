// Breaks what holds the rules in every small way, and counts how often a test says so.
import { relative } from 'node:path'
import { Stryker } from '@stryker-mutator/core'

import { root, Stop } from './steps.mjs'

const src = 'packages/api/src'

/** What must not break unseen, where it is, and the tests that are about it: each mutant is met by all of its area's. */
const areas = {
  authorisation: {
    files: ['trpc.ts', 'identity.ts', 'who.ts', 'service/service-tokens.ts', 'tokens/tokens.ts'],
    tests: ['*', 'admin/*', 'audit/*', 'idempotency/*', 'likes/*', 'rate-limits/*', 'service/*', 'tokens/*'],
  },
  visibility: {
    files: [
      'posts/visibility.ts',
      'posts/post-views.ts',
      'posts/post-lists.ts',
      'posts/history.ts',
      'live/live-events.ts',
      'users/users.ts',
    ],
    tests: ['account/*', 'admin/*', 'likes/*', 'live/*', 'posts/*', 'users/*'],
  },
  sessions: {
    files: [
      'auth/sessions.ts',
      'auth/access-token.ts',
      'auth/keys.ts',
      'auth/auth.ts',
      'auth/passwords.ts',
      'auth/guesses.ts',
      'admin/user-sessions.ts',
    ],
    tests: ['account/*', 'admin/*', 'audit/*', 'auth/*', 'invites/*', 'tokens/*'],
  },
  idempotency: {
    files: ['idempotency/once.ts', 'idempotency/seal.ts', 'idempotency/idempotency.schema.ts', 'trim.ts'],
    tests: ['auth/*', 'idempotency/*', 'live/*'],
  },
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
  for (const [area, { files, tests }] of chosen) {
    // Those who run them inherit it.
    process.env.LINNET_TESTS = tests.map((name) => `${src}/${name}.test.ts`).join(',')
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
