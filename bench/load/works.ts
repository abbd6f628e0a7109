import type pg from 'pg'

import { randomFrom, skewed } from '../data/random.js'
import { wordAt } from '../data/words.js'
import { likerAt, repliesOfThread, writerAt, type World } from '../data/world.js'
import type { Call } from './asked.js'

export interface Work {
  name: string
  title: string
  calls: Call[]
}

/** Different ones of each work, as popular as in the data. */
const variety = 100
const pageSize = 20

/** What is asked for, all of it to be seen by everybody. */
export async function worksOf(client: pg.Client, world: World): Promise<Work[]> {
  const random = randomFrom(world.seed, 'works')
  const { rows: users } = await client.query<{ id: number; handle: string }>(
    'select id, handle from users where suspended_at is null order by id',
  )
  const handles = new Map(users.map(({ id, handle }) => [id, handle]))
  const { rows: posts } = await client.query<{ id: number }>(`
    select posts.id from posts join users on users.id = author_id
    where visible and deleted_at is null and suspended_at is null order by posts.id desc limit ${world.posts / 10}
  `)
  /** Somebody who ranks high among those who write, or among those who like. */
  const people = (power: number, at: (rank: number, world: World) => number) =>
    many(() => at(skewed(random, world.users, power), world)).filter((id) => handles.has(id))

  const deep = Math.min(500, world.posts / 100)
  const cursor = await cursorBefore(client, deep)
  const after = await cursorInThread(client, world)
  const thread = { postId: world.threadId, limit: 100 }
  return [
    work('timeline', 'The public timeline', [{ path: 'posts.list', input: {}, page: '/' }]),
    work('deep', `Page ${deep} of the public timeline`, [
      { path: 'posts.list', input: { cursor }, page: `/?after=${cursor}` },
    ]),
    work(
      'profile',
      "Somebody's posts",
      people(3, writerAt).map((userId) => ({
        path: 'users.posts',
        input: { userId },
        page: `/@${handles.get(userId)}`,
      })),
    ),
    work(
      'post',
      'One post',
      many(() => posts[skewed(random, posts.length, 2)]?.id ?? world.threadId).map((postId) => ({
        path: 'posts.byId',
        input: { postId },
      })),
    ),
    work('thread', `A thread of ${repliesOfThread}, a hundred at a time`, [
      { path: 'posts.thread', input: thread },
      { path: 'posts.thread', input: { ...thread, cursor: after } },
    ]),
    work(
      'liked',
      'What somebody likes',
      people(2.5, likerAt).map((userId) => ({
        path: 'users.likedPosts',
        input: { userId },
        page: `/@${handles.get(userId)}/likes`,
      })),
    ),
    work(
      'search',
      'Search for a word, frequent or rare',
      many(() => wordAt(Math.floor(5000 ** random()) + 40)).map((text) => ({
        path: 'posts.search',
        input: { text },
        page: `/search?text=${text}`,
      })),
    ),
  ]
}

function work(name: string, title: string, calls: Call[]): Work {
  return { name, title, calls }
}

function many<Item>(one: () => Item): Item[] {
  return Array.from({ length: variety }, one)
}

/** What the page before that one ends with. */
async function cursorBefore(client: pg.Client, page: number): Promise<string> {
  const { rows } = await client.query<Key>(
    `select posts.created_at, posts.id from posts join users on users.id = author_id
    where reply_to_id is null and visible and deleted_at is null and suspended_at is null
    order by posts.created_at desc, posts.id desc offset $1 limit 1`,
    [(page - 1) * pageSize - 1],
  )
  return cursorOf('posts', rows[0])
}

async function cursorInThread(client: pg.Client, { threadId }: World): Promise<string> {
  const { rows } = await client.query<Key>(
    'select created_at, id from posts where reply_to_id = $1 order by created_at, id offset 99 limit 1',
    [threadId],
  )
  return cursorOf('replies', rows[0])
}

interface Key {
  created_at: Date
  id: number
}

/** As Linnet writes it. */
function cursorOf(list: string, key: Key | undefined): string {
  if (!key) throw new Error(`There is no such page of ${list}.`)
  return Buffer.from(JSON.stringify([list, key.created_at.toISOString(), key.id])).toString('base64url')
}
