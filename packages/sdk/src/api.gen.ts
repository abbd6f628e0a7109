// Written by `pnpm generate` from the procedures' schemas. Change those, not this.

import { listOf, type List } from './lists.js'

/** A page of a list. `nextCursor` is null on the last one. */
export interface Page<T> {
  items: T[]
  nextCursor: string | null
}

export interface CallOptions {
  /** Ends the call early; it then fails with the reason `Aborted`. */
  signal?: AbortSignal | undefined
}

export interface MutationOptions extends CallOptions {
  /**
   * What this call is known by: with the same key and input it has its effect once, and the same answer for a day. Made for
   * each call unless told; tell it to go on with a call after a restart.
   */
  idempotencyKey?: string | undefined
}

/** Why the server refused or failed. */
export type ServerReason =
  | 'ValidationFailed'
  | 'CredentialsBatched'
  | 'NotSignedIn'
  | 'TokenInvalid'
  | 'TokenExpired'
  | 'SessionEnded'
  | 'BadCredentials'
  | 'RefreshTokenInvalid'
  | 'AccountSuspended'
  | 'NotAllowed'
  | 'HeldByModerator'
  | 'ScopeMissing'
  | 'PostNotFound'
  | 'UserNotFound'
  | 'SessionNotFound'
  | 'ServiceTokenNotFound'
  | 'ProcedureNotFound'
  | 'MethodNotAllowed'
  | 'RegistrationClosed'
  | 'InviteInvalid'
  | 'InviteNotFound'
  | 'HandleTaken'
  | 'EmailTaken'
  | 'LastAdmin'
  | 'TooManyTokens'
  | 'IdempotencyKeyInFlight'
  | 'IdempotencyKeyReused'
  | 'PayloadTooLarge'
  | 'UnsupportedMediaType'
  | 'TooManyRequests'
  | 'TooManyGuesses'
  | 'TooManyPosts'
  | 'TooManyStreams'
  | 'Busy'
  | 'DatabaseUnavailable'
  | 'Internal'

/** How long things may be; texts count as a person counts, see `graphemes`. */
export const limits = {
  content: 500,
  displayName: 50,
  bio: 300,
  tokenName: 60,
  instanceName: 50,
  instanceDescription: 1000,
  inviteNote: 100,
  handle: { min: 2, max: 30 },
  password: { min: 8, max: 256 },
} as const

/** @internal */
export const maxBatchSize = 20

/** Of this SDK. */
export const version = '0.1.0'

/** A part of what is held of you: accounts, posts and likes as in the files of `linnet export`. */
export type ExportedLine =
  | {
      /** Unique; 2 to 30 of a-z, 0-9 and _. */
      handle: string
      displayName: string
      bio: string
      role: 'user' | 'moderator' | 'admin'
      /** An ISO 8601 moment in UTC, with milliseconds. */
      createdAt: string
      email: string
      type: 'user'
      /** An ISO 8601 moment in UTC, with milliseconds. */
      suspendedAt: string | null
    }
  | {
      type: 'post'
      id: number
      author: string
      content: string
      /** An ISO 8601 moment in UTC, with milliseconds. */
      createdAt: string
      /** An ISO 8601 moment in UTC, with milliseconds. */
      editedAt: string | null
      replyTo: number | null
      visible: boolean
      /** Yourself; others are not named. */
      hiddenBy: string | null
      /** An ISO 8601 moment in UTC, with milliseconds. */
      deletedAt: string | null
      /** Yourself; others are not named. */
      deletedBy: string | null
    }
  | {
      type: 'revision'
      id: number
      post: number
      /** What the post said before. */
      content: string
      /** An ISO 8601 moment in UTC, with milliseconds. */
      replacedAt: string
    }
  | {
      type: 'like'
      user: string
      post: number
      /** An ISO 8601 moment in UTC, with milliseconds. */
      createdAt: string
    }
  | {
      id: number
      /** What the device said of itself at sign-in. */
      device: string
      /** An ISO 8601 moment in UTC, with milliseconds. */
      createdAt: string
      /** An ISO 8601 moment in UTC, with milliseconds. */
      lastUsedAt: string
      type: 'session'
      /** An ISO 8601 moment in UTC, with milliseconds. */
      expiresAt: string
      /** An ISO 8601 moment in UTC, with milliseconds. */
      revokedAt: string | null
    }
  | {
      id: number
      name: string
      scopes: ('posts:read' | 'posts:write' | 'likes:write')[]
      /** An ISO 8601 moment in UTC, with milliseconds. */
      createdAt: string
      /** An ISO 8601 moment in UTC, with milliseconds. */
      expiresAt: string | null
      /** To the minute. */
      lastUsedAt: string | null
      /** An ISO 8601 moment in UTC, with milliseconds. */
      revokedAt: string | null
      type: 'token'
    }

export interface DeletedAccount {
  userId: number
}

