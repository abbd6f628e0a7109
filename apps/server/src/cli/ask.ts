import { text as textOf } from 'node:stream/consumers'
import { confirm, isCancel, password as passwordPrompt } from '@clack/prompts'
import { registerInput } from '@linnet/api'
import { InvalidArgumentError, type Command } from 'commander'
import type { z } from 'zod'

import { CommandError } from './failure.js'
import { surroundings } from './surroundings.js'

export interface PasswordFrom {
  passwordStdin?: boolean
}

export function withPassword(command: Command): Command {
  return command.option('--password-stdin', 'read the password from standard input instead of asking for it')
}

/** A new password: from standard input, or typed twice at a terminal. Never an argument, which every process can see. */
export async function newPassword(command: Command, from: PasswordFrom): Promise<string> {
  const given = await presentPassword(command, from, 'New password')
  const found = registerInput.shape.password.safeParse(given)
  if (!found.success) throw new CommandError(`This password will not do: ${sentence(found.error)}`)
  if (!from.passwordStdin && given !== (await presentPassword(command, from, 'The same once more')))
    throw new CommandError('The two passwords differ; nothing was changed.')
  return found.data
}

export async function presentPassword(
  command: Command,
  { passwordStdin }: PasswordFrom,
  message = 'Password',
): Promise<string> {
  const { stdin, stderr, isTerminal } = surroundings()
  if (passwordStdin) return (await textOf(stdin)).replace(/\r?\n$/, '')
  if (!isTerminal)
    command.error('error: there is no terminal to ask for the password; give it with --password-stdin')
  const answer = await passwordPrompt({ message, input: stdin, output: stderr })
  if (isCancel(answer)) throw new CommandError('Cancelled; nothing was changed.')
  return answer
}

/** For what cannot be taken back. */
export async function mustBeSure(
  command: Command,
  message: string,
  { yes }: { yes?: boolean },
): Promise<void> {
  if (yes) return
  const { stdin, stderr, isTerminal } = surroundings()
  if (!isTerminal) command.error('error: there is no terminal to ask whether you are sure; add --yes')
  if ((await confirm({ message, input: stdin, output: stderr, initialValue: false })) !== true)
    throw new CommandError('Cancelled; nothing was changed.')
}

/** Checks an argument as the API does; a wrong one is a usage error. */
export function checked<Schema extends z.ZodType>(schema: Schema): (value: string) => z.output<Schema> {
  return (value) => {
    const found = schema.safeParse(value)
    if (!found.success) throw new InvalidArgumentError(sentence(found.error))
    return found.data
  }
}

function sentence({ issues }: z.ZodError): string {
  return issues.map(({ message }) => message).join(' ')
}
