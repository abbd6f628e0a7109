// Fails when the client's generated types are not those of the procedures, and leaves the file as it was.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const file = fileURLToPath(new URL('../packages/sdk/src/api.gen.ts', import.meta.url))
const committed = readFileSync(file, 'utf8')
const { status } = spawnSync('pnpm --filter @linnet/sdk run --silent generate', {
  shell: true,
  stdio: 'inherit',
})
const generated = readFileSync(file, 'utf8')
writeFileSync(file, committed)

if (status !== 0 || generated !== committed) {
  console.error('packages/sdk/src/api.gen.ts is not up to date: npm run generate, and commit it.')
  process.exitCode = 1
}
