import { ensureAdmin, findFirstAdmin, type Api, type EnsuredAdmin } from '@linnet/api'
import { connect, User } from '@linnet/db'
import { seedDemo } from '@linnet/db/demo'

export interface Bootstrap {
  api: Api
  databaseUrl: string
  adminPassword: string | undefined
  awaitsAdmin: boolean
  demo: boolean
}

/** The first admin and the demo, once an instance: a second server that starts at the same moment waits. */
export async function bootstrap(options: Bootstrap): Promise<EnsuredAdmin | undefined> {
  const { api, databaseUrl, adminPassword, awaitsAdmin, demo } = options
  const patient = connect({ url: databaseUrl, poolMax: 1, patient: true })
  try {
    return await patient.transaction(async (trx) => {
      await trx.raw("select pg_advisory_xact_lock(hashtext('linnet:bootstrap'))")
      if (awaitsAdmin && !(await findFirstAdmin(trx))) return undefined
      const isFirstStart = (await User.query(trx).resultSize()) === 0
      const admin = await ensureAdmin(
        { ...api, db: trx },
        adminPassword === undefined ? {} : { password: adminPassword },
      )
      if (isFirstStart && demo) await seedDemo(trx)
      return admin
    })
  } finally {
    await patient.destroy()
  }
}
