import { operation } from '../operation.js'
import { noInput } from '../page.schema.js'
import { admin, anyone, router } from '../trpc.js'
import { readInstance, updateSettings } from './instance.js'
import { instance, updateSettingsInput } from './instance.schema.js'

export const instanceRouter = router({
  read: anyone
    .meta(operation('What this server is, who may sign up, and its limits.', 'GET /instance'))
    .input(noInput)
    .output(instance)
    .query(({ ctx }) => readInstance(ctx.db)),
})

export const settingsRouter = router({
  update: admin
    .meta(operation('Sets what this server is, who may sign up, and its limits.', 'PATCH /instance'))
    .input(updateSettingsInput)
    .output(instance)
    .mutation(({ ctx, input }) => updateSettings(ctx.db, input)),
})
