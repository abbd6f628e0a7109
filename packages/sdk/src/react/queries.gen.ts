// Written by `pnpm generate` from the procedures' schemas. Change those, not this.

import type {
  ExportedLine,
  DeletedAccount,
  SessionGrant,
  Me,
  SignedOut,
  DeviceSession,
  Instance,
  Post,
  UserRef,
  Thread,
  PostRevision,
  LikeState,
  Profile,
  User,
  AdminPost,
  Purged,
  BulkAnswer,
  AdminUser,
  UserSession,
  Invite,
  NewServiceToken,
  ServiceToken,
  AuditEntry,
  Stats,
  ServiceIdentity,
  AccountExportInput,
  AccountDeleteInput,
  AuthRegisterInput,
  AuthLoginInput,
  AuthRefreshInput,
  AuthRevokeSessionInput,
  AuthChangePasswordInput,
  PostsListInput,
  PostsSearchInput,
  PostsByIdInput,
  PostsThreadInput,
  PostsHistoryInput,
  PostsLikersInput,
  PostsCreateInput,
  PostsUpdateInput,
  PostsHideInput,
  PostsShowInput,
  PostsDeleteInput,
  PostsRestoreInput,
  PostsLikeInput,
  PostsUnlikeInput,
  UsersByHandleInput,
  UsersByIdInput,
  UsersListInput,
  UsersPostsInput,
  UsersLikedPostsInput,
  UsersUpdateProfileInput,
  AdminPostsListInput,
  AdminPostsByIdInput,
  AdminPostsCreateInput,
  AdminPostsUpdateInput,
  AdminPostsSetVisibleInput,
  AdminPostsDeleteInput,
  AdminPostsRestoreInput,
  AdminPostsPurgeInput,
  AdminPostsBulkInput,
  AdminUsersListInput,
  AdminUsersSetRoleInput,
  AdminUsersSuspendInput,
  AdminUsersUnsuspendInput,
  AdminUsersSessionsInput,
  AdminUsersEndSessionsInput,
  AdminSettingsUpdateInput,
  AdminInvitesCreateInput,
  AdminInvitesListInput,
  AdminInvitesRevokeInput,
  AdminServiceTokensCreateInput,
  AdminServiceTokensListInput,
  AdminServiceTokensRevokeInput,
  AdminAuditListInput,
  AdminStatsInput,
  ServiceCreatePostInput,
  TokensCreateInput,
  TokensListInput,
  TokensRevokeInput,
  Page,
  Procedures,
} from '../api.gen.js'
import {
  keyOf,
  listOf,
  mutationOf,
  queryOf,
  type Key,
  type ListQuery,
  type Mutation,
  type Query,
} from './options.js'

export interface AccountQueries {
  /** The beginning of all keys in here. */
  readonly key: Key
  /** Everything that is held of you, the oldest of each kind first. */
  export: Query<[input?: AccountExportInput], Page<ExportedLine>>
  /** Deletes your account for good, with all that is yours. Fails with `BadCredentials` or `TooManyGuesses` or `LastAdmin`. */
  delete: Mutation<AccountDeleteInput, DeletedAccount>
}

export interface AuthQueries {
  /** The beginning of all keys in here. */
  readonly key: Key
  /** Makes an account and signs in to it. Fails with `HandleTaken` or `EmailTaken` or `RegistrationClosed` or `InviteInvalid`. */
  register: Mutation<AuthRegisterInput, SessionGrant>
  /** Signs in by handle or e-mail address. Fails with `BadCredentials` or `TooManyGuesses` or `AccountSuspended`. */
  login: Mutation<AuthLoginInput, SessionGrant>
  /** Exchanges a refresh token for the next pair of tokens; the SDK does it by itself. Fails with `RefreshTokenInvalid` or `AccountSuspended`. */
  refresh: Mutation<AuthRefreshInput, SessionGrant>
  /** Ends this session. */
  logout: Mutation<void, SignedOut>
  /** Ends every session of yours, this one too. */
  logoutAll: Mutation<void, SignedOut>
  /** Ends one session of yours. Fails with `SessionNotFound`. */
  revokeSession: Mutation<AuthRevokeSessionInput, SignedOut>
  /** Changes your password, and ends your other sessions and your tokens. Fails with `BadCredentials` or `TooManyGuesses`. */
  changePassword: Mutation<AuthChangePasswordInput, SignedOut>
  /** Lists the devices that are signed in to your account. */
  sessions: Query<[], DeviceSession[]>
  /** Your own account. */
  me: Query<[], Me>
}