/** What a sign-in gives. */
export interface SessionGrant {
  user: Me
  /** Goes into `Authorization: Bearer`; lives ten minutes. */
  accessToken: string
  /** An ISO 8601 moment in UTC, with milliseconds. */
  accessTokenExpiresAt: string
  /** Good for one refresh, which gives the next one. */
  refreshToken: string
  /** An ISO 8601 moment in UTC, with milliseconds. */
  refreshTokenExpiresAt: string
}

/** Your own account. */
export interface Me {
  id: number
  /** Unique; 2 to 30 of a-z, 0-9 and _. */
  handle: string
  displayName: string
  bio: string
  role: 'user' | 'moderator' | 'admin'
  /** An ISO 8601 moment in UTC, with milliseconds. */
  createdAt: string
  email: string
  /** An ISO 8601 moment in UTC, with milliseconds. */
  lastSignInAt: string | null
}

export interface SignedOut {
  /** How many sessions ended. */
  signedOut: number
}

/** A device that is signed in to your account. */
export interface DeviceSession {
  id: number
  /** What the device said of itself at sign-in. */
  device: string
  /** An ISO 8601 moment in UTC, with milliseconds. */
  createdAt: string
  /** An ISO 8601 moment in UTC, with milliseconds. */
  lastUsedAt: string
  /** Whether this call came from it. */
  current: boolean
}

/** What everybody may know of this server. */
export interface Instance {
  name: string
  /** What this place is, as plain text. Never treat it as HTML. */
  description: string
  /** Who may sign up: anybody, who has an invite, or nobody. */
  registration: 'open' | 'invite' | 'closed'
  limits: {
    /** How many characters a post may have, as a person counts them. 1 to 500. */
    longestPost: number
    /** How many posts an account may write in an hour; null for any number. */
    postsPerHour: number | null
  }
  /** The server's version. */
  version: string
}

/** A post or a reply. */
export interface Post {
  id: number
  author: UserRef
  /** Plain text. Never treat it as HTML. */
  content: string
  /** False when the author or a moderator hid it. */
  visible: boolean
  /** An ISO 8601 moment in UTC, with milliseconds. */
  createdAt: string
  /** An ISO 8601 moment in UTC, with milliseconds. */
  editedAt: string | null
  /** An ISO 8601 moment in UTC, with milliseconds. */
  deletedAt: string | null
  /** The post that this one answers. */
  replyToId: number | null
  likeCount: number
  /** How many replies the public may see. */
  replyCount: number
  /** Whether you like it; false when not signed in. */
  liked: boolean
}

/** Just enough of an account to name it and link to it. */
export interface UserRef {
  id: number
  /** Unique; 2 to 30 of a-z, 0-9 and _. */
  handle: string
  displayName: string
}

/** A post with what it answers and what answers it. */
export interface Thread {
  /** What it answers, the first post of the thread first; 50 at most. */
  ancestors: Post[]
  post: Post
  /** Its direct replies, oldest first. */
  replies: Page<Post>
}

/** What a post said before an edit. */
export interface PostRevision {
  id: number
  content: string
  /** When the edit replaced this content. */
  replacedAt: string
  /** Null when the account is gone, and for all but staff when it is not the author. */
  editor: UserRef | null
}

/** Whether you like a post, and how many do. */
export interface LikeState {
  postId: number
  liked: boolean
  likeCount: number
}

/** An account with its counts. */
export interface Profile {
  id: number
  /** Unique; 2 to 30 of a-z, 0-9 and _. */
  handle: string
  displayName: string
  bio: string
  role: 'user' | 'moderator' | 'admin'
  /** An ISO 8601 moment in UTC, with milliseconds. */
  createdAt: string
  /** How many posts and replies of theirs you may see. */
  postCount: number
  /** True only for moderators and admins; others do not find a suspended account. */
  suspended: boolean
}

/** An account as anybody sees it. */
export interface User {
  id: number
  /** Unique; 2 to 30 of a-z, 0-9 and _. */
  handle: string
  displayName: string
  bio: string
  role: 'user' | 'moderator' | 'admin'
  /** An ISO 8601 moment in UTC, with milliseconds. */
  createdAt: string
}

/** A post with everything that it ever said. */
export interface AdminPost {
  post: Post
  /** Newest first. */
  revisions: PostRevision[]
}

export interface Purged {
  postId: number
}

/** What became of each post. */
export interface BulkAnswer {
  act: 'hide' | 'show' | 'delete' | 'restore' | 'purge'
  /** In the order in which they were asked for. */
  posts: {
    postId: number
    /** `unchanged`: it was so before, and is not to be undone. */
    outcome: 'done' | 'unchanged' | 'missing'
  }[]
}

