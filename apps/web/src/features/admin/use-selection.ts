import type { Post } from '@linnet/sdk'
import { useState } from 'react'

/** As many as the server takes at once. */
export const mostSelected = 100

const nothing: ReadonlySet<number> = new Set()

/** Which of the posts that are shown are selected; of another list, none. */
export function useSelection(list: string, shown: readonly Post[]) {
  const [chosen, setChosen] = useState({ list, ids: nothing })
  const ids = chosen.list === list ? chosen.ids : nothing
  const selected = shown.filter(({ id }) => ids.has(id))
  const all = shown.slice(0, mostSelected)
  const choose = (posts: readonly Post[]) => setChosen({ list, ids: new Set(posts.map(({ id }) => id)) })

  return {
    selected,
    isFull: selected.length >= mostSelected,
    /** Of all those shown, as far as so many can be selected. */
    extent: selected.length === 0 ? 'none' : all.every(({ id }) => ids.has(id)) ? 'all' : 'some',
    has: ({ id }: Post) => ids.has(id),
    toggle: (post: Post) =>
      choose(ids.has(post.id) ? selected.filter(({ id }) => id !== post.id) : [...selected, post]),
    selectAll: () => choose(all),
    clear: () => choose([]),
  } as const
}

export type Selection = ReturnType<typeof useSelection>
