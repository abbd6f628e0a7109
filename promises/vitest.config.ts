import { randomInt } from 'node:crypto'
import { defineConfig } from 'vitest/config'

import { conditions } from '../vitest.config.js'
import PromiseReporter from './reporter.js'

const given = process.env['LINNET_SEED']

export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['*.promise.ts'],
    globalSetup: ['../test/global-setup.ts'],
    setupFiles: ['../test/setup.ts'],
    provide: {
      seed: given === undefined ? randomInt(2 ** 31) : Number(given),
      soak: mode === 'soak',
    },
    reporters: [new PromiseReporter()],
    // One at a time, for some of them measure how long things take.
    fileParallelism: false,
    testTimeout: mode === 'soak' ? 4_000_000 : 400_000,
    hookTimeout: 90_000,
  },
}))
