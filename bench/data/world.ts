import { randomFrom, skewed } from './random.js'
import { nameOf, saying } from './words.js'

/** How much there is. */
export interface Size {
  users: number
  posts: number
  likes: number
}

export interface World extends Size {
  seed: number
  /** The post that has as many direct replies as `repliesOfThread`, and answers others itself. */
  threadId: number
}

/** A row for COPY, a value a column. */
export type Row = (string | number | boolean | null)[]

export const userColumns = [
  'id',
  'handle',
  'email',
  'password_hash',
  'display_name',
  'bio',
  'role',
  'created_at',
  'suspended_at',
] as const
export const postColumns = [
  'id',
  'author_id',
  'content',
  'visible',
  'hidden_by_id',
  'created_at',
  'edited_at',
  'deleted_at',
  'deleted_by_id',
  'reply_to_id',
] as const
export const likeColumns = ['user_id', 'post_id', 'created_at'] as const

/** Everybody's. Argon2id as Linnet makes it. */
export const password = 'everybody has the same here'
const passwordHash =
  '$argon2id$v=19$m=19456,t=2,p=1$bGlubmV0IGJlbmNoICAgIA$jRQk6mvY+Qq6FHr4vY19y+/SuQduDTnxFClECj2xIEw'

export const repliesOfThread = 200

const hour = 3_600_000
const began = Date.parse('2024-11-01T00:00:00.000Z')
const ended = Date.parse('2026-11-01T00:00:00.000Z')
const adminId = 1

export function worldOf(posts: number, seed: number): World {
  return { users: posts / 10, posts, likes: posts * 3, seed, threadId: Math.floor(posts * 0.7) }
}

/** Who ranks so high among those who write, or among those who like, is anybody. */
function userAt(rank: number, { users }: Size, step: number): number {
  return 1 + ((rank * step + 17) % users)
}

const writers = 7919
const likers = 104_729

/** Somebody who likes much, for who wants to look at what they like. */
export function likerAt(rank: number, world: World): number {
  return userAt(rank, world, likers)
}

/** Somebody who writes much. */
export function writerAt(rank: number, world: World): number {
  return userAt(rank, world, writers)
}

export function isSuspended(userId: number, { seed }: World): boolean {
  return userId !== adminId && randomFrom(seed + userId, 'suspended')() < 0.004
}

export function* usersOf(world: World): Generator<Row> {
  const random = randomFrom(world.seed, 'users')
  for (let id = 1; id <= world.users; id += 1) {
    const { handle, displayName } = id === adminId ? { handle: 'admin', displayName: 'Admin' } : nameOf(id)
    const role = id === adminId ? 'admin' : id < 12 ? 'moderator' : 'user'
    const createdAt = began - 700 * 24 * hour * (1 - id / world.users)
    const bio = random() < 0.6 ? saying(random).slice(0, 280) : ''
    const suspendedAt = isSuspended(id, world) ? isoOf(ended - random() * 400 * 24 * hour) : null
    yield [
      id,
      handle,
      `${handle}@example.com`,
      passwordHash,
      displayName,
      bio,
      role,
      isoOf(createdAt),
      suspendedAt,
    ]
  }
}

/** In the order of their time. Some are hidden, deleted or edited. */
export function* postsOf(world: World): Generator<Row> {
  const { posts, seed, threadId } = world
  const random = randomFrom(seed, 'posts')
  const parents = new Int32Array(posts + 1)
  const timeOf = momentsOf(world)
  for (let id = 1; id <= posts; id += 1) {
    const inThread = parentInThread(id, threadId)
    const parent = inThread ?? (random() < 0.4 ? answered(random, { id, parents, threadId }) : 0)
    parents[id] = parent
    let author = userAt(skewed(random, world.users, 3), world, writers)
    while (inThread !== undefined && isSuspended(author, world)) author = (author % world.users) + 1

    const createdAt = timeOf(id)
    const [fate, later] = [random(), createdAt + 24 * hour * random()]
    const isKept = inThread !== undefined
    const isHidden = !isKept && fate < 0.01
    const isDeleted = !isKept && fate > 0.98
    const isEdited = fate > 0.5 && fate < 0.53
    yield [
      id,
      author,
      saying(random),
      !isHidden,
      isHidden ? (fate < 0.002 ? adminId : author) : null,
      isoOf(createdAt),
      isEdited ? isoOf(later) : null,
      isDeleted ? isoOf(later) : null,
      isDeleted ? (fate > 0.997 ? adminId : author) : null,
      parent === 0 ? null : parent,
    ]
  }
}

/** Five posts that answer each other, the thread's own, and its replies with others between them. */
function parentInThread(id: number, threadId: number): number | undefined {
  const after = id - threadId
  if (after === -50) return 0
  if (after > -50 && after <= 0 && after % 10 === 0) return id - 10
  if (after > 0 && after % 5 === 0 && after <= 5 * repliesOfThread) return threadId
  return undefined
}

/** A post of late, or what that one answers: what is answered much is answered more. */
function answered(
  random: () => number,
  { id, parents, threadId }: { id: number; parents: Int32Array; threadId: number },
): number {
  const recent = Math.max(0, id - 1 - Math.floor(-Math.log(1 - random()) * 400))
  const found = random() < 0.8 ? parents[recent] || recent : recent
  return found === threadId ? 0 : found
}

/** By post, the number of whose likes is as skewed as who likes. */
export function* likesOf(world: World): Generator<Row> {
  const { users, posts, likes, seed } = world
  const most = Math.ceil(users / 20)
  const weights = () => {
    const random = randomFrom(seed, 'popularity')
    return () => Math.min(most, (1 - random()) ** (-1 / 1.2))
  }
  const weigh = weights()
  let total = 0
  for (let id = 1; id <= posts; id += 1) total += weigh()

  const random = randomFrom(seed, 'likes')
  const timeOf = momentsOf(world)
  const weighAgain = weights()
  let [weighed, given] = [0, 0]
  for (let id = 1; id <= posts; id += 1) {
    weighed += weighAgain()
    const count = Math.round((likes * weighed) / total) - given
    given += count
    const createdAt = timeOf(id)
    const found = new Set<number>()
    while (found.size < count) {
      const userId = userAt(skewed(random, users, 2.5), world, likers)
      if (found.has(userId)) continue
      found.add(userId)
      yield [userId, id, isoOf(Math.min(ended, createdAt - 6 * hour * Math.log(1 - random())))]
    }
  }
}

/** When each was posted: one after the other, and the later the more of them. */
function momentsOf({ posts, seed }: World): (id: number) => number {
  const random = randomFrom(seed, 'moments')
  const edge = (id: number) => began + (ended - began) * (id / posts) ** 0.7
  return (id) => edge(id - 1) + (edge(id) - edge(id - 1)) * random()
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString()
}
