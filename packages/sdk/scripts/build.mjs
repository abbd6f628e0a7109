// Bundles each entry with what it is made of, so that the package depends on nothing; what entries share is in chunks.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const outdir = fileURLToPath(new URL('../dist', import.meta.url))
rmSync(outdir, { recursive: true, force: true })
mkdirSync(outdir)

const { outputFiles } = await build({
  absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
  entryPoints: ['src/*.ts'],
  outdir,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  conditions: ['source'],
  target: 'es2022',
  external: ['react', '@tanstack/react-query'],
  write: false,
})
for (const { path, text } of outputFiles) {
  // esbuild keeps imports of which nothing is used. No file has side effects, and bundlers warn of them.
  writeFileSync(path, text.replaceAll(/^import "\.\/[\w.-]+";\n/gm, ''))
}
