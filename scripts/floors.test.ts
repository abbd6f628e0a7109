import { readFileSync } from 'node:fs'
import { satisfies } from 'semver'
import { expect, test } from 'vitest'

import floors from './floors.json' with { type: 'json' }

const lockfile = readFileSync(new URL('../pnpm-lock.yaml', import.meta.url), 'utf8')

/** Every version of every package that is installed, as "name@version". */
function installed(text: string): { name: string; version: string }[] {
  const [, packages = ''] = text.split('\npackages:\n')
  return [...packages.matchAll(/^ {2}'?(@?[^@\s']+)@(\d[^:('\s]*)/gm)].map(([, name = '', version = '']) => ({
    name,
    version,
  }))
}

/** What is installed of those that were unsafe once, and still is. */
function unsafe(text: string): string[] {
  return installed(text).flatMap(({ name, version }) => {
    const floor = Object.entries(floors).find(([floored]) => floored === name)?.[1]
    return floor && !satisfies(version, floor.safe) ? [`${name}@${version}: ${floor.for}`] : []
  })
}

test('nothing is installed whose vulnerabilities are known and mended', () => {
  const names = new Set(installed(lockfile).map(({ name }) => name))
  for (const name of ['fastify', '@trpc/server', 'jsonwebtoken', 'jws', 'knex', 'objection', 'pg', 'zod'])
    expect(names).toContain(name)
  expect(unsafe(lockfile)).toEqual([])
})

test('a version below its floor is found, however deep it lies', () => {
  expect(unsafe(lockfile.replaceAll('jws@4.0.1', 'jws@4.0.0'))).toContain('jws@4.0.0: CVE-2025-65945')
})

test('what is installed comes from the registry of whoever installs it, and is what was locked', () => {
  const resolutions = [...lockfile.matchAll(/resolution: (\{.*\})/g)].map(([, resolution = '']) => resolution)
  expect(resolutions.length).toBeGreaterThan(500)
  for (const resolution of resolutions) expect(resolution).toMatch(/^\{integrity: sha512-[\w+/]+=*\}$/)
})
