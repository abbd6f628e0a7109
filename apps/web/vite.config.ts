import { defineConfig } from 'vite'

import { messages } from './messages-plugin.ts'
import { preact } from './preact.ts'

/** Two builds: what browsers load, and what the server makes whole pages with. */
export default defineConfig(({ isSsrBuild = false }) => ({
  plugins: [messages()],
  resolve: {
    // On the server React itself is the quicker of the two.
    alias: isSsrBuild ? [] : preact,
    conditions: ['source', 'module', 'browser', 'development|production'],
  },
  // React decides by it which of its two builds runs, and the slow one is several times slower.
  define: { 'process.env.NODE_ENV': JSON.stringify('production') },
  // The server's build stands alone, with the one copy of React that its pages are made with.
  ssr: { noExternal: true, resolve: { conditions: ['source', 'module', 'node', 'development|production'] } },
  build: {
    target: isSsrBuild ? 'node20' : 'es2022',
    outDir: isSsrBuild ? 'dist/server' : 'dist/client',
    copyPublicDir: !isSsrBuild,
    cssCodeSplit: false,
    manifest: !isSsrBuild,
    ...(!isSsrBuild && { rolldownOptions: { input: 'src/entry-client.tsx' } }),
    // An asset inside a data: URL would need a wider Content-Security-Policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
}))
