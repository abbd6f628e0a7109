// Keeps a release of the client with what it was promised, in one file that every later server is tested with.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const { version }: { version: string } = JSON.parse(readFileSync(at('packages/sdk/package.json'), 'utf8'))

await build({
  entryPoints: [at('apps/server/src/conformance/release.ts')],
  outfile: at(`apps/server/src/conformance/released/sdk-${version}.js`),
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  conditions: ['source'],
  external: ['vitest'],
})