export interface InstanceQueries {
  /** The beginning of all keys in here. */
  readonly key: Key
  /** What this server is, who may sign up, and its limits. */
  read: Query<[], Instance>
}

export interface PostsQueries {
  /** The beginning of all keys in here. */
  readonly key: Key
  /** The public timeline, newest first. */
  list: ListQuery<[input?: Omit<PostsListInput, 'cursor'>], Post>
  /** Finds posts and replies by their words, their author or their time, newest first. */
  search: ListQuery<[input?: Omit<PostsSearchInput, 'cursor'>], Post>
  /** One post. Fails with `PostNotFound`. */
  byId: Query<[input: PostsByIdInput], Post>
  /** A post with what it answers and what answers it. Fails with `PostNotFound`. */
  thread: Query<[input: PostsThreadInput], Thread>
  /** What a post said before each edit, newest first. Fails with `PostNotFound`. */
  history: ListQuery<[input: Omit<PostsHistoryInput, 'cursor'>], PostRevision>
  /** Who likes a post, the newest like first. Fails with `PostNotFound`. */
  likers: ListQuery<[input: Omit<PostsLikersInput, 'cursor'>], UserRef>
  /** Posts, or replies to a post. Fails with `PostNotFound` or `TooManyPosts`. */
  create: Mutation<PostsCreateInput, Post>
  /** Edits a post of yours; what it said before is kept. Fails with `PostNotFound`. */
  update: Mutation<PostsUpdateInput, Post>
  /** Hides a post of yours from everybody but you, moderators and admins. Fails with `PostNotFound`. */
  hide: Mutation<PostsHideInput, Post>
  /** Shows a post again that you hid. Fails with `PostNotFound` or `HeldByModerator`. */
  show: Mutation<PostsShowInput, Post>
  /** Deletes a post of yours; it can be restored. Fails with `PostNotFound`. */
  delete: Mutation<PostsDeleteInput, Post>
  /** Brings back a post that you deleted. Fails with `PostNotFound` or `HeldByModerator`. */
  restore: Mutation<PostsRestoreInput, Post>
  /** Likes a post; a second like changes nothing. Fails with `PostNotFound`. */
  like: Mutation<PostsLikeInput, LikeState>
  /** Takes a like back. Fails with `PostNotFound`. */
  unlike: Mutation<PostsUnlikeInput, LikeState>
}

export interface UsersQueries {
  /** The beginning of all keys in here. */
  readonly key: Key
  /** An account by its handle. Fails with `UserNotFound`. */
  byHandle: Query<[input: UsersByHandleInput], Profile>
  /** An account by its id. Fails with `UserNotFound`. */
  byId: Query<[input: UsersByIdInput], Profile>
  /** All accounts, newest first. */
  list: ListQuery<[input?: Omit<UsersListInput, 'cursor'>], User>
  /** What an account posted, newest first. Fails with `UserNotFound`. */
  posts: ListQuery<[input: Omit<UsersPostsInput, 'cursor'>], Post>
  /** What an account likes, the newest like first. Fails with `UserNotFound`. */
  likedPosts: ListQuery<[input: Omit<UsersLikedPostsInput, 'cursor'>], Post>
  /** Changes your display name or bio. */
  updateProfile: Mutation<UsersUpdateProfileInput | void, Me>
}

export interface PostsAdminQueries {
  /** The beginning of all keys in here. */
  readonly key: Key
  /** All posts, the hidden and deleted ones too, newest first. */
  list: ListQuery<[input?: Omit<AdminPostsListInput, 'cursor'>], Post>
  /** One post with what it said before each edit. Fails with `PostNotFound`.
   * @deprecated Use posts.byId and posts.history.
   */
  byId: Query<[input: AdminPostsByIdInput], AdminPost>
  /** Posts as yourself. Fails with `PostNotFound` or `TooManyPosts`. */
  create: Mutation<AdminPostsCreateInput, Post>
  /** Edits anybody's post; what it said before is kept. Fails with `PostNotFound`. */
  update: Mutation<AdminPostsUpdateInput, Post>
  /** Hides anybody's post, or shows it again. Fails with `PostNotFound`. */
  setVisible: Mutation<AdminPostsSetVisibleInput, Post>
  /** Deletes anybody's post; it can be restored. Fails with `PostNotFound`. */
  delete: Mutation<AdminPostsDeleteInput, Post>
  /** Brings anybody's deleted post back. Fails with `PostNotFound`. */
  restore: Mutation<AdminPostsRestoreInput, Post>
  /** Removes a post for good, with its revisions and likes. Fails with `PostNotFound`. */
  purge: Mutation<AdminPostsPurgeInput, Purged>
  /** Hides, shows, deletes, restores or purges up to 100 posts, and says what became of each. */
  bulk: Mutation<AdminPostsBulkInput, BulkAnswer>
}

