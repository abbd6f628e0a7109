import type { QueryClient } from '@tanstack/react-query'

const lines = new WeakMap<QueryClient, Map<string, Promise<unknown>>>()

/** Does work when all that was begun before it in the same line is over. */
export async function inTurn<Answer>(
  client: QueryClient,
  name: string,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const line = lines.get(client) ?? new Map<string, Promise<unknown>>()
  lines.set(client, line)
  const turn = (line.get(name) ?? Promise.resolve()).then(work, work)
  line.set(name, turn)
  try {
    return await turn
  } finally {
    if (line.get(name) === turn) line.delete(name)
  }
}
