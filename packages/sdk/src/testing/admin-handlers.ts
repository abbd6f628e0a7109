import { listAllPosts } from './admin-posts.js'
import {
  endSessionsOf,
  listAllUsers,
  listSessionsOf,
  setRole,
  suspendUser,
  unsuspendUser,
} from './admin-users.js'
import { listAudit } from './audit.js'
import { actOnPosts } from './bulk.js'
import { updateSettings } from './instance.js'
import { createInvite, listInvites, revokeInvite } from './invites.js'
import { readPostWithRevisions } from './history.js'
import { createPost, deletePost, purgePost, restorePost, setVisible, updatePost } from './post-changes.js'
import type { HandlersOf } from './procedures.js'
import { createServiceToken, listServiceTokens, revokeServiceToken } from './service-tokens.js'
import { readStats } from './stats.js'

const as = 'staff'

export const adminHandlers: HandlersOf<'admin'> = {
  'admin.posts.list': ({ store, viewer, input }) => listAllPosts(store, viewer, input),
  'admin.posts.byId': ({ store, viewer, input }) => readPostWithRevisions(store, viewer, input.postId),
  'admin.posts.create': ({ store, viewer, input }) => createPost(store, viewer, input),
  'admin.posts.update': ({ store, viewer, input }) => updatePost(store, { ...input, viewer, as }),
  'admin.posts.setVisible': ({ store, viewer, input }) => setVisible(store, { ...input, viewer, as }),
  'admin.posts.delete': ({ store, viewer, input }) => deletePost(store, { ...input, viewer, as }),
  'admin.posts.restore': ({ store, viewer, input }) => restorePost(store, { ...input, viewer, as }),
  'admin.posts.purge': ({ store, input }) => purgePost(store, input.postId),
  'admin.posts.bulk': ({ store, viewer, input }) => actOnPosts(store, viewer, input),
  'admin.users.list': ({ store, input }) => listAllUsers(store, input),
  'admin.users.setRole': ({ store, input }) => setRole(store, input),
  'admin.users.suspend': ({ store, viewer, input }) => suspendUser(store, viewer, input.userId),
  'admin.users.unsuspend': ({ store, viewer, input }) => unsuspendUser(store, viewer, input.userId),
  'admin.users.sessions': ({ store, input }) => listSessionsOf(store, input.userId),
  'admin.users.endSessions': ({ store, input }) => endSessionsOf(store, input),
  'admin.settings.update': ({ store, input }) => updateSettings(store, input),
  'admin.invites.create': ({ store, viewer, input }) => createInvite(store, viewer, input),
  'admin.invites.list': ({ store, input }) => listInvites(store, input),
  'admin.invites.revoke': ({ store, input }) => revokeInvite(store, input.inviteId),
  'admin.serviceTokens.create': ({ store, input }) => createServiceToken(store, input),
  'admin.serviceTokens.list': ({ store, input }) => listServiceTokens(store, input),
  'admin.serviceTokens.revoke': ({ store, input }) => revokeServiceToken(store, input.tokenId),
  'admin.audit.list': ({ store, input }) => listAudit(store, input),
  'admin.stats': ({ store, input }) => readStats(store, input.days),
}