export interface UsersAdminQueries {
  /** The beginning of all keys in here. */
  readonly key: Key
  /** All accounts, newest first. */
  list: ListQuery<[input?: Omit<AdminUsersListInput, 'cursor'>], AdminUser>
  /** Makes an account a user, a moderator or an admin. Fails with `UserNotFound` or `LastAdmin`. */
  setRole: Mutation<AdminUsersSetRoleInput, AdminUser>
  /** Suspends an account: signed out, and seen and counted nowhere. Fails with `UserNotFound` or `LastAdmin`. */
  suspend: Mutation<AdminUsersSuspendInput, AdminUser>
  /** Lifts a suspension. Fails with `UserNotFound`. */
  unsuspend: Mutation<AdminUsersUnsuspendInput, AdminUser>
  /** The devices that are signed in to an account, the last used first. Fails with `UserNotFound`. */
  sessions: Query<[input: AdminUsersSessionsInput], UserSession[]>
  /** Signs an account out, on one device or all. Fails with `UserNotFound` or `SessionNotFound`. */
  endSessions: Mutation<AdminUsersEndSessionsInput, SignedOut>
}

export interface SettingsAdminQueries {
  /** The beginning of all keys in here. */
  readonly key: Key
  /** Sets what this server is, who may sign up, and its limits. */
  update: Mutation<AdminSettingsUpdateInput | void, Instance>
}

export interface InvitesAdminQueries {
  /** The beginning of all keys in here. */
  readonly key: Key
  /** Makes a code to sign up with. */
  create: Mutation<AdminInvitesCreateInput | void, Invite>
  /** All invites, newest first. */
  list: ListQuery<[input?: Omit<AdminInvitesListInput, 'cursor'>], Invite>
  /** Lets nobody else sign up with an invite. Fails with `InviteNotFound`. */
  revoke: Mutation<AdminInvitesRevokeInput, Invite>
}

export interface ServiceTokensAdminQueries {
  /** The beginning of all keys in here. */
  readonly key: Key
  /** Makes a secret for another server; it is shown once. */
  create: Mutation<AdminServiceTokensCreateInput, NewServiceToken>
  /** All service tokens, newest first, without their secrets; people's own too. */
  list: ListQuery<[input?: Omit<AdminServiceTokensListInput, 'cursor'>], ServiceToken>
  /** Ends a service token. Fails with `ServiceTokenNotFound`. */
  revoke: Mutation<AdminServiceTokensRevokeInput, ServiceToken>
}

export interface AuditAdminQueries {
  /** The beginning of all keys in here. */
  readonly key: Key
  /** What admins, moderators and service tokens did, newest first. */
  list: ListQuery<[input?: Omit<AdminAuditListInput, 'cursor'>], AuditEntry>
}

export interface AdminQueries {
  /** The beginning of all keys in here. */
  readonly key: Key
  posts: PostsAdminQueries
  users: UsersAdminQueries
  settings: SettingsAdminQueries
  invites: InvitesAdminQueries
  serviceTokens: ServiceTokensAdminQueries
  audit: AuditAdminQueries
  /** How many accounts, posts and likes there are, and came on each day. */
  stats: Query<[input?: AdminStatsInput], Stats>
}

export interface ServiceQueries {
  /** The beginning of all keys in here. */
  readonly key: Key
  /** Which service token this is, and what it may do. */
  me: Query<[], ServiceIdentity>
  /** Posts in the name of an account. Fails with `UserNotFound` or `PostNotFound` or `TooManyPosts`.
   * @deprecated Use posts.create on behalf of the account.
   */
  createPost: Mutation<ServiceCreatePostInput, Post>
}

export interface TokensQueries {
  /** The beginning of all keys in here. */
  readonly key: Key
  /** Makes a secret for a script of your own, which acts as you; it is shown once. Fails with `TooManyTokens`. */
  create: Mutation<TokensCreateInput, NewServiceToken>
  /** Your own tokens, newest first, without their secrets. */
  list: ListQuery<[input?: Omit<TokensListInput, 'cursor'>], ServiceToken>
  /** Ends a token of your own. Fails with `ServiceTokenNotFound`. */
  revoke: Mutation<TokensRevokeInput, ServiceToken>
}

