/** mulberry32: the same numbers from 0 up to 1 for the same seed and purpose, on every machine. */
export function randomFrom(seed: number, purpose: string): () => number {
  let state = Buffer.from(purpose).reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193), seed) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One of so many, the first ones far more often: of a hundred thousand with a power of 3 the first has 2 % of all. */
export function skewed(random: () => number, count: number, power: number): number {
  return Math.floor(count * random() ** power)
}
