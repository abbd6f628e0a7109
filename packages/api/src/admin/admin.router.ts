import { z } from 'zod'

import { listAudit } from '../audit/audit.js'
import { auditEntry, listAuditInput } from '../audit/audit.schema.js'
import { signedOut } from '../auth/auth.schema.js'
import { updateSettings } from '../instance/instance.js'
import { instance, updateSettingsInput } from '../instance/instance.schema.js'
import { createInvite, listInvites, revokeInvite } from '../invites/invites.js'
import { createInviteInput, invite, inviteIdInput } from '../invites/invites.schema.js'
import { listInput, pageOf } from '../page.schema.js'
import { readPostWithRevisions } from '../posts/history.js'
import { actOnPosts } from '../posts/bulk.js'
import { bulkAnswer, bulkInput } from '../posts/bulk.schema.js'
import { createPost, deletePost, purgePost, restorePost, setVisible, updatePost } from '../posts/posts.js'
import { createPostInput, post, postIdInput, postPage, updatePostInput } from '../posts/posts.schema.js'
import { createServiceToken, listServiceTokens, revokeServiceToken } from '../service/service-tokens.js'
import {
  createServiceTokenInput,
  newServiceToken,
  serviceToken,
  tokenIdInput,
} from '../service/service.schema.js'
import { operation } from '../operation.js'
import { admin, moderator, router } from '../trpc.js'
import { userIdInput } from '../users/users.schema.js'
import { listAllPosts } from './admin-posts.js'
import { listAllUsers, setRole, suspendUser, unsuspendUser } from './admin-users.js'
import {
  adminListPostsInput,
  adminListUsersInput,
  adminPost,
  adminUser,
  adminUserPage,
  endSessionsInput,
  purged,
  setRoleInput,
  setVisibleInput,
  stats,
  statsInput,
  userSession,
} from './admin.schema.js'
import { readStats } from './stats.js'
import { endSessionsOf, listSessionsOf } from './user-sessions.js'

const as = 'staff'

const adminPostsRouter = router({
  list: moderator
    .meta(operation('All posts, the hidden and deleted ones too, newest first.', 'GET /admin/posts'))
    .input(adminListPostsInput)
    .output(postPage)
    .query(({ ctx, input }) => listAllPosts(ctx.db, ctx.viewer, input)),

  byId: moderator
    .meta(
      operation('One post with what it said before each edit.', 'GET /admin/posts/{postId}', {
        fails: ['PostNotFound'],
        deprecated: { since: '2026-11-23', instead: 'Use posts.byId and posts.history.' },
      }),
    )
    .input(postIdInput)
    .output(adminPost)
    .query(({ ctx, input }) => readPostWithRevisions(ctx.db, ctx.viewer, input.postId)),

  create: admin
    .meta(
      operation('Posts as yourself.', 'POST /admin/posts', {
        created: '/admin/posts/{id}',
        fails: ['PostNotFound', 'TooManyPosts'],
      }),
    )
    .input(createPostInput)
    .output(post)
    .mutation(({ ctx, input }) => createPost(ctx.db, ctx.viewer, input)),

  update: admin
    .meta(
      operation("Edits anybody's post; what it said before is kept.", 'PATCH /admin/posts/{postId}', {
        fails: ['PostNotFound'],
      }),
    )
    .input(updatePostInput)
    .output(post)
    .mutation(({ ctx, input }) => updatePost(ctx.db, ctx.viewer, { ...input, as })),

  setVisible: moderator
    .meta(
      operation("Hides anybody's post, or shows it again.", 'PUT /admin/posts/{postId}/visibility', {
        fails: ['PostNotFound'],
      }),
    )
    .input(setVisibleInput)
    .output(post)
    .mutation(({ ctx, input }) => setVisible(ctx.db, ctx.viewer, { ...input, as })),

  delete: moderator
    .meta(
      operation("Deletes anybody's post; it can be restored.", 'DELETE /admin/posts/{postId}', {
        fails: ['PostNotFound'],
      }),
    )
    .input(postIdInput)
    .output(post)
    .mutation(({ ctx, input }) => deletePost(ctx.db, ctx.viewer, { ...input, as })),

  restore: moderator
    .meta(
      operation("Brings anybody's deleted post back.", 'POST /admin/posts/{postId}/restore', {
        fails: ['PostNotFound'],
      }),
    )
    .input(postIdInput)
    .output(post)
    .mutation(({ ctx, input }) => restorePost(ctx.db, ctx.viewer, { ...input, as })),

  purge: admin
    .meta(
      operation(
        'Removes a post for good, with its revisions and likes.',
        'POST /admin/posts/{postId}/purge',
        { fails: ['PostNotFound'] },
      ),
    )
    .input(postIdInput)
    .output(purged)
    .mutation(({ ctx, input }) => purgePost(ctx.db, input.postId)),

  bulk: moderator
    .meta(
      operation(
        'Hides, shows, deletes, restores or purges up to 100 posts, and says what became of each.',
        'POST /admin/posts/bulk',
        { cost: 50 },
      ),
    )
    .input(bulkInput)
    .output(bulkAnswer)
    .mutation(({ ctx, input }) => actOnPosts(ctx.db, ctx.viewer, input)),
})