export interface Queries {
  /** The beginning of all keys in here. */
  readonly key: Key
  account: AccountQueries
  auth: AuthQueries
  instance: InstanceQueries
  posts: PostsQueries
  users: UsersQueries
  admin: AdminQueries
  service: ServiceQueries
  tokens: TokensQueries
}

export function bindQueries(linnet: Procedures, shown: (item: object) => boolean): Queries {
  return {
    key: keyOf(''),
    account: {
      key: keyOf('account'),
      export: queryOf('account.export', ([input], options) => linnet.account.export(input, options)),
      delete: mutationOf('account.delete', (input, options) => linnet.account.delete(input, options)),
    },
    auth: {
      key: keyOf('auth'),
      register: mutationOf('auth.register', (input, options) => linnet.auth.register(input, options)),
      login: mutationOf('auth.login', (input, options) => linnet.auth.login(input, options)),
      refresh: mutationOf('auth.refresh', (input, options) => linnet.auth.refresh(input, options)),
      logout: mutationOf('auth.logout', (_, options) => linnet.auth.logout(options)),
      logoutAll: mutationOf('auth.logoutAll', (_, options) => linnet.auth.logoutAll(options)),
      revokeSession: mutationOf('auth.revokeSession', (input, options) =>
        linnet.auth.revokeSession(input, options),
      ),
      changePassword: mutationOf('auth.changePassword', (input, options) =>
        linnet.auth.changePassword(input, options),
      ),
      sessions: queryOf('auth.sessions', (_, options) => linnet.auth.sessions(options)),
      me: queryOf('auth.me', (_, options) => linnet.auth.me(options)),
    },
    instance: {
      key: keyOf('instance'),
      read: queryOf('instance.read', (_, options) => linnet.instance.read(options)),
    },
    posts: {
      key: keyOf('posts'),
      list: listOf(
        'posts.list',
        ([input], cursor, options) => linnet.posts.list({ ...input, ...cursor }, options),
        shown,
      ),
      search: listOf(
        'posts.search',
        ([input], cursor, options) => linnet.posts.search({ ...input, ...cursor }, options),
        shown,
      ),
      byId: queryOf('posts.byId', ([input], options) => linnet.posts.byId(input, options)),
      thread: queryOf('posts.thread', ([input], options) => linnet.posts.thread(input, options)),
      history: listOf(
        'posts.history',
        ([input], cursor, options) => linnet.posts.history({ ...input, ...cursor }, options),
        shown,
      ),
      likers: listOf(
        'posts.likers',
        ([input], cursor, options) => linnet.posts.likers({ ...input, ...cursor }, options),
        shown,
      ),
      create: mutationOf('posts.create', (input, options) => linnet.posts.create(input, options)),
      update: mutationOf('posts.update', (input, options) => linnet.posts.update(input, options)),
      hide: mutationOf('posts.hide', (input, options) => linnet.posts.hide(input, options)),
      show: mutationOf('posts.show', (input, options) => linnet.posts.show(input, options)),
      delete: mutationOf('posts.delete', (input, options) => linnet.posts.delete(input, options)),
      restore: mutationOf('posts.restore', (input, options) => linnet.posts.restore(input, options)),
      like: mutationOf('posts.like', (input, options) => linnet.posts.like(input, options)),
      unlike: mutationOf('posts.unlike', (input, options) => linnet.posts.unlike(input, options)),
    },
    users: {
      key: keyOf('users'),
      byHandle: queryOf('users.byHandle', ([input], options) => linnet.users.byHandle(input, options)),
      byId: queryOf('users.byId', ([input], options) => linnet.users.byId(input, options)),
      list: listOf(
        'users.list',
        ([input], cursor, options) => linnet.users.list({ ...input, ...cursor }, options),
        shown,
      ),
      posts: listOf(
        'users.posts',
        ([input], cursor, options) => linnet.users.posts({ ...input, ...cursor }, options),
        shown,
      ),
      likedPosts: listOf(
        'users.likedPosts',
        ([input], cursor, options) => linnet.users.likedPosts({ ...input, ...cursor }, options),
        shown,
      ),
      updateProfile: mutationOf('users.updateProfile', (input, options) =>
        linnet.users.updateProfile(input ?? {}, options),
      ),
    },
    admin: {
      key: keyOf('admin'),
      posts: {
        key: keyOf('admin.posts'),
        list: listOf(
          'admin.posts.list',
          ([input], cursor, options) => linnet.admin.posts.list({ ...input, ...cursor }, options),
          shown,
        ),
        byId: queryOf('admin.posts.byId', ([input], options) => linnet.admin.posts.byId(input, options)),
        create: mutationOf('admin.posts.create', (input, options) =>
          linnet.admin.posts.create(input, options),
        ),
        update: mutationOf('admin.posts.update', (input, options) =>
          linnet.admin.posts.update(input, options),
        ),
        setVisible: mutationOf('admin.posts.setVisible', (input, options) =>
          linnet.admin.posts.setVisible(input, options),
        ),
        delete: mutationOf('admin.posts.delete', (input, options) =>
          linnet.admin.posts.delete(input, options),
        ),
        restore: mutationOf('admin.posts.restore', (input, options) =>
          linnet.admin.posts.restore(input, options),
        ),
        purge: mutationOf('admin.posts.purge', (input, options) => linnet.admin.posts.purge(input, options)),
        bulk: mutationOf('admin.posts.bulk', (input, options) => linnet.admin.posts.bulk(input, options)),
      },
      users: {
        key: keyOf('admin.users'),
        list: listOf(
          'admin.users.list',
          ([input], cursor, options) => linnet.admin.users.list({ ...input, ...cursor }, options),
          shown,
        ),
        setRole: mutationOf('admin.users.setRole', (input, options) =>
          linnet.admin.users.setRole(input, options),
        ),
        suspend: mutationOf('admin.users.suspend', (input, options) =>
          linnet.admin.users.suspend(input, options),
        ),
        unsuspend: mutationOf('admin.users.unsuspend', (input, options) =>
          linnet.admin.users.unsuspend(input, options),
        ),
        sessions: queryOf('admin.users.sessions', ([input], options) =>
          linnet.admin.users.sessions(input, options),
        ),
        endSessions: mutationOf('admin.users.endSessions', (input, options) =>
          linnet.admin.users.endSessions(input, options),
        ),
      },
      settings: {
        key: keyOf('admin.settings'),
        update: mutationOf('admin.settings.update', (input, options) =>
          linnet.admin.settings.update(input ?? {}, options),
        ),
      },
      invites: {
        key: keyOf('admin.invites'),
        create: mutationOf('admin.invites.create', (input, options) =>
          linnet.admin.invites.create(input ?? {}, options),
        ),
        list: listOf(
          'admin.invites.list',
          ([input], cursor, options) => linnet.admin.invites.list({ ...input, ...cursor }, options),
          shown,
        ),
        revoke: mutationOf('admin.invites.revoke', (input, options) =>
          linnet.admin.invites.revoke(input, options),
        ),
      },
      serviceTokens: {
        key: keyOf('admin.serviceTokens'),
        create: mutationOf('admin.serviceTokens.create', (input, options) =>
          linnet.admin.serviceTokens.create(input, options),
        ),
        list: listOf(
          'admin.serviceTokens.list',
          ([input], cursor, options) => linnet.admin.serviceTokens.list({ ...input, ...cursor }, options),
          shown,
        ),
        revoke: mutationOf('admin.serviceTokens.revoke', (input, options) =>
          linnet.admin.serviceTokens.revoke(input, options),
        ),
      },
      audit: {
        key: keyOf('admin.audit'),
        list: listOf(
          'admin.audit.list',
          ([input], cursor, options) => linnet.admin.audit.list({ ...input, ...cursor }, options),
          shown,
        ),
      },
      stats: queryOf('admin.stats', ([input], options) => linnet.admin.stats(input, options)),
    },
    service: {
      key: keyOf('service'),
      me: queryOf('service.me', (_, options) => linnet.service.me(options)),
      createPost: mutationOf('service.createPost', (input, options) =>
        linnet.service.createPost(input, options),
      ),
    },
    tokens: {
      key: keyOf('tokens'),
      create: mutationOf('tokens.create', (input, options) => linnet.tokens.create(input, options)),
      list: listOf(
        'tokens.list',
        ([input], cursor, options) => linnet.tokens.list({ ...input, ...cursor }, options),
        shown,
      ),
      revoke: mutationOf('tokens.revoke', (input, options) => linnet.tokens.revoke(input, options)),
    },
  }
}
