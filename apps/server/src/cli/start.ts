import type { Command } from 'commander'

export function addStart(program: Command): void {
  program
    .command('start')
    .description('migrates, makes the first admin, and serves until a signal')
    .action(async () => {
      // Loaded here, for the other commands need no web server.
      const { start } = await import('../start.js')
      await start()
    })
}
