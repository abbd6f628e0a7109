// Fails when the client's generated files are not those of the procedures, and leaves them as they were.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const files = ['api.gen.ts', 'react/queries.gen.ts', 'trpc.gen.ts', 'testing/contract.gen.ts'].map(
  (name) => new URL(`../packages/sdk/src/${name}`, import.meta.url),
)
const read = () => files.map((file) => readFileSync(file, 'utf8'))

const committed = read()
const { status } = spawnSync('pnpm --filter @linnet/sdk run --silent generate', {
  shell: true,
  stdio: 'inherit',
})
const generated = read()
for (const [index, file] of files.entries()) writeFileSync(file, committed[index] ?? '')

if (status !== 0 || generated.some((text, index) => text !== committed[index])) {
  console.error("The client's generated files are not up to date: npm run generate, and commit them.")
  process.exitCode = 1
}
