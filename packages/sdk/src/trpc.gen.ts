// Written by `pnpm generate` from the procedures' schemas. Change those, not this.

import type { TRPCBuiltRouter, TRPCMutationProcedure, TRPCQueryProcedure } from '@trpc/server'

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
} from './api.gen.js'
import type { ErrorShape } from './trpc.js'

type Nothing = Record<string, never> | void | undefined

/**
 * The server's router, as tRPC's own clients are told of it.
 *
 * @example
 * ```ts
 * import type { AppRouter } from '@linnet/sdk/trpc'
 * import { createTRPCClient, httpBatchLink } from '@trpc/client'
 *
 * const trpc = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: 'http://localhost:3000/trpc' })] })
 * const { items } = await trpc.posts.list.query({ limit: 5 })
 * console.log(items.length) // prints 0
 * ```
 */
export type AppRouter = TRPCBuiltRouter<
  { ctx: object; meta: object; errorShape: ErrorShape; transformer: false },
  {
    account: {
      /** Everything that is held of you, the oldest of each kind first. */
      export: TRPCQueryProcedure<{ input: AccountExportInput; output: Page<ExportedLine>; meta: object }>
      /** Deletes your account for good, with all that is yours. Fails with `BadCredentials` or `TooManyGuesses` or `LastAdmin`. */
      delete: TRPCMutationProcedure<{ input: AccountDeleteInput; output: DeletedAccount; meta: object }>
    }
    auth: {
      /** Makes an account and signs in to it. Fails with `HandleTaken` or `EmailTaken` or `RegistrationClosed` or `InviteInvalid`. */
      register: TRPCMutationProcedure<{ input: AuthRegisterInput; output: SessionGrant; meta: object }>
      /** Signs in by handle or e-mail address. Fails with `BadCredentials` or `TooManyGuesses` or `AccountSuspended`. */
      login: TRPCMutationProcedure<{ input: AuthLoginInput; output: SessionGrant; meta: object }>
      /** Exchanges a refresh token for the next pair of tokens; the SDK does it by itself. Fails with `RefreshTokenInvalid` or `AccountSuspended`. */
      refresh: TRPCMutationProcedure<{ input: AuthRefreshInput; output: SessionGrant; meta: object }>
      /** Ends this session. */
      logout: TRPCMutationProcedure<{ input: Nothing; output: SignedOut; meta: object }>
      /** Ends every session of yours, this one too. */
      logoutAll: TRPCMutationProcedure<{ input: Nothing; output: SignedOut; meta: object }>
      /** Ends one session of yours. Fails with `SessionNotFound`. */
      revokeSession: TRPCMutationProcedure<{ input: AuthRevokeSessionInput; output: SignedOut; meta: object }>
      /** Changes your password, and ends your other sessions and your tokens. Fails with `BadCredentials` or `TooManyGuesses`. */
      changePassword: TRPCMutationProcedure<{
        input: AuthChangePasswordInput
        output: SignedOut
        meta: object
      }>
      /** Lists the devices that are signed in to your account. */
      sessions: TRPCQueryProcedure<{ input: Nothing; output: DeviceSession[]; meta: object }>
      /** Your own account. */
      me: TRPCQueryProcedure<{ input: Nothing; output: Me; meta: object }>
    }
    instance: {
      /** What this server is, who may sign up, and its limits. */
      read: TRPCQueryProcedure<{ input: Nothing; output: Instance; meta: object }>
    }
    posts: {
      /** The public timeline, newest first. */
      list: TRPCQueryProcedure<{ input: PostsListInput; output: Page<Post>; meta: object }>
      /** Finds posts and replies by their words, their author or their time, newest first. */
      search: TRPCQueryProcedure<{ input: PostsSearchInput; output: Page<Post>; meta: object }>
      /** One post. Fails with `PostNotFound`. */
      byId: TRPCQueryProcedure<{ input: PostsByIdInput; output: Post; meta: object }>
      /** A post with what it answers and what answers it. Fails with `PostNotFound`. */
      thread: TRPCQueryProcedure<{ input: PostsThreadInput; output: Thread; meta: object }>
      /** What a post said before each edit, newest first. Fails with `PostNotFound`. */
      history: TRPCQueryProcedure<{ input: PostsHistoryInput; output: Page<PostRevision>; meta: object }>
      /** Who likes a post, the newest like first. Fails with `PostNotFound`. */
      likers: TRPCQueryProcedure<{ input: PostsLikersInput; output: Page<UserRef>; meta: object }>
      /** Posts, or replies to a post. Fails with `PostNotFound` or `TooManyPosts`. */
      create: TRPCMutationProcedure<{ input: PostsCreateInput; output: Post; meta: object }>
      /** Edits a post of yours; what it said before is kept. Fails with `PostNotFound`. */
      update: TRPCMutationProcedure<{ input: PostsUpdateInput; output: Post; meta: object }>
      /** Hides a post of yours from everybody but you, moderators and admins. Fails with `PostNotFound`. */
      hide: TRPCMutationProcedure<{ input: PostsHideInput; output: Post; meta: object }>
      /** Shows a post again that you hid. Fails with `PostNotFound` or `HeldByModerator`. */
      show: TRPCMutationProcedure<{ input: PostsShowInput; output: Post; meta: object }>
      /** Deletes a post of yours; it can be restored. Fails with `PostNotFound`. */
      delete: TRPCMutationProcedure<{ input: PostsDeleteInput; output: Post; meta: object }>
      /** Brings back a post that you deleted. Fails with `PostNotFound` or `HeldByModerator`. */
      restore: TRPCMutationProcedure<{ input: PostsRestoreInput; output: Post; meta: object }>
      /** Likes a post; a second like changes nothing. Fails with `PostNotFound`. */
      like: TRPCMutationProcedure<{ input: PostsLikeInput; output: LikeState; meta: object }>
      /** Takes a like back. Fails with `PostNotFound`. */
      unlike: TRPCMutationProcedure<{ input: PostsUnlikeInput; output: LikeState; meta: object }>
    }
    users: {
      /** An account by its handle. Fails with `UserNotFound`. */
      byHandle: TRPCQueryProcedure<{ input: UsersByHandleInput; output: Profile; meta: object }>
      /** An account by its id. Fails with `UserNotFound`. */
      byId: TRPCQueryProcedure<{ input: UsersByIdInput; output: Profile; meta: object }>
      /** All accounts, newest first. */
      list: TRPCQueryProcedure<{ input: UsersListInput; output: Page<User>; meta: object }>
      /** What an account posted, newest first. Fails with `UserNotFound`. */
      posts: TRPCQueryProcedure<{ input: UsersPostsInput; output: Page<Post>; meta: object }>
      /** What an account likes, the newest like first. Fails with `UserNotFound`. */
      likedPosts: TRPCQueryProcedure<{ input: UsersLikedPostsInput; output: Page<Post>; meta: object }>
      /** Changes your display name or bio. */
      updateProfile: TRPCMutationProcedure<{ input: UsersUpdateProfileInput; output: Me; meta: object }>
    }
    admin: {
      posts: {
        /** All posts, the hidden and deleted ones too, newest first. */
        list: TRPCQueryProcedure<{ input: AdminPostsListInput; output: Page<Post>; meta: object }>
        /** One post with what it said before each edit. Fails with `PostNotFound`.
         * @deprecated Use posts.byId and posts.history.
         */
        byId: TRPCQueryProcedure<{ input: AdminPostsByIdInput; output: AdminPost; meta: object }>
        /** Posts as yourself. Fails with `PostNotFound` or `TooManyPosts`. */
        create: TRPCMutationProcedure<{ input: AdminPostsCreateInput; output: Post; meta: object }>
        /** Edits anybody's post; what it said before is kept. Fails with `PostNotFound`. */
        update: TRPCMutationProcedure<{ input: AdminPostsUpdateInput; output: Post; meta: object }>
        /** Hides anybody's post, or shows it again. Fails with `PostNotFound`. */
        setVisible: TRPCMutationProcedure<{ input: AdminPostsSetVisibleInput; output: Post; meta: object }>
        /** Deletes anybody's post; it can be restored. Fails with `PostNotFound`. */
        delete: TRPCMutationProcedure<{ input: AdminPostsDeleteInput; output: Post; meta: object }>
        /** Brings anybody's deleted post back. Fails with `PostNotFound`. */
        restore: TRPCMutationProcedure<{ input: AdminPostsRestoreInput; output: Post; meta: object }>
        /** Removes a post for good, with its revisions and likes. Fails with `PostNotFound`. */
        purge: TRPCMutationProcedure<{ input: AdminPostsPurgeInput; output: Purged; meta: object }>
        /** Hides, shows, deletes, restores or purges up to 100 posts, and says what became of each. */
        bulk: TRPCMutationProcedure<{ input: AdminPostsBulkInput; output: BulkAnswer; meta: object }>
      }
      users: {
        /** All accounts, newest first. */
        list: TRPCQueryProcedure<{ input: AdminUsersListInput; output: Page<AdminUser>; meta: object }>
        /** Makes an account a user, a moderator or an admin. Fails with `UserNotFound` or `LastAdmin`. */
        setRole: TRPCMutationProcedure<{ input: AdminUsersSetRoleInput; output: AdminUser; meta: object }>
        /** Suspends an account: signed out, and seen and counted nowhere. Fails with `UserNotFound` or `LastAdmin`. */
        suspend: TRPCMutationProcedure<{ input: AdminUsersSuspendInput; output: AdminUser; meta: object }>
        /** Lifts a suspension. Fails with `UserNotFound`. */
        unsuspend: TRPCMutationProcedure<{ input: AdminUsersUnsuspendInput; output: AdminUser; meta: object }>
        /** The devices that are signed in to an account, the last used first. Fails with `UserNotFound`. */
        sessions: TRPCQueryProcedure<{ input: AdminUsersSessionsInput; output: UserSession[]; meta: object }>
        /** Signs an account out, on one device or all. Fails with `UserNotFound` or `SessionNotFound`. */
        endSessions: TRPCMutationProcedure<{
          input: AdminUsersEndSessionsInput
          output: SignedOut
          meta: object
        }>
      }
      settings: {
        /** Sets what this server is, who may sign up, and its limits. */
        update: TRPCMutationProcedure<{ input: AdminSettingsUpdateInput; output: Instance; meta: object }>
      }
      invites: {
        /** Makes a code to sign up with. */
        create: TRPCMutationProcedure<{ input: AdminInvitesCreateInput; output: Invite; meta: object }>
        /** All invites, newest first. */
        list: TRPCQueryProcedure<{ input: AdminInvitesListInput; output: Page<Invite>; meta: object }>
        /** Lets nobody else sign up with an invite. Fails with `InviteNotFound`. */
        revoke: TRPCMutationProcedure<{ input: AdminInvitesRevokeInput; output: Invite; meta: object }>
      }
      serviceTokens: {
        /** Makes a secret for another server; it is shown once. */
        create: TRPCMutationProcedure<{
          input: AdminServiceTokensCreateInput
          output: NewServiceToken
          meta: object
        }>
        /** All service tokens, newest first, without their secrets; people's own too. */
        list: TRPCQueryProcedure<{
          input: AdminServiceTokensListInput
          output: Page<ServiceToken>
          meta: object
        }>
        /** Ends a service token. Fails with `ServiceTokenNotFound`. */
        revoke: TRPCMutationProcedure<{
          input: AdminServiceTokensRevokeInput
          output: ServiceToken
          meta: object
        }>
      }
      audit: {
        /** What admins, moderators and service tokens did, newest first. */
        list: TRPCQueryProcedure<{ input: AdminAuditListInput; output: Page<AuditEntry>; meta: object }>
      }
      /** How many accounts, posts and likes there are, and came on each day. */
      stats: TRPCQueryProcedure<{ input: AdminStatsInput; output: Stats; meta: object }>
    }
    service: {
      /** Which service token this is, and what it may do. */
      me: TRPCQueryProcedure<{ input: Nothing; output: ServiceIdentity; meta: object }>
      /** Posts in the name of an account. Fails with `UserNotFound` or `PostNotFound` or `TooManyPosts`.
       * @deprecated Use posts.create on behalf of the account.
       */
      createPost: TRPCMutationProcedure<{ input: ServiceCreatePostInput; output: Post; meta: object }>
    }
    tokens: {
      /** Makes a secret for a script of your own, which acts as you; it is shown once. Fails with `TooManyTokens`. */
      create: TRPCMutationProcedure<{ input: TokensCreateInput; output: NewServiceToken; meta: object }>
      /** Your own tokens, newest first, without their secrets. */
      list: TRPCQueryProcedure<{ input: TokensListInput; output: Page<ServiceToken>; meta: object }>
      /** Ends a token of your own. Fails with `ServiceTokenNotFound`. */
      revoke: TRPCMutationProcedure<{ input: TokensRevokeInput; output: ServiceToken; meta: object }>
    }
  }
>