const settingsRouter = router({
  update: admin
    .meta(operation('Sets what this server is, who may sign up, and its limits.', 'PATCH /instance'))
    .input(updateSettingsInput)
    .output(instance)
    .mutation(({ ctx, input }) => updateSettings(ctx.db, input)),
})

const adminUsersRouter = router({
  list: moderator
    .meta(operation('All accounts, newest first.', 'GET /admin/users'))
    .input(adminListUsersInput)
    .output(adminUserPage)
    .query(({ ctx, input }) => listAllUsers(ctx.db, input)),

  setRole: admin
    .meta(
      operation('Makes an account a user, a moderator or an admin.', 'PUT /admin/users/{userId}/role', {
        fails: ['UserNotFound', 'LastAdmin'],
      }),
    )
    .input(setRoleInput)
    .output(adminUser)
    .mutation(({ ctx, input }) => setRole(ctx.db, input)),

  suspend: moderator
    .meta(
      operation(
        'Suspends an account: signed out, and seen and counted nowhere.',
        'POST /admin/users/{userId}/suspend',
        { fails: ['UserNotFound', 'LastAdmin'] },
      ),
    )
    .input(userIdInput)
    .output(adminUser)
    .mutation(({ ctx, input }) => suspendUser(ctx.db, ctx.viewer, input.userId)),

  unsuspend: moderator
    .meta(
      operation('Lifts a suspension.', 'POST /admin/users/{userId}/unsuspend', { fails: ['UserNotFound'] }),
    )
    .input(userIdInput)
    .output(adminUser)
    .mutation(({ ctx, input }) => unsuspendUser(ctx.db, ctx.viewer, input.userId)),

  sessions: admin
    .meta(
      operation(
        'The devices that are signed in to an account, the last used first.',
        'GET /admin/users/{userId}/sessions',
        { fails: ['UserNotFound'] },
      ),
    )
    .input(userIdInput)
    .output(z.array(userSession))
    .query(({ ctx, input }) => listSessionsOf(ctx.db, input.userId)),

  endSessions: admin
    .meta(
      operation('Signs an account out, on one device or all.', 'POST /admin/users/{userId}/sessions/end', {
        fails: ['UserNotFound', 'SessionNotFound'],
      }),
    )
    .input(endSessionsInput)
    .output(signedOut)
    .mutation(({ ctx, input }) => endSessionsOf(ctx.db, input)),
})

const serviceTokensRouter = router({
  create: admin
    .meta(
      operation('Makes a secret for another server; it is shown once.', 'POST /admin/service-tokens', {
        created: '/admin/service-tokens/{id}',
      }),
    )
    .input(createServiceTokenInput)
    .output(newServiceToken)
    .mutation(({ ctx, input }) => createServiceToken(ctx.db, { creator: ctx.viewer }, input)),

  list: admin
    .meta(
      operation(
        "All service tokens, newest first, without their secrets; people's own too.",
        'GET /admin/service-tokens',
      ),
    )
    .input(listInput)
    .output(pageOf(serviceToken))
    .query(({ ctx, input }) => listServiceTokens(ctx.db, input)),

  revoke: admin
    .meta(
      operation('Ends a service token.', 'DELETE /admin/service-tokens/{tokenId}', {
        fails: ['ServiceTokenNotFound'],
      }),
    )
    .input(tokenIdInput)
    .output(serviceToken)
    .mutation(({ ctx, input }) => revokeServiceToken(ctx.db, input.tokenId)),
})

const invitesRouter = router({
  create: admin
    .meta(
      operation('Makes a code to sign up with.', 'POST /admin/invites', {
        created: '/admin/invites/{id}',
      }),
    )
    .input(createInviteInput)
    .output(invite)
    .mutation(({ ctx, input }) => createInvite(ctx.db, ctx.viewer, input)),

  list: admin
    .meta(operation('All invites, newest first.', 'GET /admin/invites'))
    .input(listInput)
    .output(pageOf(invite))
    .query(({ ctx, input }) => listInvites(ctx.db, input)),

  revoke: admin
    .meta(
      operation('Lets nobody else sign up with an invite.', 'DELETE /admin/invites/{inviteId}', {
        fails: ['InviteNotFound'],
      }),
    )
    .input(inviteIdInput)
    .output(invite)
    .mutation(({ ctx, input }) => revokeInvite(ctx.db, input.inviteId)),
})

const auditRouter = router({
  list: admin
    .meta(operation('What admins, moderators and service tokens did, newest first.', 'GET /admin/audit'))
    .input(listAuditInput)
    .output(pageOf(auditEntry))
    .query(({ ctx, input }) => listAudit(ctx.db, input)),
})

export const adminRouter = router({
  posts: adminPostsRouter,
  users: adminUsersRouter,
  settings: settingsRouter,
  invites: invitesRouter,
  serviceTokens: serviceTokensRouter,
  audit: auditRouter,
  stats: moderator
    .meta(
      operation('How many accounts, posts and likes there are, and came on each day.', 'GET /admin/stats'),
    )
    .input(statsInput)
    .output(stats)
    .query(({ ctx, input }) => readStats(ctx.db, input.days)),
})
