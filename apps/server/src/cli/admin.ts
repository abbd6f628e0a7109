import { randomBytes } from 'node:crypto'
import {
  addUser,
  createPasswords,
  deleteUser,
  findAccount,
  isPasswordOf,
  listAllUsers,
  operator,
  registerInput,
  resetPassword,
  role,
  setRole,
  suspendUser,
  unsuspendUser,
  type AdminUser,
} from '@linnet/api'
import type { Pool, Role } from '@linnet/db'
import { Argument, Option, type Command } from 'commander'

import { checked, mustBeSure, newPassword, presentPassword, withPassword, type PasswordFrom } from './ask.js'
import { CommandError } from './failure.js'
import { withInstance } from './instance.js'
import { everyPage, say, table, withJson, type Json } from './output.js'
import { surroundings } from './surroundings.js'

const whom = 'a handle or an e-mail address'

export function addAdmin(program: Command): void {
  const admin = program.command('admin').description('accounts: admins, moderators and users')
  addCreate(admin)
  addList(admin)
  addPasswords(admin)
  addChanges(admin)
}

interface Create extends Json, PasswordFrom {
  email: string
  displayName?: string
  role: Role
  generatePassword?: boolean
}

function addCreate(admin: Command): void {
  const { handle, email, displayName } = registerInput.shape
  withJson(withPassword(admin.command('create')))
    .description('makes an account, an admin unless told')
    .argument('<handle>', 'its unique name', checked(handle))
    .requiredOption('--email <address>', 'its e-mail address', checked(email))
    .option(
      '--display-name <name>',
      'the name that people read; the handle unless told',
      checked(displayName.unwrap()),
    )
    .addOption(new Option('--role <role>', 'its role').choices(role.options).default('admin'))
    .addOption(
      new Option('--generate-password', 'make a password up, and show it once').conflicts('passwordStdin'),
    )
    .action(async (handle: string, options: Create, command: Command) => {
      const made = options.generatePassword ? randomBytes(12).toString('base64url') : undefined
      const password = made ?? (await newPassword(command, options))
      const { email, displayName, role } = options
      const user = await withInstance({}, async ({ db }) =>
        addUser(
          { db, passwords: await createPasswords() },
          { handle, email, password, role, ...(displayName !== undefined && { displayName }) },
        ),
      )
      say(
        options,
        { ...user, ...(made !== undefined && { password: made }) },
        `Made the ${user.role} ${user.handle}${made === undefined ? '' : ` with the password ${made} (shown this once)`}.`,
      )
    })
}

interface List extends Json {
  role?: Role
  suspended?: boolean
  search?: string
}

function addList(admin: Command): void {
  withJson(admin.command('list'))
    .description('lists the accounts, newest first')
    .addOption(new Option('--role <role>', 'only those with this role').choices(role.options))
    .option('--suspended', 'only those that are suspended')
    .option('--search <text>', 'only those whose handle, name or e-mail address contains this')
    .action(async (options: List) => {
      const { role, suspended, search } = options
      const filter = {
        ...(role !== undefined && { role }),
        ...(suspended !== undefined && { suspended }),
        ...(search !== undefined && { search }),
      }
      const users = await withInstance({}, ({ db }) =>
        everyPage((page) => listAllUsers(db, { ...filter, ...page })),
      )
      const rows = users.map((user) => [
        user.handle,
        user.role,
        user.email,
        user.createdAt,
        user.lastSignInAt ?? 'never',
        user.suspendedAt === null ? '' : `suspended ${user.suspendedAt}`,
      ])
      say(options, users, table(['HANDLE', 'ROLE', 'E-MAIL', 'CREATED', 'SIGNED IN', ''], rows))
    })
}

function addPasswords(admin: Command): void {
  withJson(withPassword(admin.command('reset-password')))
    .description('sets a new password, and signs the account out everywhere')
    .argument('<account>', whom)
    .action(async (name: string, options: Json & PasswordFrom, command: Command) => {
      const password = await newPassword(command, options)
      const user = await onAccount(name, async (db, { id }) =>
        resetPassword({ db, passwords: await createPasswords() }, id, password),
      )
      say(options, user, `${user.handle} has a new password, and is signed out everywhere.`)
    })

  withJson(withPassword(admin.command('test-password')))
    .description('says whether this is the password: exits with 0 when it is, 1 when it is not')
    .argument('<account>', whom)
    .action(async (name: string, options: Json & PasswordFrom, command: Command) => {
      const password = await presentPassword(command, options)
      const { handle, suspendedAt, right } = await onAccount(name, async (db, user) => ({
        ...user,
        right: await isPasswordOf({ db, passwords: await createPasswords() }, user.id, password),
      }))
      const still = right && suspendedAt !== null ? ', but the account is suspended' : ''
      say(
        options,
        { handle, right, suspendedAt },
        `This is ${right ? '' : 'not '}the password of ${handle}${still}.`,
      )
      if (!right) surroundings().exitCode = 1
    })
}

function addChanges(admin: Command): void {
  withJson(admin.command('set-role'))
    .description('makes an account a user, a moderator or an admin')
    .argument('<account>', whom)
    .addArgument(new Argument('<role>', 'its new role').choices(role.options))
    .action(async (name: string, role: Role, options: Json) => {
      const user = await onAccount(name, (db, { id }) => setRole(db, { userId: id, role }))
      say(options, user, `The role of ${user.handle} is ${user.role}.`)
    })

  withJson(admin.command('suspend'))
    .description('suspends an account: signed out, and seen and counted nowhere')
    .argument('<account>', whom)
    .action(async (name: string, options: Json) => {
      const user = await onAccount(name, (db, { id }) => suspendUser(db, operator, id))
      say(options, user, `${user.handle} is suspended.`)
    })

  withJson(admin.command('unsuspend'))
    .description('lifts a suspension')
    .argument('<account>', whom)
    .action(async (name: string, options: Json) => {
      const user = await onAccount(name, (db, { id }) => unsuspendUser(db, operator, id))
      say(options, user, `${user.handle} is not suspended.`)
    })

  withJson(admin.command('delete'))
    .description('takes an account away for good, with its posts and likes')
    .argument('<account>', whom)
    .option('--yes', 'do not ask')
    .action(async (name: string, options: Json & { yes?: boolean }, command: Command) => {
      await mustBeSure(command, `Delete ${name} for good, with all its posts and likes?`, options)
      const user = await onAccount(name, (db, { id }) => deleteUser(db, id))
      say(options, user, `${user.handle} is gone, with all its posts and likes.`)
    })
}

async function onAccount<Result>(
  name: string,
  work: (db: Pool, user: AdminUser) => Promise<Result>,
): Promise<Result> {
  return withInstance({}, async ({ db }) => {
    const user = await findAccount(db, name.replace(/^@/, ''))
    if (!user) throw new CommandError(`There is no account ${name}; \`linnet admin list\` shows them all.`)
    return work(db, user)
  })
}
