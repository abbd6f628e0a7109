import { defineConfig } from 'vitest/config'

import { conditions } from '../vitest.config.js'

/** Some tests of the API, which run again for each mutant that they reach. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: process.env['LINNET_TESTS']?.split(',') ?? [],
    // They take long, and say nothing that others do not about who may do what.
    exclude: ['malformed', 'database-trouble', 'posts/plans'].map(
      (name) => `packages/api/src/${name}.test.ts`,
    ),
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['test/setup.ts'],
    // What they import is loaded once a mutant.
    isolate: false,
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
})
