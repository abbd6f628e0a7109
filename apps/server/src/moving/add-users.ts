import type { Transaction } from '@linnet/db'

import { numbered } from '../compat/twitter/sign-up.js'
import type { Located, Work } from './batch.js'
import type { NewUser } from './format.js'

/** The hash of no password. */
const noPassword = '!'

type Came = Located<NewUser>

/** Introduces accounts: those that came before as what they came as, the others as new ones or as the operator says. */
export async function addUsers(work: Work, users: Came[]): Promise<void> {
  if (users.length === 0) return
  const { known, fresh } = await sorted(work, users)
  await welcomeBack(work, known)
  const adopted = await adopt(
    work,
    fresh.filter((user) => hostOf(work, user) !== undefined),
  )
  const made = await make(
    work,
    fresh.filter((user) => hostOf(work, user) === undefined),
  )
  await remember(work, [...adopted, ...made])
}

function hostOf({ accounts }: Work, { key }: Came): string | undefined {
  return accounts.into.get(key) ?? accounts.allInto
}

interface Known {
  user: Came
  digest: string
  handle: string | null
}

async function sorted({ trx, run, totals }: Work, users: Came[]): Promise<{ known: Known[]; fresh: Came[] }> {
  const { rows } = await trx.raw<{ rows: { key: string; digest: string; handle: string | null }[] }>(
    `select key, digest, handle from imported_users left join users on users.id = imported_users.user_id
     where source_id = ? and key = any(?)`,
    [run.sourceId, users.map(({ key }) => key)],
  )
  const before = new Map(rows.map((row) => [row.key, row]))
  const known: Known[] = []
  const fresh = new Map<string, Came>()
  for (const user of users) {
    const row = before.get(user.key)
    if (row) known.push({ user, digest: row.digest, handle: row.handle })
    else if (fresh.has(user.key)) totals.known.users += 1
    else fresh.set(user.key, user)
  }
  return { known, fresh: [...fresh.values()] }
}

async function welcomeBack(work: Work, known: Known[]): Promise<void> {
  const { trx, run, totals } = work
  const welcome = known.filter(({ user, digest, handle }) => {
    const host = hostOf(work, user)
    if (digest !== user.digest) {
      work.refuse(
        user.where,
        `Another ${user.key} came from this source before, with another e-mail address or moment of its making; name this source with --source, or mend it.`,
      )
      return false
    }
    if (host !== undefined && handle !== null && host !== handle) {
      work.refuse(user.where, `${user.key} came before as @${handle}, and cannot go into @${host} now.`)
      return false
    }
    return true
  })
  totals.known.users += welcome.length
  await trx.raw('update imported_users set run = ? where source_id = ? and key = any(?)', [
    run.run,
    run.sourceId,
    welcome.map(({ user }) => user.key),
  ])
}

interface Settled {
  user: Came
  userId: number
}

/** Into accounts of this instance, whose profiles stay as they are. */
async function adopt(work: Work, users: Came[]): Promise<Settled[]> {
  const hosts = await accountsWith(
    work.trx,
    users.map((user) => hostOf(work, user) ?? ''),
    [],
  )
  const adopted = users.flatMap((user) => {
    const host = hosts.find(({ handle }) => handle === hostOf(work, user))
    if (!host) work.refuse(user.where, `There is no account @${hostOf(work, user)} to put ${user.key} into.`)
    return host ? [{ user, userId: host.id }] : []
  })
  work.totals.known.users += adopted.length
  return adopted
}

async function make(work: Work, users: Came[]): Promise<Settled[]> {
  const { trx, totals, accounts } = work
  const wished = users.map((user) => {
    const handle = accounts.rename.get(user.key) ?? user.handle
    return { user, handle, email: user.email ?? `${handle}@localhost` }
  })
  const here = await accountsWith(
    trx,
    wished.map(({ handle }) => handle),
    wished.map(({ email }) => email),
  )
  const handles = new Map(here.map((account) => [account.handle, account.handle]))
  const emails = new Map(here.map((account) => [account.email, account.handle]))
  const rows = wished.flatMap(({ user, handle: wish, email }) => {
    const handle = user.guessed && handles.has(wish) ? numbered(wish) : wish
    const taker = emails.get(email) ?? handles.get(handle)
    if (taker !== undefined) {
      const what = emails.has(email) ? `The e-mail address of ${user.key}` : `The handle @${handle}`
      const otherwise = emails.has(email)
        ? 'if not, one of them needs another address'
        : `if not, --rename ${user.key}=another`
      work.refuse(
        user.where,
        `${what} is that of @${taker} here. If that is the same person, --into ${user.key}=${taker}; ${otherwise}.`,
      )
      return []
    }
    handles.set(handle, handle)
    emails.set(email, handle)
    const { displayName, bio, createdAt, suspendedAt } = user
    const role = accounts.trusted ? user.role : 'user'
    const passwordHash = (accounts.trusted ? user.passwordHash : null) ?? noPassword
    return [{ user, row: { handle, email, displayName, bio, role, createdAt, suspendedAt, passwordHash } }]
  })
  const { rows: made } = await trx.raw<{ rows: { id: number; handle: string }[] }>(
    `insert into users (handle, email, password_hash, display_name, bio, role, created_at, suspended_at)
     select handle, email, "passwordHash", "displayName", bio, role, coalesce("createdAt", now()), "suspendedAt"
     from json_to_recordset(?::json) as came (handle text, email text, "passwordHash" text, "displayName" text, bio text,
       role text, "createdAt" timestamptz, "suspendedAt" timestamptz)
     returning id, handle`,
    [JSON.stringify(rows.map(({ row }) => row))],
  )
  totals.made.users += made.length
  const ids = new Map(made.map(({ handle, id }) => [handle, id]))
  return rows.flatMap(({ user, row }) => {
    const userId = ids.get(row.handle)
    return userId === undefined ? [] : [{ user, userId }]
  })
}

async function accountsWith(
  trx: Transaction,
  handles: string[],
  emails: string[],
): Promise<{ id: number; handle: string; email: string }[]> {
  const { rows } = await trx.raw<{ rows: { id: number; handle: string; email: string }[] }>(
    'select id, handle, email from users where handle = any(?) or email = any(?)',
    [handles, emails],
  )
  return rows
}

async function remember({ trx, run: { sourceId, run } }: Work, settled: Settled[]): Promise<void> {
  await trx.raw(
    `insert into imported_users (source_id, key, digest, run, user_id)
     select ?, key, digest, ?, "userId" from json_to_recordset(?::json) as came (key text, digest text, "userId" integer)`,
    [
      sourceId,
      run,
      JSON.stringify(settled.map(({ user: { key, digest }, userId }) => ({ key, digest, userId }))),
    ],
  )
}
