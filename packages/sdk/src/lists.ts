import type { Call, CallOptions, Page } from './api.gen.js'

/**
 * A list: one page, all pages or all items of it, newest first unless it says otherwise. Each begins after the `cursor` of
 * the input, if there is one, and asks for a page when it is needed.
 */
export interface List<Input, Item> {
  (input: Input, options?: CallOptions): Promise<Page<Item>>
  all(input: Input, options?: CallOptions): AsyncGenerator<Item, void, void>
  pages(input: Input, options?: CallOptions): AsyncGenerator<Page<Item>, void, void>
}

export function listOf<Input extends object | void, Item>(call: Call, path: string): List<Input, Item> {
  const read = (input: object, options?: CallOptions) => call<Page<Item>>('query', path, input, options)

  async function* pages(input: Input, options?: CallOptions): AsyncGenerator<Page<Item>, void, void> {
    let next: { cursor?: string } | undefined = {}
    while (next) {
      const page: Page<Item> = await read({ ...input, ...next }, options)
      yield page
      next = page.nextCursor === null ? undefined : { cursor: page.nextCursor }
    }
  }

  async function* all(input: Input, options?: CallOptions): AsyncGenerator<Item, void, void> {
    for await (const { items } of pages(input, options)) yield* items
  }

  return Object.assign((input: Input, options?: CallOptions) => read(input ?? {}, options), { all, pages })
}
