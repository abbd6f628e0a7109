import { likeState } from '../likes/likes.schema.js'
import { likePost, unlikePost } from '../likes/likes.js'
import { pageOf } from '../page.schema.js'
import { operation } from '../operation.js'
import { anyone, router, signedIn } from '../trpc.js'
import { userRef } from '../users/users.schema.js'
import { listHistory } from './history.js'
import { listLikers, listPosts, readThread } from './post-lists.js'
import { findPost } from './post-views.js'
import { createPost, deletePost, restorePost, setVisible, updatePost } from './posts.js'
import { searchPosts } from './search.js'
import {
  createPostInput,
  listPostsInput,
  post,
  postIdInput,
  postListInput,
  postPage,
  revisionPage,
  searchPostsInput,
  thread,
  updatePostInput,
} from './posts.schema.js'

const as = 'author'
const scope = 'posts:write'

export const postsRouter = router({
  list: anyone
    .meta(operation('The public timeline, newest first.', 'GET /posts'))
    .input(listPostsInput)
    .output(postPage)
    .query(({ ctx, input }) => listPosts(ctx.db, ctx.viewer, input)),

  search: anyone
    .meta(
      operation(
        'Finds posts and replies by their words, their author or their time, newest first.',
        'GET /posts/search',
        { cost: 5 },
      ),
    )
    .input(searchPostsInput)
    .output(postPage)
    .query(({ ctx, input }) => searchPosts(ctx.db, ctx.viewer, input)),

  byId: anyone
    .meta(operation('One post.', 'GET /posts/{postId}', { fails: ['PostNotFound'] }))
    .input(postIdInput)
    .output(post)
    .query(({ ctx, input }) => findPost(ctx.db, ctx.viewer, input.postId)),

  thread: anyone
    .meta(
      operation('A post with what it answers and what answers it.', 'GET /posts/{postId}/thread', {
        fails: ['PostNotFound'],
      }),
    )
    .input(postListInput)
    .output(thread)
    .query(({ ctx, input }) => readThread(ctx.db, ctx.viewer, input)),

  history: anyone
    .meta(
      operation('What a post said before each edit, newest first.', 'GET /posts/{postId}/history', {
        fails: ['PostNotFound'],
      }),
    )
    .input(postListInput)
    .output(revisionPage)
    .query(({ ctx, input }) => listHistory(ctx.db, ctx.viewer, input)),

  likers: anyone
    .meta(
      operation('Who likes a post, the newest like first.', 'GET /posts/{postId}/likers', {
        fails: ['PostNotFound'],
      }),
    )
    .input(postListInput)
    .output(pageOf(userRef))
    .query(({ ctx, input }) => listLikers(ctx.db, ctx.viewer, input)),

  create: signedIn
    .meta(
      operation('Posts, or replies to a post.', 'POST /posts', {
        created: '/posts/{id}',
        fails: ['PostNotFound', 'TooManyPosts'],
        scope,
      }),
    )
    .input(createPostInput)
    .output(post)
    .mutation(({ ctx, input }) => createPost(ctx.db, ctx.viewer, input)),

  update: signedIn
    .meta(
      operation('Edits a post of yours; what it said before is kept.', 'PATCH /posts/{postId}', {
        fails: ['PostNotFound'],
        scope,
      }),
    )
    .input(updatePostInput)
    .output(post)
    .mutation(({ ctx, input }) => updatePost(ctx.db, ctx.viewer, { ...input, as })),

  hide: signedIn
    .meta(
      operation(
        'Hides a post of yours from everybody but you, moderators and admins.',
        'POST /posts/{postId}/hide',
        { fails: ['PostNotFound'], scope },
      ),
    )
    .input(postIdInput)
    .output(post)
    .mutation(({ ctx, input }) => setVisible(ctx.db, ctx.viewer, { ...input, as, visible: false })),

  show: signedIn
    .meta(
      operation('Shows a post again that you hid.', 'POST /posts/{postId}/show', {
        fails: ['PostNotFound', 'HeldByModerator'],
        scope,
      }),
    )
    .input(postIdInput)
    .output(post)
    .mutation(({ ctx, input }) => setVisible(ctx.db, ctx.viewer, { ...input, as, visible: true })),

  delete: signedIn
    .meta(
      operation('Deletes a post of yours; it can be restored.', 'DELETE /posts/{postId}', {
        fails: ['PostNotFound'],
        scope,
      }),
    )
    .input(postIdInput)
    .output(post)
    .mutation(({ ctx, input }) => deletePost(ctx.db, ctx.viewer, { ...input, as })),

  restore: signedIn
    .meta(
      operation('Brings back a post that you deleted.', 'POST /posts/{postId}/restore', {
        fails: ['PostNotFound', 'HeldByModerator'],
        scope,
      }),
    )
    .input(postIdInput)
    .output(post)
    .mutation(({ ctx, input }) => restorePost(ctx.db, ctx.viewer, { ...input, as })),

  like: signedIn
    .meta(
      operation('Likes a post; a second like changes nothing.', 'PUT /posts/{postId}/like', {
        fails: ['PostNotFound'],
        scope: 'likes:write',
      }),
    )
    .input(postIdInput)
    .output(likeState)
    .mutation(({ ctx, input }) => likePost(ctx.db, ctx.viewer, input.postId)),

  unlike: signedIn
    .meta(
      operation('Takes a like back.', 'DELETE /posts/{postId}/like', {
        fails: ['PostNotFound'],
        scope: 'likes:write',
      }),
    )
    .input(postIdInput)
    .output(likeState)
    .mutation(({ ctx, input }) => unlikePost(ctx.db, ctx.viewer, input.postId)),
})
