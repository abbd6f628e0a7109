const live = process.stdout.isTTY

export type Step = typeof step

/** Does one step of the start and says how long it took. */
export async function step<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const start = performance.now()
  if (live) process.stdout.write(`  … ${name}`)
  const clear = live ? '\r\u001B[K' : ''
  try {
    const result = await work()
    process.stdout.write(`${clear}  ✓ ${name} (${((performance.now() - start) / 1000).toFixed(1)} s)\n`)
    return result
  } catch (error) {
    process.stdout.write(`${clear}  ✗ ${name}\n`)
    throw error
  }
}
