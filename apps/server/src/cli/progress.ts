const everyMs = 1000

/** Says on standard error, once a second at most, how far something is. */
export function progressing<State>(
  { quiet }: { quiet?: boolean },
  words: (state: State) => string,
): (state: State) => void {
  let last = Date.now()
  return (state) => {
    if (quiet || Date.now() - last < everyMs) return
    last = Date.now()
    process.stderr.write(`  ${words(state)}\n`)
  }
}
