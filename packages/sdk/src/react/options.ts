import {
  infiniteQueryOptions,
  mutationOptions,
  queryOptions,
  type InfiniteData,
  type QueryClient,
  type UseMutationOptions,
} from '@tanstack/react-query'

import type { CallOptions, MutationOptions, Page } from '../api.gen.js'
import type { LinnetError } from '../errors.js'
import { inTurn } from './turns.js'

/** `['linnet', 'posts', 'list', input]`, or the beginning of it. */
export type Key = readonly ['linnet', ...(string | object)[]]

export type QueryOptionsOf<Output> = ReturnType<typeof optionsOf<Output>>
export type PagedOptionsOf<Output, View> = ReturnType<typeof pagedOptionsOf<Output, View>>
export type MutationOptionsOf<Input, Output> = ReturnType<typeof mutationOptionsOf<Input, Output>>

/** A change under way, which may be shown already. */
export interface Course<Output> {
  /** Puts the answer in place. */
  confirm(answer: Output): void
  /** Takes back what was shown. */
  refuse?(): void
}

/** What you may add to a mutation; its own care of the cache comes first. */
export type MutationExtras<Input, Output> = Omit<
  UseMutationOptions<Output, LinnetError, Input, Course<Output>>,
  'mutationKey' | 'mutationFn' | 'onMutate'
> & {
  /** What each sending is known by, for a change that may be sent again after a failure and must happen once. */
  idempotencyKey?: (input: Input) => string
}

/** Sends a change. */
export type Act<Input, Output> = (input: Input, options: MutationOptions) => Promise<Output>

/** A procedure that reads, as options for `useQuery`. */
export interface Query<Input extends [object?], Output> {
  (...input: Input): QueryOptionsOf<Output>
  /** The beginning of the keys of all that it has read. */
  readonly key: Key
}

/** A list, as options for `useInfiniteQuery`: its `data` is everything that was read so far. Give a `cursor` to begin there. */
export interface Paged<Input extends [object?], Output, View> {
  (...input: WithCursor<Input>): PagedOptionsOf<Output, View>
  /** One page of it, as options for `useQuery`; give a `cursor` for a later one. */
  page(...input: WithCursor<Input>): QueryOptionsOf<Output>
  readonly key: Key
}

/** A list whose `data` is its items, each once. */
export type ListQuery<Input extends [object?], Item> = Paged<Input, Page<Item>, Item[]>

/** A procedure that changes, as options for `useMutation`. */
export interface Mutation<Input, Output> {
  (extras?: MutationExtras<Input, Output>): MutationOptionsOf<Input, Output>
  readonly key: Key
}

type WithCursor<Input> = { [Place in keyof Input]: Input[Place] & Cursor }

interface Cursor {
  cursor?: string | undefined
}

/** What a mutation does to the cache. */
export interface Effect<Input, Output> {
  begin(client: QueryClient, input: Input): Course<Output>
  /** Changes with the same name go one after the other. */
  line?(input: Input): string
}

export function queryOf<Input extends [object?], Output>(
  path: string,
  ask: (input: Input, options: CallOptions) => Promise<Output>,
): Query<Input, Output> {
  const key = keyOf(path)
  return Object.assign(
    (...input: Input) => optionsOf([...key, input[0] ?? {}], (options) => ask(input, options)),
    { key },
  )
}

export function listOf<Input extends [object?], Item extends { id: number }>(
  path: string,
  ask: AskPage<Input, Page<Item>>,
  shown: (item: Item) => boolean,
): ListQuery<Input, Item> {
  return pagedOf<Input, Page<Item>, Item[]>(path, ask, {
    listIn: (page) => page,
    viewOf: (pages) => itemsOf(pages, shown),
  })
}

type AskPage<Input, Output> = (
  input: Input | WithCursor<Input>,
  cursor: Cursor,
  options: CallOptions,
) => Promise<Output>

