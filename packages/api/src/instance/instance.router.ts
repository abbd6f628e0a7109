import { operation } from '../operation.js'
import { noInput } from '../page.schema.js'
import { anyone, router } from '../trpc.js'
import { readInstance } from './instance.js'
import { instance } from './instance.schema.js'

export const instanceRouter = router({
  read: anyone
    .meta(operation('What this server is, who may sign up, and its limits.', 'GET /instance'))
    .input(noInput)
    .output(instance)
    .query(({ ctx }) => readInstance(ctx.db)),
})
