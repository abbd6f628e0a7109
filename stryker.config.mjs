/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  // pnpm hoists nothing that could be found by its name.
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'test/mutants.vitest.config.ts' },
  coverageAnalysis: 'perTest',
  // Workspace packages lead out of the sandbox to the originals, so that only the API's own sources are mutated in it.
  ignorePatterns: [
    '/*',
    '!/packages',
    '!/test',
    '!/vitest.config.ts',
    '!/tsconfig.base.json',
    'dist',
    '*.tsbuildinfo',
  ],
  tempDirName: '.stryker',
  // The text names each survivor with the line as it was and as it is.
  reporters: ['progress-append-only', 'clear-text', 'json'],
  clearTextReporter: { allowColor: false, reportTests: false },
  // Two runs, each with a Postgres of its own, share two cores well.
  concurrency: 2,
  timeoutMS: 30_000,
}
