import type { Db } from './connect.js'
import { Like } from './models/like.js'
import { Post } from './models/post.js'
import { PostRevision } from './models/post-revision.js'
import { User } from './models/user.js'

const people: [handle: string, displayName: string, bio: string][] = [
  ['ann', 'Ann Lindqvist', 'Birds before breakfast, databases after. Keeps a list of both.'],
  ['bob', 'Bob Okafor', 'Bakes bread, breaks builds.'],
  ['carla', 'Carla Reyes', 'Illustrator. Mostly finches, sometimes people.'],
  ['dev', 'Dev Anand', 'Writing a very small web framework. It is not getting smaller.'],
  ['elif', 'Elif Demir', 'Bergen. Rain, cellos, type systems.'],
  ['farid', 'פריד כהן', 'חוקר ציפורים. Posts in two directions.'],
  ['grace', 'Grace Mwangi', 'Runs the night train of support tickets. Tea, no milk.'],
]

interface DemoPost {
  author: string
  content: string
  hoursAgo: number
  likedBy?: string
  replies?: DemoPost[]
  before?: string
  hidden?: boolean
}

const posts: DemoPost[] = [
  {
    author: 'ann',
    content:
      'A linnet on the fence this morning, crimson breast and all, singing as if it were paid by the note. 🐦',
    hoursAgo: 2,
    likedBy: 'bob carla elif farid grace',
    replies: [
      { author: 'carla', content: 'Did it stay long enough to draw?', hoursAgo: 1.8, likedBy: 'ann' },
      {
        author: 'farid',
        content: 'They are back early this year here too. The thistles are full of them.',
        hoursAgo: 1.5,
        likedBy: 'ann carla',
        replies: [
          {
            author: 'ann',
            content: 'Thistles! I should let more of mine stand.',
            hoursAgo: 1.2,
            likedBy: 'farid',
          },
        ],
      },
    ],
  },
  {
    author: 'dev',
    content: 'Day 212 of the small web framework. Removed a feature. Nobody noticed. Best day so far.',
    hoursAgo: 5,
    likedBy: 'ann bob elif grace',
    replies: [
      {
        author: 'elif',
        content: 'The best code is the code that was there yesterday.',
        hoursAgo: 4.6,
        likedBy: 'dev bob',
      },
    ],
  },
  {
    author: 'bob',
    content:
      'Sourdough, attempt nine:\n\n500 g flour\n375 g water\n100 g starter\n10 g salt\nfar too much hope\n\nIt rose. I repeat: it rose.',
    hoursAgo: 9,
    likedBy: 'ann carla dev elif farid grace',
    replies: [
      { author: 'grace', content: 'Pictures or it was toast.', hoursAgo: 8.5, likedBy: 'bob dev' },
      { author: 'bob', content: 'It is toast *now*.', hoursAgo: 8.2, likedBy: 'grace ann carla' },
    ],
  },
  {
    author: 'farid',
    content: 'ראיתי היום פרוש, חוחית ותפוחית באותו עץ. יום טוב.',
    hoursAgo: 14,
    likedBy: 'ann carla',
  },
  {
    author: 'grace',
    content:
      'Somebody wrote in tonight to say that nothing was broken and they just wanted to say thanks. Framing it.',
    hoursAgo: 20,
    likedBy: 'ann bob carla dev elif farid',
  },
  {
    author: 'elif',
    content: 'Rain in Bergen: 0 days without. Cello practice: also 0 days without. These facts are related.',
    hoursAgo: 27,
    likedBy: 'carla grace',
    replies: [
      { author: 'dev', content: 'Play something in a dry key.', hoursAgo: 26, likedBy: 'elif grace ann' },
    ],
  },
  {
    author: 'carla',
    content: 'New sketches of the market hall are up. Pencil first, then far too much blue.',
    before: 'New sketches of the market hall are up. Pencil frist, then far too much blue.',
    hoursAgo: 33,
    likedBy: 'ann elif',
  },
  {
    author: 'ann',
    content:
      'For those who asked where to begin with bird song: https://xeno-canto.org has more recordings than you have mornings.',
    hoursAgo: 41,
    likedBy: 'farid carla dev',
    replies: [
      {
        author: 'farid',
        content: 'And wear headphones, or the cat will file a complaint.',
        hoursAgo: 40,
        likedBy: 'ann grace',
      },
    ],
  },
  {
    author: 'dev',
    content: 'Draft: why every framework becomes a database in the end',
    hoursAgo: 47,
    hidden: true,
  },
  {
    author: 'bob',
    content:
      'Broke the build. Fixed the build. Broke the build in a new and interesting way. It is what they call growth.',
    hoursAgo: 55,
    likedBy: 'dev grace',
  },
  {
    author: 'grace',
    content: 'Hot take: a good error message is a love letter to somebody having a bad day.',
    hoursAgo: 63,
    likedBy: 'ann bob carla dev elif farid',
    replies: [
      {
        author: 'dev',
        content: 'Mine say "something went wrong". I will write better letters.',
        hoursAgo: 62,
        likedBy: 'grace elif',
      },
      {
        author: 'grace',
        content: 'Start with naming the thing and the mend.',
        hoursAgo: 61.5,
        likedBy: 'dev ann bob',
      },
    ],
  },
  {
    author: 'carla',
    content:
      'How to draw a finch, in five steps:\n1. an egg\n2. a smaller egg, a little tipsy, on top\n3. a triangle for the beak, bigger than you think\n4. legs like two uncertain commas\n5. now look at a real one, laugh, and start again',
    hoursAgo: 74,
    likedBy: 'ann bob elif farid grace',
  },
  {
    author: 'elif',
    content: 'Found a type error by explaining it to the cello. The cello is now a senior engineer. 🎻',
    hoursAgo: 86,
    likedBy: 'dev ann bob',
  },
  {
    author: 'farid',
    content: 'Forty-one goldfinches on one sunflower field. I counted twice, because who would believe me.',
    hoursAgo: 98,
    likedBy: 'ann carla grace',
  },
  {
    author: 'ann',
    content:
      'The list stands at 118 birds and 3 databases this year. Only one of the two hobbies wakes me at four.',
    hoursAgo: 112,
    likedBy: 'bob dev elif farid',
    replies: [{ author: 'bob', content: 'I have a guess which.', hoursAgo: 111, likedBy: 'ann dev' }],
  },
  { author: 'bob', content: 'Rye day. 🍞', hoursAgo: 130, likedBy: 'carla' },
  {
    author: 'grace',
    content: 'Night shift playlist: rain sounds, keyboard sounds, and the kettle.',
    hoursAgo: 149,
    likedBy: 'elif ann',
  },
  {
    author: 'dev',
    content: 'Semicolons are just commas that went to university.',
    hoursAgo: 170,
    likedBy: 'bob carla elif grace',
  },
  {
    author: 'carla',
    content:
      'If anybody misses a grey umbrella with a duck handle: it is living with me now, and it is happy.',
    hoursAgo: 196,
    likedBy: 'ann grace',
  },
  {
    author: 'elif',
    content: 'Hello, Linnet. Small, quick, sings a bit. I think I will stay.',
    hoursAgo: 220,
    likedBy: 'ann bob carla dev farid grace',
  },
]