/** An account as moderators and admins see it. */
export interface AdminUser {
  id: number
  /** Unique; 2 to 30 of a-z, 0-9 and _. */
  handle: string
  displayName: string
  bio: string
  role: 'user' | 'moderator' | 'admin'
  /** An ISO 8601 moment in UTC, with milliseconds. */
  createdAt: string
  email: string
  /** An ISO 8601 moment in UTC, with milliseconds. */
  lastSignInAt: string | null
  /** An ISO 8601 moment in UTC, with milliseconds. */
  suspendedAt: string | null
}

/** A device that is signed in to somebody's account. */
export interface UserSession {
  id: number
  /** What the device said of itself at sign-in. */
  device: string
  /** An ISO 8601 moment in UTC, with milliseconds. */
  createdAt: string
  /** An ISO 8601 moment in UTC, with milliseconds. */
  lastUsedAt: string
}

/** A code to sign up with while registration is by invite. */
export interface Invite {
  id: number
  code: string
  /** For whom it is; empty unless told. */
  note: string
  maxUses: number
  /** How many have signed up with it. */
  uses: number
  /** Null when the account is gone. */
  createdBy: UserRef | null
  /** An ISO 8601 moment in UTC, with milliseconds. */
  createdAt: string
  /** An ISO 8601 moment in UTC, with milliseconds. */
  expiresAt: string
  /** An ISO 8601 moment in UTC, with milliseconds. */
  revokedAt: string | null
}

export interface NewServiceToken {
  id: number
  name: string
  /** Whose own token it is; absent where it is the instance's. */
  ownerId?: number
  scopes: ('posts:read' | 'posts:write' | 'likes:write')[]
  /** An ISO 8601 moment in UTC, with milliseconds. */
  createdAt: string
  /** An ISO 8601 moment in UTC, with milliseconds. */
  expiresAt: string | null
  /** To the minute. */
  lastUsedAt: string | null
  /** An ISO 8601 moment in UTC, with milliseconds. */
  revokedAt: string | null
  /** The secret; shown this once. */
  token: string
}

/** A secret that another server calls with; the secret itself is never shown again. */
export interface ServiceToken {
  id: number
  name: string
  /** Whose own token it is; absent where it is the instance's. */
  ownerId?: number
  scopes: ('posts:read' | 'posts:write' | 'likes:write')[]
  /** An ISO 8601 moment in UTC, with milliseconds. */
  createdAt: string
  /** An ISO 8601 moment in UTC, with milliseconds. */
  expiresAt: string | null
  /** To the minute. */
  lastUsedAt: string | null
  /** An ISO 8601 moment in UTC, with milliseconds. */
  revokedAt: string | null
}

/** Something that an admin, a moderator or a service token did. Entries are never changed. */
export interface AuditEntry {
  id: number
  /** An ISO 8601 moment in UTC, with milliseconds. */
  createdAt: string
  /** Who of the staff did it. */
  userId: number | null
  /** The service token that did it. */
  tokenId: number | null
  /** The account that the service token acted for. */
  onBehalfOf: number | null
  /** The procedure. */
  action: string
  /** To what, by its ids, and what was set. */
  target: Record<string, number | boolean | string>
  /** Finds the request in the server's log. */
  requestId: string
}

/** How much there is, and how much came on each day. */
export interface Stats {
  totals: {
    users: number
    posts: number
    likes: number
  }
  /** One a day in UTC, oldest first. */
  days: {
    date: string
    users: number
    posts: number
    likes: number
  }[]
  /** How often the server could not answer, by day and reason, oldest first; known minutes later. */
  errors: {
    date: string
    reason: string
    count: number
  }[]
}

export interface ServiceIdentity {
  name: string
  scopes: ('posts:read' | 'posts:write' | 'likes:write')[]
  /** An ISO 8601 moment in UTC, with milliseconds. */
  expiresAt: string | null
}

/** Something that happened in the timeline, as far as you may see it. */
export type LiveEvent =
  | PostCreated
  | PostChanged
  | PostRemoved
  | PostCounts
  | UserChanged
  | UserRemoved
  | LiveReset

/** A new post or reply. */
export interface PostCreated {
  type: 'post.created'
  post: LivePost
}

/** A post as everybody who sees it is told of it: without your like. */
export interface LivePost {
  id: number
  author: UserRef
  /** Plain text. Never treat it as HTML. */
  content: string
  /** False when the author or a moderator hid it. */
  visible: boolean
  /** An ISO 8601 moment in UTC, with milliseconds. */
  createdAt: string
  /** An ISO 8601 moment in UTC, with milliseconds. */
  editedAt: string | null
  /** An ISO 8601 moment in UTC, with milliseconds. */
  deletedAt: string | null
  /** The post that this one answers. */
  replyToId: number | null
  likeCount: number
  /** How many replies the public may see. */
  replyCount: number
}

/** A post that was edited, that you may see again, or that is marked as hidden. */
export interface PostChanged {
  type: 'post.changed'
  post: LivePost
}

/** A post that you may see no more. */
export interface PostRemoved {
  type: 'post.removed'
  postId: number
}

