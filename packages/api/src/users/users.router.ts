import { pageOf, listInput } from '../page.schema.js'
import { listLikedPosts, listPostsOf } from '../posts/post-lists.js'
import { postPage } from '../posts/posts.schema.js'
import { anyone, router, signedIn } from '../trpc.js'
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
    .meta({ summary: 'An account by its handle.' })
    .input(handleInput)
    .output(profile)
    .query(({ ctx, input }) => findProfile(ctx.db, ctx.viewer, { handle: input.handle })),

  byId: anyone
    .meta({ summary: 'An account by its id.' })
    .input(userIdInput)
    .output(profile)
    .query(({ ctx, input }) => findProfile(ctx.db, ctx.viewer, { id: input.userId })),

  list: anyone
    .meta({ summary: 'All accounts, newest first.' })
    .input(listInput)
    .output(pageOf(user))
    .query(({ ctx, input }) => listUsers(ctx.db, ctx.viewer, input)),

  posts: anyone
    .meta({ summary: 'What an account posted, newest first.' })
    .input(usersPostsInput)
    .output(postPage)
    .query(async ({ ctx, input }) => {
      await findUser(ctx.db, ctx.viewer, { id: input.userId })
      return listPostsOf(ctx.db, ctx.viewer, input)
    }),

  likedPosts: anyone
    .meta({ summary: 'What an account likes, the newest like first.' })
    .input(usersLikedPostsInput)
    .output(postPage)
    .query(async ({ ctx, input }) => {
      await findUser(ctx.db, ctx.viewer, { id: input.userId })
      return listLikedPosts(ctx.db, ctx.viewer, input)
    }),

  updateProfile: signedIn
    .meta({ summary: 'Changes your display name or bio.' })
    .input(updateProfileInput)
    .output(me)
    .mutation(({ ctx, input }) => updateProfile(ctx.db, ctx.viewer, input)),
})
