import type { z } from 'zod'

import { header, line, MovingError, problemOf, type Arrival, type Source } from './format.js'
import { linesOf, type Line } from './lines.js'

/** What `linnet export` writes, or another program in the same form. */
export async function openLinnetFile(stream: AsyncIterable<Uint8Array>): Promise<Source> {
  const lines = linesOf(stream)
  const first = await lines.next()
  const head = first.done ? { problem: 'There is nothing in it.' } : read(first.value, header)
  if ('problem' in head) {
    throw new MovingError(
      `This is not an export of Linnet, whose first line is a header such as {"type":"linnet","version":1,"source":"a name"}: ${head.problem}`,
    )
  }
  const { source, account } = head.value
  return { name: source, single: Boolean(account), arrivals: arrivalsOf(lines) }
}

async function* arrivalsOf(lines: AsyncIterable<Line>): AsyncGenerator<Arrival> {
  for await (const each of lines) {
    const { where } = each
    const found = read(each, line)
    if ('problem' in found) yield { where, problem: found.problem }
    else if (found.value.type === 'end') return
    else yield { where, item: found.value }
  }
  throw new MovingError(
    'The file ends before its last line, {"type":"end"}: a part of it is missing. Get the whole of it and import it again; nothing comes twice.',
  )
}

function read<Schema extends z.ZodType>(
  each: Line,
  schema: Schema,
): { value: z.output<Schema> } | { problem: string } {
  if ('problem' in each) return each
  let json: unknown
  try {
    json = JSON.parse(each.text)
  } catch {
    return { problem: 'It is not JSON.' }
  }
  const found = schema.safeParse(json)
  return found.success ? { value: found.data } : { problem: problemOf(found.error) }
}
