import type { InfiniteData } from '@tanstack/react-query'

import type { AdminUser, Me, Page, UsersUpdateProfileInput } from '../api.gen.js'
import { keyOf, type Effect } from './options.js'
import { also, renameAuthor } from './post-acts.js'

export const updatingProfile: Effect<UsersUpdateProfileInput | void, Me> = also(
  {
    begin: (client) => ({
      confirm(me) {
        client.setQueryData([...keyOf('auth.me'), {}], me)
        renameAuthor(client, me)
      },
    }),
  },
  ['users', 'admin.users', 'posts.likers'],
)

/** An account that the moderators let in or out is seen and counted otherwise everywhere. */
export const settingAccounts: Effect<{ userId: number }, AdminUser> = also(
  {
    begin: (client) => ({
      confirm(changed) {
        client.setQueriesData<InfiniteData<Page<AdminUser>> | Page<AdminUser>>(
          { queryKey: keyOf('admin.users.list') },
          (list) => {
            const patch = (page: Page<AdminUser>) => ({
              ...page,
              items: page.items.map((user) => (user.id === changed.id ? changed : user)),
            })
            return list && ('pages' in list ? { ...list, pages: list.pages.map(patch) } : patch(list))
          },
        )
      },
    }),
  },
  ['posts', 'users', 'admin.posts', 'admin.stats'],
)
