import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

import { chromiumPath } from './test/chromium.js'

/** Packages are read from their sources, so that tests need no build. */
export const conditions = ['source', 'module', 'node', 'development|production']

const shared = {
  resolve: { conditions },
  ssr: { resolve: { conditions } },
}

export default defineConfig({
  ...shared,
  test: {
    globalSetup: ['test/global-setup.ts'],
    reporters: ['default', './test/reporter.ts'],
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: [
            'packages/*/{src,test}/**/*.test.ts',
            'apps/*/src/**/*.test.ts',
            'scripts/**/*.test.{ts,mjs}',
            'examples/*.test.ts',
          ],
          setupFiles: ['test/setup.ts'],
          sequence: { groupOrder: 1 },
          // What every file imports is loaded once a worker, for no test changes it.
          isolate: false,
          // Tests wait for Postgres more than they compute, so that two share two cores well.
          maxWorkers: Math.max(2, availableParallelism() - 1),
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          setupFiles: ['test/require-browser.ts', 'test/setup.ts'],
          sequence: { groupOrder: 2 },
          // A page waits for its server as often as it computes.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // Components need the browser too.
      ...(chromiumPath ? ['apps/web/vitest.config.ts'] : []),
    ],
  },
})
