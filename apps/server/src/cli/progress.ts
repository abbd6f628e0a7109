import { surroundings } from './surroundings.js'

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
    surroundings().stderr.write(`  ${words(state)}\n`)
  }
}