/** How often a post is liked and answered now. */
export interface PostCounts {
  type: 'post.counts'
  postId: number
  likeCount: number
  replyCount: number
}

/** An account that you see was suspended or let in again, and so were its posts, likes and replies. */
export interface UserChanged {
  type: 'user.changed'
  userId: number
}

/** An account that you may see no more, with all its posts; its likes and replies are not counted either. */
export interface UserRemoved {
  type: 'user.removed'
  userId: number
}

/** What happened since is not known any more: fetch afresh. */
export interface LiveReset {
  type: 'reset'
}

export type AccountExportInput = UsersListInput

export interface AccountDeleteInput {
  password: string
}

export interface AuthRegisterInput {
  /** 2 to 30 of a-z, 0-9 and _; capitals are taken as small letters. */
  handle: string
  email: string
  /** 8 to 256 characters, any of them, but none of the passwords that are tried first. */
  password: string
  /** The handle unless told. */
  displayName?: string | undefined
  /** Where signing up takes one. */
  invite?: string | undefined
}

export interface AuthLoginInput {
  /** A handle or an e-mail address. */
  identifier: string
  password: string
}

export interface AuthRefreshInput {
  refreshToken: string
}

export interface AuthRevokeSessionInput {
  sessionId: number
}

export interface AuthChangePasswordInput {
  currentPassword: string
  /** 8 to 256 characters, any of them, but none of the passwords that are tried first. */
  newPassword: string
}

export interface PostsListInput {
  /** Only posts of the account with this handle. */
  author?: string | undefined
  /** True lists replies too. `false` unless told. */
  replies?: boolean | undefined
  /** `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined
  /** How many items at most. 1 to 100. `20` unless told. */
  limit?: number | undefined
}

export interface PostsSearchInput {
  /** Words that all occur; "in quotes" as they stand, `or` between either, and - before none. */
  text?: string | undefined
  /** Only posts of the account with this handle. */
  author?: string | undefined
  /** Posted then or later. */
  from?: string | undefined
  /** Posted before then. */
  to?: string | undefined
  /** `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined
  /** How many items at most. 1 to 100. `20` unless told. */
  limit?: number | undefined
}

export interface PostsByIdInput {
  postId: number
}

export interface PostsThreadInput {
  postId: number
  /** `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined
  /** How many items at most. 1 to 100. `20` unless told. */
  limit?: number | undefined
}

export type PostsHistoryInput = PostsThreadInput

export type PostsLikersInput = PostsThreadInput

export interface PostsCreateInput {
  /** Plain text, 1 to 500 characters as a person counts them. */
  content: string
  /** The post to answer. */
  replyToId?: number | undefined
  /** False posts it hidden. `true` unless told. */
  visible?: boolean | undefined
}

export interface PostsUpdateInput {
  postId: number
  /** Plain text, 1 to 500 characters as a person counts them. */
  content: string
}

export type PostsHideInput = PostsByIdInput

export type PostsShowInput = PostsByIdInput

export type PostsDeleteInput = PostsByIdInput

export type PostsRestoreInput = PostsByIdInput

export type PostsLikeInput = PostsByIdInput

export type PostsUnlikeInput = PostsByIdInput

export interface UsersByHandleInput {
  /** 2 to 30 of a-z, 0-9 and _; capitals are taken as small letters. */
  handle: string
}

export interface UsersByIdInput {
  userId: number
}

export interface UsersListInput {
  /** `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined
  /** How many items at most. 1 to 100. `20` unless told. */
  limit?: number | undefined
}

export interface UsersPostsInput {
  userId: number
  /** True lists replies too. `false` unless told. */
  replies?: boolean | undefined
  /** `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined
  /** How many items at most. 1 to 100. `20` unless told. */
  limit?: number | undefined
}

export interface UsersLikedPostsInput {
  userId: number
  /** `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined
  /** How many items at most. 1 to 100. `20` unless told. */
  limit?: number | undefined
}

export interface UsersUpdateProfileInput {
  /** The name that people read; at most 50 characters. */
  displayName?: string | undefined
  /** At most 300 characters. */
  bio?: string | undefined
}

export interface AdminPostsListInput {
  /** `"all"` unless told. */
  state?: 'all' | 'visible' | 'hidden' | 'deleted' | undefined
  /** 2 to 30 of a-z, 0-9 and _; capitals are taken as small letters. */
  author?: string | undefined
  /** Only what contains this text. */
  search?: string | undefined
  /** Then or later. */
  from?: string | undefined
  /** Before then. */
  to?: string | undefined
  /** `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined
  /** How many items at most. 1 to 100. `20` unless told. */
  limit?: number | undefined
}

export type AdminPostsByIdInput = PostsByIdInput

export type AdminPostsCreateInput = PostsCreateInput

export type AdminPostsUpdateInput = PostsUpdateInput

export interface AdminPostsSetVisibleInput {
  postId: number
  visible: boolean
}

