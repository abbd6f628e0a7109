import { likeState } from '../likes/likes.schema.js'
import { likePost, unlikePost } from '../likes/likes.js'
import { pageOf } from '../page.schema.js'
import { anyone, router, signedIn } from '../trpc.js'
import { userRef } from '../users/users.schema.js'
import { listLikers, listPosts, readThread } from './post-lists.js'
import { findPost } from './post-views.js'
import { createPost, deletePost, restorePost, setVisible, updatePost } from './posts.js'
import {
  createPostInput,
  listPostsInput,
  post,
  postIdInput,
  postListInput,
  postPage,
  thread,
  updatePostInput,
} from './posts.schema.js'

const as = 'author'

export const postsRouter = router({
  list: anyone
    .meta({ summary: 'The public timeline, newest first.' })
    .input(listPostsInput)
    .output(postPage)
    .query(({ ctx, input }) => listPosts(ctx.db, ctx.viewer, input)),

  byId: anyone
    .meta({ summary: 'One post.' })
    .input(postIdInput)
    .output(post)
    .query(({ ctx, input }) => findPost(ctx.db, ctx.viewer, input.postId)),

  thread: anyone
    .meta({ summary: 'A post with what it answers and what answers it.' })
    .input(postListInput)
    .output(thread)
    .query(({ ctx, input }) => readThread(ctx.db, ctx.viewer, input)),

  likers: anyone
    .meta({ summary: 'Who likes a post, the newest like first.' })
    .input(postListInput)
    .output(pageOf(userRef))
    .query(({ ctx, input }) => listLikers(ctx.db, ctx.viewer, input)),

  create: signedIn
    .meta({ summary: 'Posts, or replies to a post.' })
    .input(createPostInput)
    .output(post)
    .mutation(({ ctx, input }) => createPost(ctx.api.db, ctx.viewer, input)),

  update: signedIn
    .meta({ summary: 'Edits a post of yours; what it said before is kept.' })
    .input(updatePostInput)
    .output(post)
    .mutation(({ ctx, input }) => updatePost(ctx.api.db, ctx.viewer, { ...input, as })),

  hide: signedIn
    .meta({ summary: 'Hides a post of yours from everybody but you, moderators and admins.' })
    .input(postIdInput)
    .output(post)
    .mutation(({ ctx, input }) => setVisible(ctx.api.db, ctx.viewer, { ...input, as, visible: false })),

  show: signedIn
    .meta({ summary: 'Shows a post again that you hid.' })
    .input(postIdInput)
    .output(post)
    .mutation(({ ctx, input }) => setVisible(ctx.api.db, ctx.viewer, { ...input, as, visible: true })),

  delete: signedIn
    .meta({ summary: 'Deletes a post of yours; it can be restored.' })
    .input(postIdInput)
    .output(post)
    .mutation(({ ctx, input }) => deletePost(ctx.api.db, ctx.viewer, { ...input, as })),

  restore: signedIn
    .meta({ summary: 'Brings back a post that you deleted.' })
    .input(postIdInput)
    .output(post)
    .mutation(({ ctx, input }) => restorePost(ctx.api.db, ctx.viewer, { ...input, as })),

  like: signedIn
    .meta({ summary: 'Likes a post; a second like changes nothing.' })
    .input(postIdInput)
    .output(likeState)
    .mutation(({ ctx, input }) => likePost(ctx.api.db, ctx.viewer, input.postId)),

  unlike: signedIn
    .meta({ summary: 'Takes a like back.' })
    .input(postIdInput)
    .output(likeState)
    .mutation(({ ctx, input }) => unlikePost(ctx.api.db, ctx.viewer, input.postId)),
})
