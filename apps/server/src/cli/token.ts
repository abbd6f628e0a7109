import {
  createServiceToken,
  createServiceTokenInput,
  listServiceTokens,
  revokeServiceToken,
  scope,
  tokenIdInput,
  type ServiceTokenView,
} from '@linnet/api'
import { Option, type Command } from 'commander'
import { z } from 'zod'

import { checked } from './ask.js'
import { withInstance } from './instance.js'
import { everyPage, say, table, withJson, type Json } from './output.js'

type Scopes = z.infer<typeof createServiceTokenInput>['scopes']

interface Create extends Json {
  scope: Scopes
  expiresInDays?: number
}

export function addToken(program: Command): void {
  const token = program.command('token').description('service tokens, which other servers call with')
  const { name, expiresInDays } = createServiceTokenInput.shape
  const days = z.coerce.number('It has to be a number of days.').pipe(expiresInDays.unwrap())

  withJson(token.command('create'))
    .description('makes a service token; its secret is shown once, and kept as a hash')
    .argument('<name>', 'what it is for', checked(name))
    .addOption(
      new Option('--scope <scope...>', 'what it may do').choices(scope.options).makeOptionMandatory(),
    )
    .option(
      '--expires-in-days <days>',
      'how long it lives, 1 to 365 days; for ever unless told',
      checked(days),
    )
    .action(async (name: string, options: Create) => {
      const { scope, expiresInDays } = options
      const made = await withInstance({}, ({ db }) =>
        createServiceToken(
          db,
          {},
          {
            name,
            scopes: scope,
            ...(expiresInDays !== undefined && { expiresInDays }),
          },
        ),
      )
      say(options, made, `Made service token ${made.id}. Its secret, shown this once:\n${made.token}`)
    })

  withJson(token.command('list'))
    .description('lists the service tokens, newest first, without their secrets')
    .action(async (options: Json) => {
      const tokens = await withInstance({}, ({ db }) => everyPage((page) => listServiceTokens(db, page)))
      const rows = tokens.map((one) => [
        String(one.id),
        one.name,
        one.scopes.join(' '),
        one.createdAt,
        one.lastUsedAt ?? 'never',
        endOf(one),
      ])
      say(options, tokens, table(['ID', 'NAME', 'SCOPES', 'CREATED', 'LAST USED', 'ENDS'], rows))
    })

  withJson(token.command('revoke'))
    .description('ends a service token')
    .argument('<id>', 'its number in the list', checked(z.coerce.number().pipe(tokenIdInput.shape.tokenId)))
    .action(async (id: number, options: Json) => {
      const revoked = await withInstance({}, ({ db }) => revokeServiceToken(db, id))
      say(options, revoked, `Service token ${revoked.id} (${revoked.name}) is revoked.`)
    })
}

function endOf({ revokedAt, expiresAt }: ServiceTokenView): string {
  if (revokedAt !== null) return `revoked ${revokedAt}`
  return expiresAt ?? 'never'
}
