// Loaded before a server that runs with --expose-gc: at each signal it says how much memory is in use that nothing could free.
process.on('SIGUSR2', () => {
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage()
  process.stdout.write(`{"inUse":${heapUsed + external}}\n`)
})
