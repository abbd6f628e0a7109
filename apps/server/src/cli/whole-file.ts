import { access, open, rename, rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'

import { CommandError } from './failure.js'

/** What holds an instance is written where nothing is yet, unless told. */
export async function mustNotExist(file: string): Promise<void> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  )
  if (isThere) throw new CommandError(`${file} is there already; name another file, or add --force.`)
}

/** Under its name there is only ever a whole file. It holds what is nobody else's business, so it is its owner's alone. */
export async function writtenWhole<Result>(
  file: string,
  write: (destination: Writable) => Promise<Result>,
): Promise<Result> {
  const partial = `${file}.partial`
  await rm(partial, { force: true })
  const handle = await open(partial, 'wx', 0o600)
  try {
    const result = await write(handle.createWriteStream({ flush: true }))
    await rename(partial, file)
    return result
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}
