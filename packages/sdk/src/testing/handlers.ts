import { meOf } from '@linnet/api/pure'

import { deleteAccount } from './account.js'
import { adminHandlers } from './admin-handlers.js'
import { changePassword, createUser, login } from './auth.js'
import { listHistory } from './history.js'
import { exportAccount } from './export-account.js'
import { readInstance } from './instance.js'
import { admit } from './invites.js'
import { setLike } from './likes.js'
import { createPost, deletePost, restorePost, setVisible, updatePost } from './post-changes.js'
import { listLikedPosts, listLikers, listPosts, pageOfPosts, readThread } from './post-lists.js'
import { postOf } from './post-views.js'
import type { Handlers, HandlersOf } from './procedures.js'
import { refusal } from './refusal.js'
import { searchPosts } from './search.js'
import { createPostAs, serviceTokenOf } from './service-tokens.js'
import { endSessions, listSessions, rotateSession, startSession } from './sessions.js'
import { createToken, listTokens, revokeToken } from './tokens.js'
import { findProfile, listUsers, updateProfile } from './users.js'
import { findPost, findUser } from './visible.js'

const auth: HandlersOf<'auth'> = {
  'auth.register': ({ store, input }) => {
    const countUse = admit(store, input.invite)
    const user = createUser(store, input)
    countUse()
    return startSession(store, user)
  },
  'auth.login': ({ store, input }) => login(store, input),
  'auth.refresh': ({ store, input }) => rotateSession(store, input.refreshToken),
  'auth.logout': ({ store, sessionId }) => endSessions(store, ({ id }) => id === sessionId),
  'auth.logoutAll': ({ store, viewer }) => endSessions(store, ({ userId }) => userId === viewer.id),
  'auth.revokeSession': ({ store, viewer, input }) => {
    const ended = endSessions(store, ({ id, userId }) => id === input.sessionId && userId === viewer.id)
    if (ended.signedOut === 0) throw refusal('SessionNotFound')
    return ended
  },
  'auth.changePassword': ({ store, input, ...caller }) => changePassword(store, caller, input),
  'auth.sessions': ({ store, viewer, sessionId }) => listSessions(store, viewer, sessionId),
  'auth.me': ({ viewer }) => meOf(viewer),
}

const as = 'author'

const posts: HandlersOf<'posts'> = {
  'posts.list': ({ store, viewer, input }) => listPosts(store, viewer, input),
  'posts.search': ({ store, viewer, input }) => searchPosts(store, viewer, input),
  'posts.byId': ({ store, viewer, input }) => postOf(store, viewer, findPost(store, viewer, input.postId)),
  'posts.thread': ({ store, viewer, input }) => readThread(store, viewer, input),
  'posts.history': ({ store, viewer, input }) => listHistory(store, viewer, input),
  'posts.likers': ({ store, viewer, input }) => listLikers(store, viewer, input),
  'posts.create': ({ store, viewer, input }) => createPost(store, viewer, input),
  'posts.update': ({ store, viewer, input }) => updatePost(store, { ...input, viewer, as }),
  'posts.hide': ({ store, viewer, input }) => setVisible(store, { ...input, viewer, as, visible: false }),
  'posts.show': ({ store, viewer, input }) => setVisible(store, { ...input, viewer, as, visible: true }),
  'posts.delete': ({ store, viewer, input }) => deletePost(store, { ...input, viewer, as }),
  'posts.restore': ({ store, viewer, input }) => restorePost(store, { ...input, viewer, as }),
  'posts.like': ({ store, viewer, input }) => setLike(store, viewer, { ...input, liked: true }),
  'posts.unlike': ({ store, viewer, input }) => setLike(store, viewer, { ...input, liked: false }),
}

const users: HandlersOf<'users'> = {
  'users.byHandle': ({ store, viewer, input }) => findProfile(store, viewer, input),
  'users.byId': ({ store, viewer, input }) => findProfile(store, viewer, { id: input.userId }),
  'users.list': ({ store, viewer, input }) => listUsers(store, viewer, input),
  'users.posts': ({ store, viewer, input }) => {
    const { id } = findUser(store, viewer, { id: input.userId })
    return pageOfPosts(store, viewer, {
      ...input,
      isMeant: ({ authorId, replyToId }) => authorId === id && (input.replies || replyToId === null),
    })
  },
  'users.likedPosts': ({ store, viewer, input }) => {
    findUser(store, viewer, { id: input.userId })
    return listLikedPosts(store, viewer, input)
  },
  'users.updateProfile': ({ viewer, input }) => updateProfile(viewer, input),
}

const service: HandlersOf<'service'> = {
  'service.me': ({ token }) => {
    const { name, scopes, expiresAt } = serviceTokenOf(token)
    return { name, scopes, expiresAt }
  },
  'service.createPost': ({ store, input }) => createPostAs(store, input),
}

const account: HandlersOf<'account'> = {
  'account.export': ({ store, viewer, input }) => exportAccount(store, viewer, input),
  'account.delete': ({ store, viewer, input }) => deleteAccount(store, viewer, input.password),
}

const tokens: HandlersOf<'tokens'> = {
  'tokens.create': ({ store, viewer, input }) => createToken(store, viewer, input),
  'tokens.list': ({ store, viewer, input }) => listTokens(store, viewer, input),
  'tokens.revoke': ({ store, viewer, input }) => revokeToken(store, viewer, input.tokenId),
}

export const handlers: Handlers = {
  'instance.read': ({ store }) => readInstance(store),
  ...auth,
  ...posts,
  ...users,
  ...service,
  ...account,
  ...tokens,
  ...adminHandlers,
}
