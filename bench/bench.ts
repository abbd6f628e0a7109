import { join } from 'node:path'

import { filledDatabase } from './data/filled-database.js'
import { optionsFrom } from './options.js'

const folder = join(import.meta.dirname, '../.linnet/bench')

const options = optionsFrom(process.argv.slice(2))
if (typeof options === 'string') {
  console.error(options)
  process.exit(1)
}
await using database = await filledDatabase(folder, options.posts, options.seed)
console.log(database.world)
