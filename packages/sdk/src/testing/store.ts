import { schemas, type Scope } from '@linnet/api/pure'

import type { AuditEntry, Instance, Me } from '../api.gen.js'
import { createEventLog, type EventLog } from './event-log.js'
import { createTable, type Table } from './table.js'

export type Role = Me['role']

export interface UserRow {
  id: number
  handle: string
  email: string
  password: string
  displayName: string
  bio: string
  role: Role
  createdAt: string
  lastSignInAt: string | null
  suspendedAt: string | null
}

export interface PostRow {
  id: number
  authorId: number
  content: string
  visible: boolean
  hiddenById: number | null
  createdAt: string
  editedAt: string | null
  deletedAt: string | null
  deletedById: number | null
  replyToId: number | null
}

export interface RevisionRow {
  id: number
  postId: number
  content: string
  editorId: number
  createdAt: string
}

export interface LikeRow {
  id: number
  userId: number
  postId: number
  createdAt: string
}

export interface SessionRow {
  id: number
  userId: number
  refreshToken: string
  previousToken: string | null
  rotatedAt: string
  device: string
  createdAt: string
  lastUsedAt: string
  expiresAt: string
  revokedAt: string | null
}

export interface ServiceTokenRow {
  id: number
  /** Whose own it is. */
  ownerId: number | null
  name: string
  secret: string
  scopes: Scope[]
  createdAt: string
  expiresAt: string | null
  lastUsedAt: string | null
  revokedAt: string | null
}

export interface InviteRow {
  id: number
  code: string
  note: string
  maxUses: number
  uses: number
  createdById: number
  createdAt: string
  expiresAt: string
  revokedAt: string | null
}

export interface Settings extends Pick<Instance, 'name' | 'description' | 'registration'> {
  longestPost: number
  postsPerHour: number | null
}

export type AuditRow = AuditEntry

/** All that the fake knows. Procedures run one after another, so that none sees another's half. */
export interface Store {
  /** Begins a change, which has a moment of its own: what was first is older, however fast a test is. */
  begin(): void
  /** The present moment, moved by `later` milliseconds. */
  now(later?: number): string
  users: Table<UserRow>
  posts: Table<PostRow>
  revisions: Table<RevisionRow>
  likes: Table<LikeRow>
  sessions: Table<SessionRow>
  serviceTokens: Table<ServiceTokenRow>
  invites: Table<InviteRow>
  settings: Settings
  /** When wrong passwords were tried, by account. */
  guesses: Map<string, string[]>
  audit: Table<AuditRow>
  log: EventLog
}

export function createStore(now: () => Date): Store {
  let moment = 0
  const present = () => Math.max(moment, now().getTime())
  return {
    begin: () => void (moment = Math.max(moment + 1, now().getTime())),
    now: (later = 0) => new Date(present() + later).toISOString(),
    users: createTable(),
    posts: createTable(),
    revisions: createTable(),
    likes: createTable(),
    sessions: createTable(),
    serviceTokens: createTable(),
    invites: createTable(),
    settings: { ...schemas.firstSettings },
    guesses: new Map(),
    audit: createTable(),
    log: createEventLog(now),
  }
}
