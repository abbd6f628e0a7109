import { fileURLToPath } from 'node:url'

/** Preact stands in for React, which is ten times its size: what is written for the one runs on the other. */
export const preact = [
  { find: /^react\/jsx(?:-dev)?-runtime$/, replacement: packaged('preact/jsx-runtime') },
  { find: /^react-dom\/client$/, replacement: packaged('preact/compat/client') },
  { find: /^react-dom\/server$/, replacement: packaged('preact-render-to-string') },
  { find: /^react(?:-dom)?$/, replacement: packaged('preact/compat') },
  { find: /^use-sync-external-store\/shim\/index\.js$/, replacement: own('src/lib/use-store.ts') },
]

function packaged(module: string): string {
  return fileURLToPath(import.meta.resolve(module))
}

function own(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url))
}
