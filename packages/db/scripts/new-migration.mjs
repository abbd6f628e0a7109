// npm run db:new create_bookmarks: an empty migration, named so that it runs after all others.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../src/migrations', import.meta.url))
const template = `import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw('')
}

export async function down(db: Knex): Promise<void> {
  await db.raw('')
}
`
const [name = ''] = process.argv.slice(2)

if (/^[a-z][a-z0-9_]*$/.test(name)) {
  const stamped = `${nextStamp()}_${name}`
  const file = join(folder, `${stamped}.ts`)
  writeFileSync(file, template)
  const list = join(folder, 'index.ts')
  const entry = `  '${stamped}': () => import('./${stamped}.js'),\n}\n`
  writeFileSync(list, readFileSync(list, 'utf8').replace(/\}\n$/, entry))
  process.stdout.write(`${file}\n`)
} else {
  process.stderr.write('Name the migration in snake_case: npm run db:new create_bookmarks\n')
  process.exitCode = 1
}

/** Now, as yyyymmddhhmmss in UTC, or just after a newest one that is dated later. */
function nextStamp() {
  const newest = readdirSync(folder)
    .map((file) => Number(/^\d{14}/.exec(file)?.[0] ?? 0))
    .reduce((most, stamp) => Math.max(most, stamp), 0)
  const now = Number(new Date().toISOString().replace(/\D/g, '').slice(0, 14))
  return Math.max(now, newest + 1)
}
