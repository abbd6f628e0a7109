import { fileURLToPath } from 'node:url'

/** In browsers Preact stands in for React, which is ten times its size: what is written for the one runs on the other. */
export const preact = [
  { find: /^react\/jsx(?:-dev)?-runtime$/, replacement: fileOf('preact/jsx-runtime') },
  { find: /^react-dom\/client$/, replacement: fileOf('preact/compat/client') },
  { find: /^react(?:-dom)?$/, replacement: fileOf('preact/compat') },
]

function fileOf(module: string): string {
  return fileURLToPath(import.meta.resolve(module))
}
