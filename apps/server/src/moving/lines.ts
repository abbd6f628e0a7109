/** Longer than any line can be that says something. */
export const longestLine = 1024 ** 2

export type Line = { where: string } & ({ text: string } | { problem: string })

/** The lines of a file that nobody vouches for: an overlong one, or one that is not UTF-8, is named and passed over. */
export async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let number = 0
  let parts: Buffer[] = []
  let length = 0

  function take(part: Buffer): void {
    length += part.length
    if (length <= longestLine) parts.push(part)
    else parts = []
  }
  function finish(): Line | undefined {
    number += 1
    const where = `line ${number}`
    const line = Buffer.concat(parts)
    const isTooLong = length > longestLine
    parts = []
    length = 0
    if (isTooLong) return { where, problem: 'It is longer than a mebibyte.' }
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(line)
      return text.trim() === '' ? undefined : { where, text }
    } catch {
      return { where, problem: 'It is not UTF-8.' }
    }
  }

  for await (const chunk of source) {
    const bytes = Buffer.from(chunk)
    let start = 0
    for (let stop = bytes.indexOf(10); stop !== -1; stop = bytes.indexOf(10, start)) {
      take(bytes.subarray(start, stop))
      start = stop + 1
      const line = finish()
      if (line) yield line
    }
    take(bytes.subarray(start))
  }
  const last = length > 0 ? finish() : undefined
  if (last) yield last
}
