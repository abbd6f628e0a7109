import type { Command } from 'commander'

import { rotateKeptSecret } from '../secret.js'
import { CommandError } from './failure.js'
import { instanceMustExist } from './instance.js'
import { say, withJson, type Json } from './output.js'
import { surroundings } from './surroundings.js'

export function addSecret(program: Command): void {
  const secret = program.command('secret').description('what all signing keys are derived from')

  withJson(secret.command('rotate'))
    .description('makes a new one in the data folder; nobody is signed out')
    .action(async (options: Json) => {
      const config = surroundings().config()
      if (config.secret !== undefined) {
        throw new CommandError(
          'The secret is LINNET_SECRET; set another there, and name this one in LINNET_OTHER_SECRETS for a day.',
        )
      }
      instanceMustExist(config)
      await rotateKeptSecret(config.dataDir)
      say(
        options,
        { rotated: true },
        'Made a new secret. It signs from the next start on; what the one before signed counts until it is rotated again.',
      )
    })
}