/** Fills in a few people and what they said; false when they are there already. Nobody can sign in as them. */
export async function seedDemo(db: Db): Promise<boolean> {
  const handles = people.map(([handle]) => handle)
  if ((await User.query(db).whereIn('handle', handles).resultSize()) > 0) return false

  const users = await User.query(db)
    .insert(
      people.map(([handle, displayName, bio], index) => ({
        handle,
        displayName,
        bio,
        email: `${handle}@example.com`,
        passwordHash: '!',
        createdAt: hoursBefore(240 - index),
      })),
    )
    .returning('*')
  const ids = new Map(users.map(({ id, handle }) => [handle, id]))
  await seedPosts(db, ids, { posts, replyToId: null })
  return true
}

async function seedPosts(
  db: Db,
  ids: Map<string, number>,
  level: { posts: DemoPost[]; replyToId: number | null },
): Promise<void> {
  // Oldest first, so that ids and moments agree.
  for (const { author, content, hoursAgo, likedBy, replies, before, hidden } of level.posts.toReversed()) {
    const authorId = idOf(ids, author)
    const { id } = await Post.query(db)
      .insert({
        authorId,
        content,
        createdAt: hoursBefore(hoursAgo),
        replyToId: level.replyToId,
        visible: hidden !== true,
        hiddenById: hidden ? authorId : null,
        editedAt: before === undefined ? null : hoursBefore(hoursAgo - 0.2),
      })
      .returning('id')
    if (before !== undefined) {
      await PostRevision.query(db).insert({
        postId: id,
        content: before,
        editorId: authorId,
        createdAt: hoursBefore(hoursAgo - 0.2),
      })
    }
    const likers = likedBy?.split(' ') ?? []
    if (likers.length > 0) {
      await Like.query(db).insert(
        likers.map((handle, index) => ({
          userId: idOf(ids, handle),
          postId: id,
          createdAt: hoursBefore(hoursAgo * (0.9 - index / 10)),
        })),
      )
    }
    if (replies) await seedPosts(db, ids, { posts: replies.toReversed(), replyToId: id })
  }
}

function idOf(ids: Map<string, number>, handle: string): number {
  const id = ids.get(handle)
  if (id === undefined) throw new Error(`The demo has nobody called ${handle}.`)
  return id
}

function hoursBefore(hours: number): string {
  return new Date(Date.now() - hours * 3_600_000).toISOString()
}
