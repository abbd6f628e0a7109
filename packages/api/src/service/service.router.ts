import { noInput } from '../page.schema.js'
import { post } from '../posts/posts.schema.js'
import { operation } from '../operation.js'
import { router, service } from '../trpc.js'
import { createPostAs, serviceTokenOf } from './service-tokens.js'
import { serviceCreatePostInput, serviceIdentity } from './service.schema.js'

export const serviceRouter = router({
  me: service
    .meta(operation('Which service token this is, and what it may do.', 'GET /service'))
    .input(noInput)
    .output(serviceIdentity)
    .query(({ ctx }) => serviceTokenOf(ctx.token)),

  createPost: service
    .meta(
      operation('Posts in the name of an account.', 'POST /service/posts', {
        created: '/posts/{id}',
        fails: ['UserNotFound', 'PostNotFound', 'TooManyPosts'],
        scope: 'posts:write',
        deprecated: { since: '2026-11-23', instead: 'Use posts.create on behalf of the account.' },
      }),
    )
    .input(serviceCreatePostInput)
    .output(post)
    .mutation(({ ctx, input }) => createPostAs(ctx.db, input)),
})
