import { defineConfig } from 'vitest/config'

import { conditions } from '../vitest.config.js'

/** The tests of the API alone, which run again for each mutant that they reach. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['packages/api/src/**/*.test.ts'],
    // It asks every procedure for nonsense, long, and says nothing that others do not about who may do what.
    exclude: ['packages/api/src/malformed.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
})
