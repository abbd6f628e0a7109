import { adminPassword, startBuiltServer, type BuiltServer } from '../../test/built-server.js'

export interface Demo extends BuiltServer {
  /** Somebody who has said as much as there is in the timeline. */
  writer: Person
  admin: Person
  /** A post with more replies than a page has. */
  threadId: number
}

export interface Person {
  handle: string
  password: string
  ask(method: string, path: string, body?: object): Promise<unknown>
}

const replies = 30

/** The built server with the demo's people and posts, and with so many posts more. */
export async function startDemo({ posts = 0 }: { posts?: number } = {}): Promise<Demo> {
  const server = await startBuiltServer({ NODE_ENV: 'production', LINNET_DEMO: '1' })
  try {
    const account = { handle: 'wren', email: 'wren@example.org', password: 'a small brown bird' }
    await ask(server.url, 'POST', '/users', { ...account, displayName: 'Wren Tailor' })
    const writer = await signIn(server.url, account)
    const admin = await signIn(server.url, { handle: 'admin', password: adminPassword })
    await writer.ask('PATCH', '/me', {
      bio: 'Small, brown and louder than it looks. https://wren.example/songs',
    })

    const threadId = idOf(await writer.ask('POST', '/posts', { content: 'What do you hear right now?' }))
    for (let nth = 0; nth < posts; nth += 1) {
      const replyTo = nth >= posts - replies - 25 && nth < posts - 25 ? { replyToId: threadId } : {}
      await writer.ask('POST', '/posts', { content: saying(nth), ...replyTo })
    }
    return { ...server, writer, admin, threadId }
  } catch (error) {
    await server[Symbol.asyncDispose]()
    throw error
  }
}

async function signIn(url: string, account: { handle: string; password: string }): Promise<Person> {
  const { handle, password } = account
  const session = await ask(url, 'POST', '/sessions', { identifier: handle, password })
  const token = propertyOf(session, 'accessToken')
  return { handle, password, ask: (method, path, body) => ask(url, method, path, body, String(token)) }
}

async function ask(
  url: string,
  method: string,
  path: string,
  body?: object,
  token?: string,
): Promise<unknown> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`)
  return text === '' ? undefined : JSON.parse(text)
}

function propertyOf(answer: unknown, name: string): unknown {
  return typeof answer === 'object' && answer !== null
    ? Object.entries(answer).find(([key]) => key === name)?.[1]
    : undefined
}

function idOf(post: unknown): number {
  return Number(propertyOf(post, 'id'))
}

const words =
  'linnet finch hedge thistle morning rain cello bread kettle library window garden train pencil harbour quiet early late small blue wild singing heard counted found lost wrote drew walked waited under over beside before after with without because until almost never always'.split(
    ' ',
  )

/** The same words each time, and as hard to compress as what people write. */
function saying(nth: number): string {
  let seed = nth
  const said = Array.from({ length: 8 + (nth % 25) }, () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return words[(seed >>> 8) % words.length]
  })
  return `${said.join(' ')} (${nth}).`
}
