export type Warn = (sentence: string) => void

// oxlint-disable-next-line no-console -- the one thing that the SDK says unasked, and only to those who did not want to be asked.
const onConsole: Warn = (sentence) => console.warn(sentence)

/** Passes on what the server says it will stop doing, each sentence once. */
export function noticeDeprecation(warn: Warn = onConsole) {
  const said = new Set<string>()
  return ({ headers }: Response): void => {
    for (const sentence of headers.get('linnet-deprecation')?.split('; ') ?? []) {
      if (said.has(sentence)) continue
      said.add(sentence)
      warn(sentence)
    }
  }
}
