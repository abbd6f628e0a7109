import { Like, Post, User, type Db } from '@linnet/db'

import type { Stats } from './admin.schema.js'

interface DayRow {
  date: string
  users: number
  posts: number
  likes: number
}

export async function readStats(db: Db, days: number): Promise<Stats> {
  const [users, posts, likes, { rows }, errors] = await Promise.all([
    User.query(db).resultSize(),
    Post.query(db).resultSize(),
    Like.query(db).resultSize(),
    db.raw<{ rows: DayRow[] }>(countsByDay, { days }),
    db.raw<{ rows: Stats['errors'] }>(errorsByDay, { days }),
  ])
  return { totals: { users, posts, likes }, days: rows, errors: errors.rows }
}

const since = "date_trunc('day', now() at time zone 'UTC') - make_interval(days => :days - 1)"
const countOf = (table: string) => `
  select (created_at at time zone 'UTC')::date as day, count(*)::integer as count from ${table}
  where created_at >= (${since}) at time zone 'UTC' group by day
`

const errorsByDay = `
  select to_char(day, 'YYYY-MM-DD') as date, reason, count from failure_counts
  where day >= (${since})::date order by day, reason
`

const countsByDay = `
  with users_by_day as (${countOf('users')}),
    posts_by_day as (${countOf('posts')}),
    likes_by_day as (${countOf('likes')})
  select to_char(day, 'YYYY-MM-DD') as date,
    coalesce(users_by_day.count, 0) as users,
    coalesce(posts_by_day.count, 0) as posts,
    coalesce(likes_by_day.count, 0) as likes
  from (
    select generate_series(${since}, date_trunc('day', now() at time zone 'UTC'), interval '1 day')::date as day
  ) as calendar
  left join users_by_day using (day)
  left join posts_by_day using (day)
  left join likes_by_day using (day)
  order by day
`