export type AdminPostsDeleteInput = PostsByIdInput

export type AdminPostsRestoreInput = PostsByIdInput

export type AdminPostsPurgeInput = PostsByIdInput

export interface AdminPostsBulkInput {
  /** Only an admin purges. */
  act: 'hide' | 'show' | 'delete' | 'restore' | 'purge'
  postIds: number[]
}

export interface AdminUsersListInput {
  /** Only what contains this text. */
  search?: string | undefined
  role?: 'user' | 'moderator' | 'admin' | undefined
  suspended?: boolean | undefined
  /** `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined
  /** How many items at most. 1 to 100. `20` unless told. */
  limit?: number | undefined
}

export interface AdminUsersSetRoleInput {
  userId: number
  role: 'user' | 'moderator' | 'admin'
}

export type AdminUsersSuspendInput = UsersByIdInput

export type AdminUsersUnsuspendInput = UsersByIdInput

export type AdminUsersSessionsInput = UsersByIdInput

export interface AdminUsersEndSessionsInput {
  userId: number
  /** All of them unless told. */
  sessionId?: number | undefined
}

export interface AdminSettingsUpdateInput {
  name?: string | undefined
  /** What this place is, as plain text. Never treat it as HTML. */
  description?: string | undefined
  /** Who may sign up: anybody, who has an invite, or nobody. */
  registration?: 'open' | 'invite' | 'closed' | undefined
  /** How many characters a post may have, as a person counts them. 1 to 500. */
  longestPost?: number | undefined
  /** How many posts an account may write in an hour; null for any number. */
  postsPerHour?: number | null | undefined
}

export interface AdminInvitesCreateInput {
  /** `""` unless told. */
  note?: string | undefined
  /** How many may sign up with it. 1 to 10000. `1` unless told. */
  maxUses?: number | undefined
  /** 1 to 365. `7` unless told. */
  expiresInDays?: number | undefined
}

export type AdminInvitesListInput = UsersListInput

export interface AdminInvitesRevokeInput {
  inviteId: number
}

export type AdminServiceTokensCreateInput = TokensCreateInput

export type AdminServiceTokensListInput = UsersListInput

export type AdminServiceTokensRevokeInput = TokensRevokeInput

export interface AdminAuditListInput {
  userId?: number | undefined
  tokenId?: number | undefined
  onBehalfOf?: number | undefined
  /** Only what was done to this account. */
  targetUserId?: number | undefined
  /** Only what was done to this post. */
  targetPostId?: number | undefined
  /** Then or later. */
  from?: string | undefined
  /** Before then. */
  to?: string | undefined
  /** The procedure. */
  action?: string | undefined
  /** `nextCursor` of the page before; left out for the first page. */
  cursor?: string | undefined
  /** How many items at most. 1 to 100. `20` unless told. */
  limit?: number | undefined
}

export interface AdminStatsInput {
  /** How many days back, today included. 1 to 365. `30` unless told. */
  days?: number | undefined
}

export interface ServiceCreatePostInput {
  /** Plain text, 1 to 500 characters as a person counts them. */
  content: string
  /** The post to answer. */
  replyToId?: number | undefined
  /** False posts it hidden. `true` unless told. */
  visible?: boolean | undefined
  /** The account to post as. */
  authorId: number
}

export interface TokensCreateInput {
  name: string
  scopes: ('posts:read' | 'posts:write' | 'likes:write')[]
  /** 1 to 365. */
  expiresInDays?: number | undefined
}

export type TokensListInput = UsersListInput

export interface TokensRevokeInput {
  tokenId: number
}

export interface AccountProcedures {
  /** Everything that is held of you, the oldest of each kind first. */
  export: List<AccountExportInput | void, ExportedLine>
  /** Deletes your account for good, with all that is yours. Fails with `BadCredentials` or `TooManyGuesses` or `LastAdmin`. */
  delete: (input: AccountDeleteInput, options?: MutationOptions) => Promise<DeletedAccount>
}

export interface AuthProcedures {
  /** Makes an account and signs in to it. Fails with `HandleTaken` or `EmailTaken` or `RegistrationClosed` or `InviteInvalid`. */
  register: (input: AuthRegisterInput, options?: MutationOptions) => Promise<SessionGrant>
  /** Signs in by handle or e-mail address. Fails with `BadCredentials` or `TooManyGuesses` or `AccountSuspended`. */
  login: (input: AuthLoginInput, options?: MutationOptions) => Promise<SessionGrant>
  /** Exchanges a refresh token for the next pair of tokens; the SDK does it by itself. Fails with `RefreshTokenInvalid` or `AccountSuspended`. */
  refresh: (input: AuthRefreshInput, options?: MutationOptions) => Promise<SessionGrant>
  /** Ends this session. */
  logout: (options?: MutationOptions) => Promise<SignedOut>
  /** Ends every session of yours, this one too. */
  logoutAll: (options?: MutationOptions) => Promise<SignedOut>
  /** Ends one session of yours. Fails with `SessionNotFound`. */
  revokeSession: (input: AuthRevokeSessionInput, options?: MutationOptions) => Promise<SignedOut>
  /** Changes your password, and ends your other sessions and your tokens. Fails with `BadCredentials` or `TooManyGuesses`. */
  changePassword: (input: AuthChangePasswordInput, options?: MutationOptions) => Promise<SignedOut>
  /** Lists the devices that are signed in to your account. */
  sessions: (options?: CallOptions) => Promise<DeviceSession[]>
  /** Your own account. */
  me: (options?: CallOptions) => Promise<Me>
}

