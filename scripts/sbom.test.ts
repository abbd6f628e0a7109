import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Manifest {
  dependencies?: Record<string, string>
}

/** What the packages that are published and run need, by name, without our own. */
function productionDependencies(): string[] {
  const manifests = ['packages', 'apps'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name): Manifest => {
      return JSON.parse(readFileSync(join(root, folder, name, 'package.json'), 'utf8'))
    }),
  )
  const names = manifests.flatMap(({ dependencies = {} }) => Object.keys(dependencies))
  return [...new Set(names)].filter((name) => !name.startsWith('@linnet/'))
}

test('the SBOM names everything that runs in production, with its version and licence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linnet-sbom-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'linnet.cdx.json')
  execFileSync(process.execPath, ['scripts/run.mjs', 'sbom', file], { cwd: root, stdio: 'ignore' })
  const sbom: {
    bomFormat: string
    components: { name: string; group?: string; version: string; licenses?: unknown[] }[]
  } = JSON.parse(readFileSync(file, 'utf8'))
  expect(sbom.bomFormat).toBe('CycloneDX')
  const named = sbom.components.map(({ group, name }) => (group === undefined ? name : `${group}/${name}`))
  const needed = productionDependencies()
  expect(needed.length).toBeGreaterThan(20)
  expect(needed.filter((name) => !named.includes(name))).toEqual([])
  expect(named).not.toContain('vitest')
  expect(sbom.components.filter(({ version }) => !/^\d/.test(version))).toEqual([])
  expect(sbom.components.filter(({ licenses = [] }) => licenses.length === 0)).toEqual([])
})
