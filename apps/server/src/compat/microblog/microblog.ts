import {
  AppError,
  createPost,
  findFirstAdmin,
  login,
  registerFirstAdmin,
  type Api,
  type Post,
} from '@linnet/api'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'

import { leave } from '../../plugins/admission.js'
import { addressOf } from '../../plugins/address.js'
import { answerFailures, Failure, refuseOtherMethods } from '../failure.js'
import { authorOf, authorReading, changeBlogPost, findBlogPost, listBlog } from './blog.js'
import { htmlOf, textOf } from './links.js'
import { answersNothingElse } from '../nothing-else.js'
import {
  address,
  credentials,
  pageQuery,
  postChange,
  postId,
  printedPost,
  registration,
  repositoryPost,
  someObject,
} from './microblog.schema.js'

/** The Flask microblog: as its repository has it, and as its article prints it. */
export async function microblog(app: FastifyInstance, { api }: { api: Api }): Promise<void> {
  answerFailures(app, (message) => ({ message }))
  answersNothingElse(app, { message: 'Not Found' })
  app.get('/healthcheck', async (_request, reply) => {
    await api.db.raw('select 1').timeout(1500)
    return reply.type('text/plain; charset=utf-8').send('Good.')
  })
  refuseOtherMethods(app, '/healthcheck', { allowed: ['GET'], body: notAllowed })
  await app.register(async (scope) => repositoryForm(scope, api), { prefix: '/v1/micro-blog' })
  await app.register(async (scope) => printedForm(scope, api), { prefix: '/admin' })
}

const notAllowed = { message: 'Method Not Allowed' }

function repositoryForm(app: FastifyInstance, api: Api): void {
  const { db } = api
  const failure = (reason: string) => ({ status: 'failure', reason })
  answerFailures(app, failure)

  app.post('/admin/login', async (request) => {
    const absent = { message: 'Missing JSON in request' }
    const body = bodyOf(request, absent)
    if (Object.keys(body).length === 0) throw new Failure(400, absent)
    const { username, password } = read(credentials, body, () => ({
      message: 'Missing username or password',
    }))
    const decoded = base64(password)
    if (decoded === undefined) throw new Failure(400, { message: 'password must be base64 encoded.' })
    return signIn(api, request, {
      username,
      password: decoded,
      refusal: { message: 'Bad username or password' },
    })
  })

  app.post('/admin/posts', async (request, reply) => {
    const author = await authorOf(api, request)
    const body = bodyOf(request, failure('Missing JSON in request'))
    if (body['post_text'] === undefined) {
      throw new Failure(400, failure('missing mandatory field, <post_text>'))
    }
    const { post_text: content } = read(repositoryPost, body, failure)
    const { id } = await createPost(db, author, { content, visible: true })
    return reply.code(201).send({ status: 'success', post_id: id })
  })
  app.get('/admin/posts', async (request) => {
    const author = await authorOf(api, request)
    const posts = await listBlog(db, authorReading(author), read(pageQuery(5), request.query, failure))
    return posts.map(forAuthor)
  })
  app.get('/admin/posts/:id', async (request) => {
    const author = await authorOf(api, request)
    return forAuthor(await orMissing(request, findBlogPost(db, authorReading(author), idOf(request))))
  })
  app.put('/admin/posts/:id', async (request, reply) => {
    const author = await authorOf(api, request)
    const body = bodyOf(request, failure('Missing JSON in request'))
    const change = readChange(body, failure)
    await orMissing(request, changeBlogPost(api, author, { postId: idOf(request), ...change }))
    return reply.code(204).send()
  })

  app.get('/posts', async (request) => {
    const posts = await listBlog(db, null, read(pageQuery(10), request.query, failure))
    return posts.map(forReaders)
  })
  app.get('/posts/:id', async (request) => {
    return [forReaders(await orMissing(request, findBlogPost(db, null, idOf(request))))]
  })

  refuseOtherMethods(app, '/admin/login', { allowed: ['POST'], body: notAllowed })
  refuseOtherMethods(app, '/admin/posts', { allowed: ['GET', 'POST'], body: notAllowed })
  refuseOtherMethods(app, '/admin/posts/:id', { allowed: ['GET', 'PUT'], body: notAllowed })
  refuseOtherMethods(app, '/posts', { allowed: ['GET'], body: notAllowed })
  refuseOtherMethods(app, '/posts/:id', { allowed: ['GET'], body: notAllowed })

  async function orMissing(request: FastifyRequest, post: Promise<Post>): Promise<Post> {
    return otherwise(post, failure(`post id: ${wordOf(request)} doesn't exist`))
  }
}