export interface InstanceProcedures {
  /** What this server is, who may sign up, and its limits. */
  read: (options?: CallOptions) => Promise<Instance>
}

export interface PostsProcedures {
  /** The public timeline, newest first. */
  list: List<PostsListInput | void, Post>
  /** Finds posts and replies by their words, their author or their time, newest first. */
  search: List<PostsSearchInput | void, Post>
  /** One post. Fails with `PostNotFound`. */
  byId: (input: PostsByIdInput, options?: CallOptions) => Promise<Post>
  /** A post with what it answers and what answers it. Fails with `PostNotFound`. */
  thread: (input: PostsThreadInput, options?: CallOptions) => Promise<Thread>
  /** What a post said before each edit, newest first. Fails with `PostNotFound`. */
  history: List<PostsHistoryInput, PostRevision>
  /** Who likes a post, the newest like first. Fails with `PostNotFound`. */
  likers: List<PostsLikersInput, UserRef>
  /** Posts, or replies to a post. Fails with `PostNotFound` or `TooManyPosts`. */
  create: (input: PostsCreateInput, options?: MutationOptions) => Promise<Post>
  /** Edits a post of yours; what it said before is kept. Fails with `PostNotFound`. */
  update: (input: PostsUpdateInput, options?: MutationOptions) => Promise<Post>
  /** Hides a post of yours from everybody but you, moderators and admins. Fails with `PostNotFound`. */
  hide: (input: PostsHideInput, options?: MutationOptions) => Promise<Post>
  /** Shows a post again that you hid. Fails with `PostNotFound` or `HeldByModerator`. */
  show: (input: PostsShowInput, options?: MutationOptions) => Promise<Post>
  /** Deletes a post of yours; it can be restored. Fails with `PostNotFound`. */
  delete: (input: PostsDeleteInput, options?: MutationOptions) => Promise<Post>
  /** Brings back a post that you deleted. Fails with `PostNotFound` or `HeldByModerator`. */
  restore: (input: PostsRestoreInput, options?: MutationOptions) => Promise<Post>
  /** Likes a post; a second like changes nothing. Fails with `PostNotFound`. */
  like: (input: PostsLikeInput, options?: MutationOptions) => Promise<LikeState>
  /** Takes a like back. Fails with `PostNotFound`. */
  unlike: (input: PostsUnlikeInput, options?: MutationOptions) => Promise<LikeState>
}

export interface UsersProcedures {
  /** An account by its handle. Fails with `UserNotFound`. */
  byHandle: (input: UsersByHandleInput, options?: CallOptions) => Promise<Profile>
  /** An account by its id. Fails with `UserNotFound`. */
  byId: (input: UsersByIdInput, options?: CallOptions) => Promise<Profile>
  /** All accounts, newest first. */
  list: List<UsersListInput | void, User>
  /** What an account posted, newest first. Fails with `UserNotFound`. */
  posts: List<UsersPostsInput, Post>
  /** What an account likes, the newest like first. Fails with `UserNotFound`. */
  likedPosts: List<UsersLikedPostsInput, Post>
  /** Changes your display name or bio. */
  updateProfile: (input?: UsersUpdateProfileInput, options?: MutationOptions) => Promise<Me>
}

export interface PostsAdminProcedures {
  /** All posts, the hidden and deleted ones too, newest first. */
  list: List<AdminPostsListInput | void, Post>
  /** One post with what it said before each edit. Fails with `PostNotFound`.
   * @deprecated Use posts.byId and posts.history.
   */
  byId: (input: AdminPostsByIdInput, options?: CallOptions) => Promise<AdminPost>
  /** Posts as yourself. Fails with `PostNotFound` or `TooManyPosts`. */
  create: (input: AdminPostsCreateInput, options?: MutationOptions) => Promise<Post>
  /** Edits anybody's post; what it said before is kept. Fails with `PostNotFound`. */
  update: (input: AdminPostsUpdateInput, options?: MutationOptions) => Promise<Post>
  /** Hides anybody's post, or shows it again. Fails with `PostNotFound`. */
  setVisible: (input: AdminPostsSetVisibleInput, options?: MutationOptions) => Promise<Post>
  /** Deletes anybody's post; it can be restored. Fails with `PostNotFound`. */
  delete: (input: AdminPostsDeleteInput, options?: MutationOptions) => Promise<Post>
  /** Brings anybody's deleted post back. Fails with `PostNotFound`. */
  restore: (input: AdminPostsRestoreInput, options?: MutationOptions) => Promise<Post>
  /** Removes a post for good, with its revisions and likes. Fails with `PostNotFound`. */
  purge: (input: AdminPostsPurgeInput, options?: MutationOptions) => Promise<Purged>
  /** Hides, shows, deletes, restores or purges up to 100 posts, and says what became of each. */
  bulk: (input: AdminPostsBulkInput, options?: MutationOptions) => Promise<BulkAnswer>
}