interface Paging<Output, View> {
  listIn: (output: Output) => Page<unknown>
  from?: string | undefined
  viewOf: (outputs: Output[]) => View
}

export function pagedOf<Input extends [object?], Output, View>(
  path: string,
  ask: AskPage<Input, Output>,
  paging: Paging<Output, View>,
): Paged<Input, Output, View> {
  const key = keyOf(path)
  return Object.assign(
    (...input: WithCursor<Input>) =>
      pagedOptionsOf<Output, View>(
        [...key, input[0] ?? {}],
        (cursor, options) => ask(input, { cursor }, options),
        { ...paging, from: input[0]?.cursor },
      ),
    {
      page: (...input: WithCursor<Input>) =>
        optionsOf([...key, input[0] ?? {}, 'page'], (options) => ask(input, {}, options)),
      key,
    },
  )
}

export function mutationOf<Input, Output>(path: string, act: Act<Input, Output>): Mutation<Input, Output> {
  const key = keyOf(path)
  return mutationWith(key, act, {
    begin: (client) => ({
      confirm: () => void client.invalidateQueries({ queryKey: key.slice(0, -1) }),
    }),
  })
}

export function mutationWith<Input, Output>(
  key: Key,
  act: Act<Input, Output>,
  effect: Effect<Input, Output>,
): Mutation<Input, Output> {
  return Object.assign(
    (extras: MutationExtras<Input, Output> = {}) => mutationOptionsOf(key, act, { effect, extras }),
    { key },
  )
}

/** The pages as one list. A post that moved between two reads may be in both: it is there once. */
export function itemsOf<Item extends { id: number }>(
  pages: Page<Item>[],
  shown: (item: Item) => boolean,
): Item[] {
  const seen = new Set<number>()
  return pages
    .flatMap(({ items }) => items)
    .filter((item) => shown(item) && !seen.has(item.id) && seen.add(item.id))
}

export function keyOf(path = ''): Key {
  return path === '' ? ['linnet'] : ['linnet', ...path.split('.')]
}

function optionsOf<Output>(queryKey: Key, ask: (options: CallOptions) => Promise<Output>) {
  return queryOptions<Output, LinnetError, Output, Key>({
    queryKey,
    queryFn: ({ signal }) => ask({ signal }),
    // The client has tried again by itself.
    retry: false,
  })
}

function pagedOptionsOf<Output, View>(
  queryKey: Key,
  ask: (cursor: string | undefined, options: CallOptions) => Promise<Output>,
  { listIn, viewOf, from }: Paging<Output, View>,
) {
  return infiniteQueryOptions<Output, LinnetError, View, Key, string | null>({
    queryKey,
    queryFn: ({ pageParam, signal }) => ask(pageParam ?? undefined, { signal }),
    // Not undefined, which JSON does not keep: what is cached may be stored, or come with a page.
    initialPageParam: from ?? null,
    getNextPageParam: (output) => listIn(output).nextCursor,
    select: ({ pages }: InfiniteData<Output>) => viewOf(pages),
    retry: false,
  })
}

function mutationOptionsOf<Input, Output>(
  mutationKey: Key,
  act: Act<Input, Output>,
  { effect, extras }: { effect: Effect<Input, Output>; extras: MutationExtras<Input, Output> },
) {
  const { idempotencyKey, ...rest } = extras
  const send = (input: Input) => act(input, { idempotencyKey: idempotencyKey?.(input) })
  return mutationOptions<Output, LinnetError, Input, Course<Output>>({
    ...rest,
    mutationKey,
    mutationFn: (input, { client }) =>
      effect.line ? inTurn(client, effect.line(input), () => send(input)) : send(input),
    onMutate: (input, { client }) => effect.begin(client, input),
    onSuccess: (answer, input, course, context) => {
      course.confirm(answer)
      return extras.onSuccess?.(answer, input, course, context)
    },
    onError: (error, input, course, context) => {
      course?.refuse?.()
      return extras.onError?.(error, input, course, context)
    },
  })
}
