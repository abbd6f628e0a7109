import { pageOf, listInput } from '../page.schema.js'
import { listLikedPosts, listPostsOf } from '../posts/post-lists.js'
import { postPage } from '../posts/posts.schema.js'
import { operation } from '../operation.js'
import { anyone, inSession, router } from '../trpc.js'
import { findProfile, findUser, listUsers, updateProfile } from './users.js'
import {
  handleInput,
  me,
  profile,
  updateProfileInput,
  user,
  userIdInput,
  usersLikedPostsInput,
  usersPostsInput,
} from './users.schema.js'

export const usersRouter = router({
  byHandle: anyone
    .meta(
      operation('An account by its handle.', 'GET /users/by-handle/{handle}', { fails: ['UserNotFound'] }),
    )
    .input(handleInput)
    .output(profile)
    .query(({ ctx, input }) => findProfile(ctx.db, ctx.viewer, { handle: input.handle })),

  byId: anyone
    .meta(operation('An account by its id.', 'GET /users/{userId}', { fails: ['UserNotFound'] }))
    .input(userIdInput)
    .output(profile)
    .query(({ ctx, input }) => findProfile(ctx.db, ctx.viewer, { id: input.userId })),

  list: anyone
    .meta(operation('All accounts, newest first.', 'GET /users'))
    .input(listInput)
    .output(pageOf(user))
    .query(({ ctx, input }) => listUsers(ctx.db, ctx.viewer, input)),

  posts: anyone
    .meta(
      operation('What an account posted, newest first.', 'GET /users/{userId}/posts', {
        fails: ['UserNotFound'],
      }),
    )
    .input(usersPostsInput)
    .output(postPage)
    .query(async ({ ctx, input }) => {
      const page = await listPostsOf(ctx.db, ctx.viewer, input)
      // Of an account that may not be seen there is no post either.
      if (page.items.length === 0) await findUser(ctx.db, ctx.viewer, { id: input.userId })
      return page
    }),

  likedPosts: anyone
    .meta(
      operation('What an account likes, the newest like first.', 'GET /users/{userId}/liked-posts', {
        fails: ['UserNotFound'],
      }),
    )
    .input(usersLikedPostsInput)
    .output(postPage)
    .query(async ({ ctx, input }) => {
      await findUser(ctx.db, ctx.viewer, { id: input.userId })
      return listLikedPosts(ctx.db, ctx.viewer, input)
    }),

  updateProfile: inSession
    .meta(operation('Changes your display name or bio.', 'PATCH /me'))
    .input(updateProfileInput)
    .output(me)
    .mutation(({ ctx, input }) => updateProfile(ctx.db, ctx.viewer, input)),
})
