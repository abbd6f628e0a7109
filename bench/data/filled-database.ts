import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connect, migrateUp } from '@linnet/db'
import { startEmbedded } from '@linnet/db/embedded'

import { fill } from './fill.js'
import { worldOf, type World } from './world.js'

/** Of what is filled in; another one is filled anew. */
const format = 1

export interface FilledDatabase extends AsyncDisposable {
  url: string
  world: World
}

/** The embedded Postgres with this many posts, which is filled once and kept in `folder`. */
export async function filledDatabase(folder: string, posts: number, seed: number): Promise<FilledDatabase> {
  const world = worldOf(posts, seed)
  const dataDir = join(folder, `${posts}-${seed}`)
  const note = join(dataDir, 'filled.json')
  const wanted = JSON.stringify({ format, ...world })
  const isFilled = (await readFile(note, 'utf8').catch(() => '')) === wanted
  if (!isFilled) await emptied(dataDir)

  const { url, stop } = await startEmbedded({ dataDir })
  try {
    if (isFilled) await migrated(url)
    else {
      console.log(`Filling ${dataDir}: ${world.users} users, ${world.posts} posts, ${world.likes} likes`)
      await fill(url, world, (part, work) => told(part, world, work))
      await writeFile(note, wanted)
    }
  } catch (error) {
    await stop()
    throw error
  }
  return { url, world, [Symbol.asyncDispose]: stop }
}

/** Joins first whatever a filling that was cut short left running. Where it had to live elsewhere, a note says where. */
async function emptied(dataDir: string): Promise<void> {
  if ((await readdir(dataDir).catch(() => [])).length === 0) return
  const { stop } = await startEmbedded({ dataDir })
  await stop()
  const elsewhere = (await readFile(join(dataDir, 'moved-to'), 'utf8').catch(() => '')).trim()
  for (const gone of [elsewhere, dataDir]) if (gone !== '') await rm(gone, { recursive: true, force: true })
}

async function migrated(url: string): Promise<void> {
  const db = connect({ url })
  await migrateUp(db).finally(() => db.destroy())
}

async function told<Result>(
  part: string,
  world: World,
  work: (onProgress: (done: number) => void) => Promise<Result>,
): Promise<Result> {
  const start = performance.now()
  const whole: Record<string, number> = { users: world.users, posts: world.posts, likes: world.likes }
  const say = (text: string) => process.stdout.isTTY && process.stdout.write(`\r\x1b[K  ${text}`)
  say(part)
  const result = await work((done) => say(`${part} ${Math.floor((100 * done) / (whole[part] ?? done))} %`))
  say('')
  console.log(`  ${part}: ${((performance.now() - start) / 1000).toFixed(1)} s`)
  return result
}