function printedForm(app: FastifyInstance, api: Api): void {
  const { db } = api
  const failure = (error: string) => ({ error })
  const incomplete = failure('Username and password required')
  const missing = failure('Post not found')
  answerFailures(app, failure)

  app.post('/register', async (request, reply) => {
    const body = bodyOf(request, incomplete)
    read(credentials, body, () => incomplete)
    const { username, password } = read(registration, body, failure)
    const { id, handle } = await registerFirstAdmin(api, { handle: username, password })
    return reply.code(201).send({ id, username: handle })
  })
  app.post('/login', async (request) => {
    const body = bodyOf(request, incomplete)
    const { username, password } = read(credentials, body, () => incomplete)
    return signIn(api, request, { username, password, refusal: failure('Invalid credentials') })
  })

  app.post('/posts', async (request, reply) => {
    const author = await authorOf(api, request)
    const { content, visible } = read(printedPost, bodyOf(request, failure('Content required')), failure)
    const post = await createPost(db, author, { content, visible })
    return reply.code(201).send(inFull(post))
  })
  app.get('/posts', async (request) => {
    const author = await authorOf(api, request)
    const slice = read(pageQuery(100), request.query, failure)
    return (await listBlog(db, authorReading(author), slice)).map(inFull)
  })
  app.get('/posts/:id', async (request) => {
    const author = await authorOf(api, request)
    return inFull(await otherwise(findBlogPost(db, authorReading(author), idOf(request)), missing))
  })
  app.put('/posts/:id', async (request) => {
    const author = await authorOf(api, request)
    const change = readChange(bodyOf(request, failure('Missing JSON in request')), failure)
    const changed = changeBlogPost(api, author, { postId: idOf(request), ...change })
    return inFull(await otherwise(changed, missing))
  })

  refuseOtherMethods(app, '/register', { allowed: ['POST'], body: notAllowed })
  refuseOtherMethods(app, '/login', { allowed: ['POST'], body: notAllowed })
  refuseOtherMethods(app, '/posts', { allowed: ['GET', 'POST'], body: notAllowed })
  refuseOtherMethods(app, '/posts/:id', { allowed: ['GET', 'PUT'], body: notAllowed })
}

/** Nobody but the blog's author gets in, and a name that is not theirs takes as long as a wrong password. */
async function signIn(
  api: Api,
  request: FastifyRequest,
  { username, password, refusal }: { username: string; password: string; refusal: object },
): Promise<{ access_token: string }> {
  leave(request)
  const author = await findFirstAdmin(api.db)
  const isAuthor = author?.handle === username.toLowerCase()
  // With a space before it a name is nobody's.
  const identifier = isAuthor ? author.handle : ` ${Buffer.from(username).toString('base64url')}`
  try {
    const device = request.headers['user-agent'] ?? 'unknown'
    const { accessToken } = await login(
      { api, device, address: addressOf(request) },
      { identifier, password },
    )
    return { access_token: accessToken }
  } catch (error) {
    throw error instanceof AppError && error.reason === 'BadCredentials' ? new Failure(401, refusal) : error
  }
}

/** Exactly what a base64 encoder of UTF-8 gives, decoded. */
function base64(text: string): string | undefined {
  const bytes = Buffer.from(text, 'base64')
  const decoded = bytes.toString('utf8')
  const isExact = bytes.toString('base64') === text && Buffer.from(decoded).equals(bytes)
  return isExact ? decoded : undefined
}

function bodyOf(request: FastifyRequest, refusal: object): Record<string, unknown> {
  return read(someObject, request.body, () => refusal)
}

/** Answers 400 with the refusal, which is made of the first thing that is wrong. */
function read<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  refusal: (problem: string) => object,
): z.infer<Schema> {
  const found = schema.safeParse(value)
  if (found.success) return found.data
  const [issue] = found.error.issues
  throw new Failure(400, refusal(`${issue?.path.join('.')}: ${issue?.message}`))
}

function readChange(body: Record<string, unknown>, failure: (message: string) => object) {
  const { content } = body
  return read(postChange, typeof content === 'string' ? { ...body, content: textOf(content) } : body, failure)
}

/** What the address has for an id, as it stands. */
function wordOf({ params }: FastifyRequest): string {
  return address.parse(params).id
}

function idOf({ params }: FastifyRequest): number | undefined {
  return postId.safeParse(params).data
}

async function otherwise(post: Promise<Post>, refusal: object): Promise<Post> {
  return post.catch((error: unknown) => {
    throw error instanceof AppError && error.reason === 'PostNotFound' ? new Failure(404, refusal) : error
  })
}

function forReaders({ id, content, createdAt, editedAt }: Post) {
  return { id, content: htmlOf(content), created: gmt(createdAt), edited: gmt(editedAt ?? createdAt) }
}

function forAuthor(post: Post) {
  const { id, content, created, edited } = forReaders(post)
  return { id, content, visible: post.visible ? 1 : 0, created, edited }
}

function inFull(post: Post) {
  const { id, content, created, edited } = forReaders(post)
  return { id, content, created, visible: post.visible, deleted: null, edited }
}

/** As RFC 1123 writes it: `Tue, 23 May 2023 19:01:42 GMT`. */
function gmt(timestamp: string): string {
  return new Date(timestamp).toUTCString()
}