export interface UsersAdminProcedures {
  /** All accounts, newest first. */
  list: List<AdminUsersListInput | void, AdminUser>
  /** Makes an account a user, a moderator or an admin. Fails with `UserNotFound` or `LastAdmin`. */
  setRole: (input: AdminUsersSetRoleInput, options?: MutationOptions) => Promise<AdminUser>
  /** Suspends an account: signed out, and seen and counted nowhere. Fails with `UserNotFound` or `LastAdmin`. */
  suspend: (input: AdminUsersSuspendInput, options?: MutationOptions) => Promise<AdminUser>
  /** Lifts a suspension. Fails with `UserNotFound`. */
  unsuspend: (input: AdminUsersUnsuspendInput, options?: MutationOptions) => Promise<AdminUser>
  /** The devices that are signed in to an account, the last used first. Fails with `UserNotFound`. */
  sessions: (input: AdminUsersSessionsInput, options?: CallOptions) => Promise<UserSession[]>
  /** Signs an account out, on one device or all. Fails with `UserNotFound` or `SessionNotFound`. */
  endSessions: (input: AdminUsersEndSessionsInput, options?: MutationOptions) => Promise<SignedOut>
}

export interface SettingsAdminProcedures {
  /** Sets what this server is, who may sign up, and its limits. */
  update: (input?: AdminSettingsUpdateInput, options?: MutationOptions) => Promise<Instance>
}

export interface InvitesAdminProcedures {
  /** Makes a code to sign up with. */
  create: (input?: AdminInvitesCreateInput, options?: MutationOptions) => Promise<Invite>
  /** All invites, newest first. */
  list: List<AdminInvitesListInput | void, Invite>
  /** Lets nobody else sign up with an invite. Fails with `InviteNotFound`. */
  revoke: (input: AdminInvitesRevokeInput, options?: MutationOptions) => Promise<Invite>
}

export interface ServiceTokensAdminProcedures {
  /** Makes a secret for another server; it is shown once. */
  create: (input: AdminServiceTokensCreateInput, options?: MutationOptions) => Promise<NewServiceToken>
  /** All service tokens, newest first, without their secrets; people's own too. */
  list: List<AdminServiceTokensListInput | void, ServiceToken>
  /** Ends a service token. Fails with `ServiceTokenNotFound`. */
  revoke: (input: AdminServiceTokensRevokeInput, options?: MutationOptions) => Promise<ServiceToken>
}

export interface AuditAdminProcedures {
  /** What admins, moderators and service tokens did, newest first. */
  list: List<AdminAuditListInput | void, AuditEntry>
}

export interface AdminProcedures {
  posts: PostsAdminProcedures
  users: UsersAdminProcedures
  settings: SettingsAdminProcedures
  invites: InvitesAdminProcedures
  serviceTokens: ServiceTokensAdminProcedures
  audit: AuditAdminProcedures
  /** How many accounts, posts and likes there are, and came on each day. */
  stats: (input?: AdminStatsInput, options?: CallOptions) => Promise<Stats>
}

export interface ServiceProcedures {
  /** Which service token this is, and what it may do. */
  me: (options?: CallOptions) => Promise<ServiceIdentity>
  /** Posts in the name of an account. Fails with `UserNotFound` or `PostNotFound` or `TooManyPosts`.
   * @deprecated Use posts.create on behalf of the account.
   */
  createPost: (input: ServiceCreatePostInput, options?: MutationOptions) => Promise<Post>
}

export interface TokensProcedures {
  /** Makes a secret for a script of your own, which acts as you; it is shown once. Fails with `TooManyTokens`. */
  create: (input: TokensCreateInput, options?: MutationOptions) => Promise<NewServiceToken>
  /** Your own tokens, newest first, without their secrets. */
  list: List<TokensListInput | void, ServiceToken>
  /** Ends a token of your own. Fails with `ServiceTokenNotFound`. */
  revoke: (input: TokensRevokeInput, options?: MutationOptions) => Promise<ServiceToken>
}

export interface Procedures {
  account: AccountProcedures
  auth: AuthProcedures
  instance: InstanceProcedures
  posts: PostsProcedures
  users: UsersProcedures
  admin: AdminProcedures
  service: ServiceProcedures
  tokens: TokensProcedures
}

