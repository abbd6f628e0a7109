import type { Command } from 'commander'

import { surroundings } from './surroundings.js'

export interface Json {
  json?: boolean
}

/** A command that can answer a program. */
export function withJson(command: Command): Command {
  return command.option('--json', 'answer in JSON, for programs')
}

/** Says the result: all of it to a program, the words to a person. */
export function say({ json }: Json, result: unknown, words: string): void {
  surroundings().stdout.write(`${json ? JSON.stringify(result) : words}\n`)
}

/** Columns as wide as their widest cell. */
export function table(head: string[], rows: string[][]): string {
  const lines = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)))
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Everything of a list, page by page. */
export async function everyPage<Item>(
  page: (input: { cursor?: string; limit: number }) => Promise<{ items: Item[]; nextCursor: string | null }>,
): Promise<Item[]> {
  const all: Item[] = []
  let cursor: string | null | undefined
  do {
    const { items, nextCursor } = await page({ limit: 100, ...(cursor && { cursor }) })
    all.push(...items)
    cursor = nextCursor
  } while (cursor !== null)
  return all
}
