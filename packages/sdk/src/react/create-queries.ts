import type { Me, Post, PostsThreadInput, Procedures, Thread } from '../api.gen.js'
import { settingAccounts, updatingProfile } from './account-acts.js'
import { settingInstance } from './instance-acts.js'
import {
  itemsOf,
  mutationWith,
  pagedOf,
  type Act,
  type Effect,
  type Mutation,
  type Paged,
} from './options.js'
import { acting, creating, deleting, editing, liking, purging, showing } from './post-acts.js'
import { bindQueries, type PostsQueries, type Queries as Bound } from './queries.gen.js'

/** A thread as far as it was read: what the post answers, the post, and its replies. */
export interface ReadThread extends Omit<Thread, 'replies'> {
  replies: Post[]
}

/** Every procedure by its name, as options for TanStack Query. */
export interface Queries extends Omit<Bound, 'posts'> {
  posts: Omit<PostsQueries, 'thread'> & {
    /** A post with what it answers and what answers it. Fails with `PostNotFound`. */
    thread: Paged<[input: Omit<PostsThreadInput, 'cursor'>], Thread, ReadThread>
  }
}

/** What can be asked: a client, or what a service client calls with. */
export interface Source extends Procedures {
  readonly viewer?: Me | null
}

/**
 * The client's procedures as options for TanStack Query, by the same names: lists for `useInfiniteQuery`, other reads for
 * `useQuery`, changes for `useMutation`. What is done to posts shows at once wherever they are cached, and is taken back
 * when the server refuses.
 *
 * @example
 * ```ts
 * import { createClient } from '@linnet/sdk'
 * import { createQueries } from '@linnet/sdk/react'
 * import { QueryClient } from '@tanstack/react-query'
 *
 * const social = createQueries(createClient({ url: 'http://localhost:3000' }))
 * // useInfiniteQuery(social.posts.list()), useQuery(social.users.byId({ userId })), useMutation(social.posts.like())
 * const page = await new QueryClient().fetchQuery(social.posts.list.page({ limit: 5 }))
 * console.log(page.items.length) // prints 0
 * ```
 */
export function createQueries(linnet: Source): Queries {
  // Only staff are given deleted posts. What others deleted a moment ago stays cached, so that it can be restored.
  const isStaff = () => (linnet.viewer?.role ?? 'user') !== 'user'
  const shown = (item: { deletedAt?: string | null }) => typeof item.deletedAt !== 'string' || isStaff()
  const { posts, users, admin, ...rest } = bindQueries(linnet, shown)

  const thread = pagedOf<[input: Omit<PostsThreadInput, 'cursor'>], Thread, ReadThread>(
    'posts.thread',
    ([input], cursor, options) => linnet.posts.thread({ ...input, ...cursor }, options),
    {
      listIn: ({ replies }) => replies,
      viewOf(pages) {
        const [first] = pages
        if (!first) throw new Error('A thread that was read has a page.')
        return {
          ...first,
          ancestors: first.ancestors.filter(shown),
          replies: itemsOf(
            pages.map(({ replies }) => replies),
            shown,
          ),
        }
      },
    },
  )

  return {
    ...rest,
    posts: {
      ...posts,
      thread,
      create: showingAtOnce(posts.create, linnet.posts.create, creating),
      update: showingAtOnce(posts.update, linnet.posts.update, editing()),
      hide: showingAtOnce(
        posts.hide,
        linnet.posts.hide,
        showing(() => false),
      ),
      show: showingAtOnce(
        posts.show,
        linnet.posts.show,
        showing(() => true),
      ),
      delete: showingAtOnce(posts.delete, linnet.posts.delete, deleting(true)),
      restore: showingAtOnce(posts.restore, linnet.posts.restore, deleting(false)),
      like: showingAtOnce(posts.like, linnet.posts.like, liking(true)),
      unlike: showingAtOnce(posts.unlike, linnet.posts.unlike, liking(false)),
    },
    users: {
      ...users,
      updateProfile: showingAtOnce(
        users.updateProfile,
        (input, options) => linnet.users.updateProfile(input ?? {}, options),
        updatingProfile,
      ),
    },
    admin: {
      ...admin,
      posts: {
        ...admin.posts,
        create: showingAtOnce(admin.posts.create, linnet.admin.posts.create, creating),
        update: showingAtOnce(admin.posts.update, linnet.admin.posts.update, editing()),
        setVisible: showingAtOnce(
          admin.posts.setVisible,
          linnet.admin.posts.setVisible,
          showing(({ visible }) => visible),
        ),
        delete: showingAtOnce(admin.posts.delete, linnet.admin.posts.delete, deleting(true)),
        restore: showingAtOnce(admin.posts.restore, linnet.admin.posts.restore, deleting(false)),
        purge: showingAtOnce(admin.posts.purge, linnet.admin.posts.purge, purging),
        bulk: showingAtOnce(admin.posts.bulk, linnet.admin.posts.bulk, acting),
      },
      settings: {
        ...admin.settings,
        update: showingAtOnce(
          admin.settings.update,
          (input, options) => linnet.admin.settings.update(input ?? {}, options),
          settingInstance,
        ),
      },
      users: {
        ...admin.users,
        setRole: showingAtOnce(admin.users.setRole, linnet.admin.users.setRole, settingAccounts),
        suspend: showingAtOnce(admin.users.suspend, linnet.admin.users.suspend, settingAccounts),
        unsuspend: showingAtOnce(admin.users.unsuspend, linnet.admin.users.unsuspend, settingAccounts),
      },
    },
  }
}

function showingAtOnce<Input, Output>(
  { key }: Mutation<Input, Output>,
  act: Act<Input, Output>,
  effect: Effect<Input, Output>,
): Mutation<Input, Output> {
  return mutationWith(key, act, effect)
}