/** @internal */
export type Call = <Output>(
  kind: 'query' | 'mutation',
  path: string,
  input: unknown,
  options: MutationOptions | undefined,
) => Promise<Output>

/** @internal */
export function bindProcedures(call: Call): Procedures {
  return {
    account: {
      export: listOf(call, 'account.export'),
      delete: (input, options) => call('mutation', 'account.delete', input, options),
    },
    auth: {
      register: (input, options) => call('mutation', 'auth.register', input, options),
      login: (input, options) => call('mutation', 'auth.login', input, options),
      refresh: (input, options) => call('mutation', 'auth.refresh', input, options),
      logout: (options) => call('mutation', 'auth.logout', undefined, options),
      logoutAll: (options) => call('mutation', 'auth.logoutAll', undefined, options),
      revokeSession: (input, options) => call('mutation', 'auth.revokeSession', input, options),
      changePassword: (input, options) => call('mutation', 'auth.changePassword', input, options),
      sessions: (options) => call('query', 'auth.sessions', undefined, options),
      me: (options) => call('query', 'auth.me', undefined, options),
    },
    instance: { read: (options) => call('query', 'instance.read', undefined, options) },
    posts: {
      list: listOf(call, 'posts.list'),
      search: listOf(call, 'posts.search'),
      byId: (input, options) => call('query', 'posts.byId', input, options),
      thread: (input, options) => call('query', 'posts.thread', input, options),
      history: listOf(call, 'posts.history'),
      likers: listOf(call, 'posts.likers'),
      create: (input, options) => call('mutation', 'posts.create', input, options),
      update: (input, options) => call('mutation', 'posts.update', input, options),
      hide: (input, options) => call('mutation', 'posts.hide', input, options),
      show: (input, options) => call('mutation', 'posts.show', input, options),
      delete: (input, options) => call('mutation', 'posts.delete', input, options),
      restore: (input, options) => call('mutation', 'posts.restore', input, options),
      like: (input, options) => call('mutation', 'posts.like', input, options),
      unlike: (input, options) => call('mutation', 'posts.unlike', input, options),
    },
    users: {
      byHandle: (input, options) => call('query', 'users.byHandle', input, options),
      byId: (input, options) => call('query', 'users.byId', input, options),
      list: listOf(call, 'users.list'),
      posts: listOf(call, 'users.posts'),
      likedPosts: listOf(call, 'users.likedPosts'),
      updateProfile: (input = {}, options) => call('mutation', 'users.updateProfile', input, options),
    },
    admin: {
      posts: {
        list: listOf(call, 'admin.posts.list'),
        byId: (input, options) => call('query', 'admin.posts.byId', input, options),
        create: (input, options) => call('mutation', 'admin.posts.create', input, options),
        update: (input, options) => call('mutation', 'admin.posts.update', input, options),
        setVisible: (input, options) => call('mutation', 'admin.posts.setVisible', input, options),
        delete: (input, options) => call('mutation', 'admin.posts.delete', input, options),
        restore: (input, options) => call('mutation', 'admin.posts.restore', input, options),
        purge: (input, options) => call('mutation', 'admin.posts.purge', input, options),
        bulk: (input, options) => call('mutation', 'admin.posts.bulk', input, options),
      },
      users: {
        list: listOf(call, 'admin.users.list'),
        setRole: (input, options) => call('mutation', 'admin.users.setRole', input, options),
        suspend: (input, options) => call('mutation', 'admin.users.suspend', input, options),
        unsuspend: (input, options) => call('mutation', 'admin.users.unsuspend', input, options),
        sessions: (input, options) => call('query', 'admin.users.sessions', input, options),
        endSessions: (input, options) => call('mutation', 'admin.users.endSessions', input, options),
      },
      settings: {
        update: (input = {}, options) => call('mutation', 'admin.settings.update', input, options),
      },
      invites: {
        create: (input = {}, options) => call('mutation', 'admin.invites.create', input, options),
        list: listOf(call, 'admin.invites.list'),
        revoke: (input, options) => call('mutation', 'admin.invites.revoke', input, options),
      },
      serviceTokens: {
        create: (input, options) => call('mutation', 'admin.serviceTokens.create', input, options),
        list: listOf(call, 'admin.serviceTokens.list'),
        revoke: (input, options) => call('mutation', 'admin.serviceTokens.revoke', input, options),
      },
      audit: { list: listOf(call, 'admin.audit.list') },
      stats: (input = {}, options) => call('query', 'admin.stats', input, options),
    },
    service: {
      me: (options) => call('query', 'service.me', undefined, options),
      createPost: (input, options) => call('mutation', 'service.createPost', input, options),
    },
    tokens: {
      create: (input, options) => call('mutation', 'tokens.create', input, options),
      list: listOf(call, 'tokens.list'),
      revoke: (input, options) => call('mutation', 'tokens.revoke', input, options),
    },
  }
}
