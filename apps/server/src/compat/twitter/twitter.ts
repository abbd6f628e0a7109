import {
  addLike,
  AppError,
  createPost,
  findUser,
  slicePosts,
  sliceUsers,
  type Api,
  type Post,
} from '@linnet/api'
import type { User } from '@linnet/db'
import type { FastifyInstance, FastifyRequest, HTTPMethods, RouteHandlerMethod } from 'fastify'

import { answerFailures, Failure, refuseOtherMethods } from '../failure.js'
import { likeIdOf } from './like-id.js'
import { signUp } from './sign-up.js'
import { answersNothingElse } from '../nothing-else.js'
import {
  isId,
  newLike,
  newTweet,
  newUser,
  read,
  slice,
  unprocessable,
  userAddress,
} from './twitter.schema.js'

/**
 * The exercise's Twitter. It asks nobody who they are, so the address says who posts and likes; moderators and admins are not
 * there for it, or anybody could speak as them.
 */
export async function twitter(app: FastifyInstance, { api }: { api: Api }): Promise<void> {
  const { db } = api
  const failure = (detail: string) => ({ detail })
  answerFailures(app, failure)
  answersNothingElse(app, failure('Not Found'))
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: unknown, body: string) => parse(body),
  )
  app.addContentTypeParser(
    '*',
    { parseAs: 'string' },
    async (_request: unknown, body: string) => body || undefined,
  )

  route('/', { GET: () => ({ 'Le Wagon Twitter app': 'Running' }) })

  route('/users', {
    async GET({ query }) {
      return (await sliceUsers(db, { ...read(slice, query, 'query'), role: 'user' })).map(userOf)
    },
    async POST({ body }) {
      return userOf(await known(signUp(api, read(newUser, body, 'body'))))
    },
  })
  route('/users/:user_id', { GET: async (request) => userOf(await userIn(request)) })

  route('/users/:user_id/tweets', {
    async GET(request) {
      const part = read(slice, request.query, 'query')
      const { id } = await userIn(request)
      return (await slicePosts(db, null, { ...part, authorId: id })).map(tweetOf)
    },
    async POST(request) {
      const { text } = read(newTweet, request.body, 'body')
      const user = await userIn(request)
      return tweetOf(await createPost(db, user, { content: text, visible: true }))
    },
  })
  route('/tweets', {
    async GET({ query }) {
      return (await slicePosts(db, null, read(slice, query, 'query'))).map(tweetOf)
    },
  })

  route('/users/:user_id/likes', {
    async GET(request) {
      const part = read(slice, request.query, 'query')
      const { id } = await userIn(request)
      return (await slicePosts(db, null, { ...part, likedById: id })).map((post) => likeOf(id, post.id))
    },
    async POST(request) {
      const { tweet_id: tweetId } = read(newLike, request.body, 'body')
      const user = await userIn(request)
      if (!isId(tweetId)) throw new Failure(404, failure('Tweet not found'))
      const isNew = await known(addLike(db, user, tweetId))
      if (!isNew) throw new Failure(400, failure('This user has already liked this tweet'))
      return likeOf(user.id, tweetId)
    },
  })
  route('/users/:user_id/liked_tweets', {
    async GET(request) {
      const part = read(slice, request.query, 'query')
      const { id } = await userIn(request)
      return (await slicePosts(db, null, { ...part, likedById: id })).map(tweetOf)
    },
  })

  /** With and without the last slash. */
  function route(path: string, { GET, POST }: { GET: RouteHandlerMethod; POST?: RouteHandlerMethod }): void {
    const allowed: HTTPMethods[] = POST ? ['GET', 'POST'] : ['GET']
    for (const url of path === '/' ? [path] : [path, `${path}/`]) {
      app.get(url, GET)
      if (POST) app.post(url, POST)
      refuseOtherMethods(app, url, { allowed, body: failure('Method Not Allowed') })
    }
  }

  async function userIn({ params }: FastifyRequest): Promise<User> {
    const { user_id: id } = read(userAddress, params, 'path')
    if (!isId(id)) throw new Failure(404, failure('User not found'))
    const user = await known(findUser(db, null, { id }))
    if (user.role !== 'user') throw new Failure(404, failure('User not found'))
    return user
  }
}

const answers: Partial<Record<string, [status: number, detail: string]>> = {
  EmailTaken: [400, 'Email already registered'],
  PostNotFound: [404, 'Tweet not found'],
  UserNotFound: [404, 'User not found'],
}

/** Says what the exercise says where it fails as the exercise does. */
async function known<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    const answer = error instanceof AppError ? answers[error.reason] : undefined
    throw answer ? new Failure(answer[0], { detail: answer[1] }) : error
  }
}

function parse(body: string): unknown {
  if (body === '') return undefined
  try {
    return JSON.parse(body)
  } catch {
    throw unprocessable([
      { loc: ['body', 0], msg: 'Expecting value: line 1 column 1 (char 0)', type: 'value_error.jsondecode' },
    ])
  }
}

function userOf({ email, id }: { email: string; id: number }) {
  return { email, id }
}

function tweetOf({ content, id, author }: Post) {
  return { text: content, id, owner_id: author.id }
}

function likeOf(userId: number, postId: number) {
  return { tweet_id: postId, id: likeIdOf(userId, postId), owner_id: userId }
}
