import { listInput, pageOf } from '../page.schema.js'
import { createPost, deletePost, purgePost, restorePost, setVisible, updatePost } from '../posts/posts.js'
import { createPostInput, post, postIdInput, postPage, updatePostInput } from '../posts/posts.schema.js'
import { createServiceToken, listServiceTokens, revokeServiceToken } from '../service/service-tokens.js'
import {
  createServiceTokenInput,
  newServiceToken,
  serviceToken,
  tokenIdInput,
} from '../service/service.schema.js'
import { admin, moderator, router } from '../trpc.js'
import { userIdInput } from '../users/users.schema.js'
import { listAllPosts, readPostWithRevisions } from './admin-posts.js'
import { listAllUsers, setRole, suspendUser, unsuspendUser } from './admin-users.js'
import {
  adminListPostsInput,
  adminListUsersInput,
  adminPost,
  adminUser,
  adminUserPage,
  purged,
  setRoleInput,
  setVisibleInput,
  stats,
  statsInput,
} from './admin.schema.js'
import { readStats } from './stats.js'

const as = 'staff'

const adminPostsRouter = router({
  list: moderator
    .meta({ summary: 'All posts, the hidden and deleted ones too, newest first.' })
    .input(adminListPostsInput)
    .output(postPage)
    .query(({ ctx, input }) => listAllPosts(ctx.db, ctx.viewer, input)),

  byId: moderator
    .meta({ summary: 'One post with what it said before each edit.' })
    .input(postIdInput)
    .output(adminPost)
    .query(({ ctx, input }) => readPostWithRevisions(ctx.db, ctx.viewer, input.postId)),

  create: admin
    .meta({ summary: 'Posts as yourself.' })
    .input(createPostInput)
    .output(post)
    .mutation(({ ctx, input }) => createPost(ctx.api.db, ctx.viewer, input)),

  update: admin
    .meta({ summary: "Edits anybody's post; what it said before is kept." })
    .input(updatePostInput)
    .output(post)
    .mutation(({ ctx, input }) => updatePost(ctx.api.db, ctx.viewer, { ...input, as })),

  setVisible: moderator
    .meta({ summary: "Hides anybody's post, or shows it again." })
    .input(setVisibleInput)
    .output(post)
    .mutation(({ ctx, input }) => setVisible(ctx.api.db, ctx.viewer, { ...input, as })),

  delete: moderator
    .meta({ summary: "Deletes anybody's post; it can be restored." })
    .input(postIdInput)
    .output(post)
    .mutation(({ ctx, input }) => deletePost(ctx.api.db, ctx.viewer, { ...input, as })),

  restore: moderator
    .meta({ summary: "Brings anybody's deleted post back." })
    .input(postIdInput)
    .output(post)
    .mutation(({ ctx, input }) => restorePost(ctx.api.db, ctx.viewer, { ...input, as })),

  purge: admin
    .meta({ summary: 'Removes a post for good, with its revisions and likes.' })
    .input(postIdInput)
    .output(purged)
    .mutation(({ ctx, input }) => purgePost(ctx.db, input.postId)),
})

const adminUsersRouter = router({
  list: moderator
    .meta({ summary: 'All accounts, newest first.' })
    .input(adminListUsersInput)
    .output(adminUserPage)
    .query(({ ctx, input }) => listAllUsers(ctx.db, input)),

  setRole: admin
    .meta({ summary: 'Makes an account a user, a moderator or an admin.' })
    .input(setRoleInput)
    .output(adminUser)
    .mutation(({ ctx, input }) => setRole(ctx.api.db, input)),

  suspend: moderator
    .meta({ summary: 'Suspends an account: signed out, and seen and counted nowhere.' })
    .input(userIdInput)
    .output(adminUser)
    .mutation(({ ctx, input }) => suspendUser(ctx.api.db, ctx.viewer, input.userId)),

  unsuspend: moderator
    .meta({ summary: 'Lifts a suspension.' })
    .input(userIdInput)
    .output(adminUser)
    .mutation(({ ctx, input }) => unsuspendUser(ctx.api.db, ctx.viewer, input.userId)),
})

const serviceTokensRouter = router({
  create: admin
    .meta({ summary: 'Makes a secret for another server; it is shown once.' })
    .input(createServiceTokenInput)
    .output(newServiceToken)
    .mutation(({ ctx, input }) => createServiceToken(ctx.db, ctx.viewer, input)),

  list: admin
    .meta({ summary: 'All service tokens, newest first, without their secrets.' })
    .input(listInput)
    .output(pageOf(serviceToken))
    .query(({ ctx, input }) => listServiceTokens(ctx.db, input)),

  revoke: admin
    .meta({ summary: 'Ends a service token.' })
    .input(tokenIdInput)
    .output(serviceToken)
    .mutation(({ ctx, input }) => revokeServiceToken(ctx.db, input.tokenId)),
})

export const adminRouter = router({
  posts: adminPostsRouter,
  users: adminUsersRouter,
  serviceTokens: serviceTokensRouter,
  stats: moderator
    .meta({ summary: 'How many accounts, posts and likes there are, and came on each day.' })
    .input(statsInput)
    .output(stats)
    .query(({ ctx, input }) => readStats(ctx.db, input.days)),
})
