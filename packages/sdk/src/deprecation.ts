// oxlint-disable-next-line no-console -- the one thing that the SDK says unasked, and only to those who did not want to be asked.
const onConsole = (sentence: string) => console.warn(sentence)

/** Passes on what the server says it will stop doing, each sentence once. */
export function noticeDeprecation(warn = onConsole) {
  const said = new Set<string>()
  return ({ headers }: Response): void => {
    for (const sentence of headers.get('linnet-deprecation')?.split('; ') ?? []) {
      if (said.has(sentence)) continue
      said.add(sentence)
      warn(sentence)
    }
  }
}
