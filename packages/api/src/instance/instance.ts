import { InstanceSettings, type Db } from '@linnet/db'

import { firstSettings, type Instance, type UpdateSettingsInput } from './instance.schema.js'
import { version } from './version.js'

type Settings = Pick<
  InstanceSettings,
  'name' | 'description' | 'registration' | 'longestPost' | 'postsPerHour'
>

export async function readInstance(db: Db): Promise<Instance> {
  return instanceOf(await readSettings(db))
}

export async function readSettings(db: Db): Promise<Settings> {
  return (await InstanceSettings.query(db).first()) ?? firstSettings
}

/** What is left out stays as it is. */
export async function updateSettings(db: Db, input: UpdateSettingsInput): Promise<Instance> {
  return db.transaction(async (trx) => {
    // One at a time: of two who set different things at once on a new instance, both are kept.
    await trx.raw("select pg_advisory_xact_lock(hashtext('linnet:settings'))")
    const now = await readSettings(trx)
    const {
      name = now.name,
      description = now.description,
      registration = now.registration,
      longestPost = now.longestPost,
      postsPerHour = now.postsPerHour,
    } = input
    const settings = { name, description, registration, longestPost, postsPerHour }
    await InstanceSettings.query(trx)
      .insert({ ...settings, here: true })
      .onConflict('here')
      .merge()
    return instanceOf(settings)
  })
}

function instanceOf({ name, description, registration, longestPost, postsPerHour }: Settings): Instance {
  return { name, description, registration, limits: { longestPost, postsPerHour }, version }
}
