import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

import pLimit from 'p-limit'

import { freePort, startBuiltServer } from '../../test/built-server.js'
import { password } from '../data/world.js'
import { asPage, overRest, overTrpc, type Asked, type Call } from '../load/asked.js'
import type { Load } from '../load/generator.js'
import type { Measured } from '../load/measured.js'
import type { Work } from '../load/works.js'
import type { LocalLoad } from './linnet-local.js'
import { startPgbench } from './pgbench.js'
import { builtFolder, startServer, startWorker, type Server, type Worker } from './processes.js'

/** What contenders are started with. */
export interface Setting {
  databaseUrl: string
  /** Asks servers. */
  generator: Worker<Load, Measured>
  /** The handle of who asks where somebody is signed in. */
  viewer: string
}

/** How many ask at the same time. Linnet works at 32 at most, and tells others to come again. */
export const atOnce = 16
/** To Postgres, of each contender, as many as Linnet has unless told. */
const connections = 10

export interface Running extends AsyncDisposable {
  /** The process that does the work, with those below it; undefined where Postgres alone does it. */
  pid?: number
  /** What it answers to each call, in the shape that all have; undefined where it does not do the work. */
  answers(work: Work): Promise<string[] | undefined>
  /** Asks for some time what `answers` has been asked for before. */
  measure(work: Work, ms: number): Promise<Measured>
}

export interface Contender {
  name: string
  title: string
  /** Whoever is signed in sees what they like, so that answers are compared with those to somebody signed in. */
  isSignedIn: boolean
  /** Whether its answers are other than Linnet's on purpose, or none at all, and not compared. */
  isIncomparable?: boolean
  /** Whether the others must answer the same. */
  isReference?: boolean
  /** Undefined where what it takes is not installed. */
  start(setting: Setting): Promise<Running | undefined>
}

const secret = 'what only the bench signs with 0123456789'

export function contenders(): Contender[] {
  const linnetThat = (keepsAnswers: boolean) =>
    once(async ({ databaseUrl }: Setting) =>
      startBuiltServer({
        DATABASE_URL: databaseUrl,
        LINNET_SECRET: secret,
        LINNET_ADMIN_PASSWORD: password,
        LINNET_KEEP_ANSWERS: keepsAnswers ? '1' : '0',
        NODE_ENV: 'production',
      }),
    )
  const linnet = linnetThat(false)
  const keeping = linnetThat(true)
  const served = [
    { name: 'linnet-trpc', title: 'Linnet, tRPC', ...trpcShape },
    { name: 'linnet-rest', title: 'Linnet, REST', isReference: true, ...restShape },
    { name: 'linnet-html', title: 'Linnet, HTML', ...pageShape },
  ]
  return [
    node('limit', 'The limit: node:http + pg', restShape),
    {
      name: 'pgbench',
      title: 'The limit of Postgres: pgbench',
      isSignedIn: false,
      isIncomparable: true,
      start: ({ databaseUrl }) => startPgbench(databaseUrl, connections),
    },
    node('fastify-pg', 'Fastify + pg', restShape),
    node('trpc-objection', 'tRPC + Objection', trpcShape),
    python('fastapi', 'FastAPI + SQLAlchemy', {
      needs: ['fastapi', 'uvicorn', 'sqlalchemy', 'psycopg2'],
      args: (port) => [
        '-m',
        'uvicorn',
        'fastapi_app:app',
        '--port',
        String(port),
        '--workers',
        '2',
        '--log-level',
        'warning',
      ],
    }),
    python('flask', 'Flask + peewee', {
      needs: ['flask', 'peewee', 'gunicorn', 'psycopg2'],
      args: (port) => [
        '-m',
        'gunicorn',
        'flask_app:app',
        '-b',
        `127.0.0.1:${port}`,
        '-w',
        '2',
        '--threads',
        '8',
        '--log-level',
        'warning',
      ],
    }),
    ...served.map((contender) => ({
      ...contender,
      name: `${contender.name}-kept`,
      title: `${contender.title}, kept`,
      isSignedIn: false,
      isReference: false,
      start: async (setting: Setting) =>
        httpRunning(await keeping(setting), setting, { ...contender, isSignedIn: false }),
    })),
    ...[false, true].flatMap((isSignedIn): Contender[] => [
      ...served.map((contender) => ({
        ...contender,
        ...named(contender, isSignedIn),
        start: async (setting: Setting) =>
          httpRunning(await linnet(setting), setting, { ...contender, isSignedIn }),
      })),
      {
        ...named({ name: 'linnet-local', title: 'Linnet, in process' }, isSignedIn),
        start: async (setting) => localRunning(setting, isSignedIn),
      },
    ]),
  ]
}

function named({ name, title }: { name: string; title: string }, isSignedIn: boolean) {
  return isSignedIn
    ? { name: `${name}-signed-in`, title: `${title}, signed in`, isSignedIn }
    : { name, title, isSignedIn }
}

function once<Input, Output>(work: (input: Input) => Promise<Output>): (input: Input) => Promise<Output> {
  let done: Promise<Output> | undefined
  return (input) => (done ??= work(input))
}

interface Shape {
  /** Undefined where it has no such thing. */
  asked(call: Call): Asked | undefined
  /** What it answers, in the shape that all have. */
  common(body: string): string
  isIncomparable?: boolean
}

const restShape: Shape = { asked: overRest, common: (body) => body }
const pageShape: Shape = { asked: asPage, common: (body) => body, isIncomparable: true }
const trpcShape: Shape = {
  asked: overTrpc,
  common(body) {
    const answer: { result: { data: unknown } } = JSON.parse(body)
    return JSON.stringify(answer.result.data)
  },
}

function node(name: string, title: string, shape: Shape): Contender {
  return {
    name,
    title,
    isSignedIn: false,
    async start(setting) {
      const server = await startServer(process.execPath, [join(builtFolder, `${name}.js`)], {
        port: await freePort(),
        env: environmentOf(setting),
      })
      return httpRunning(server, setting, { ...shape, isSignedIn: false })
    },
  }
}

function python(
  name: string,
  title: string,
  { needs, args }: { needs: string[]; args: (port: number) => string[] },
): Contender {
  return {
    name,
    title,
    isSignedIn: false,
    async start(setting) {
      const command = ['python3', '/usr/bin/python3'].find((path) => hasModules(path, needs))
      if (command === undefined) return undefined
      const port = await freePort()
      const env = { ...environmentOf(setting), PYTHONPATH: import.meta.dirname, PYTHONDONTWRITEBYTECODE: '1' }
      const server = await startServer(command, args(port), { port, env })
      // Flask ends what it answers with a new line.
      const common = (body: string) => body.trimEnd()
      return httpRunning(server, setting, { ...restShape, common, isSignedIn: false })
    },
  }
}

function hasModules(command: string, modules: string[]): boolean {
  try {
    execFileSync(command, ['-c', `import ${modules.join(', ')}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function environmentOf({ databaseUrl }: Setting): Record<string, string> {
  return { DATABASE_URL: databaseUrl, CONNECTIONS: String(connections), LINNET_SECRET: secret }
}

function httpRunning(
  server: Server,
  { generator, viewer }: Setting,
  { asked, common, isIncomparable, isSignedIn }: Shape & Pick<Contender, 'isSignedIn'>,
): Running {
  const expected = new Map<string, string[]>()

  /** A session's tokens do not live as long as the bench. */
  async function headers(): Promise<Record<string, string>> {
    if (!isSignedIn) return {}
    const grant = await signIn(server.url, viewer)
    return asked === asPage
      ? { cookie: `linnet-session=${grant.refreshToken}` }
      : { authorization: `Bearer ${grant.accessToken}` }
  }

  async function requestsOf({ calls }: Work): Promise<Asked[] | undefined> {
    const own = await headers()
    const all = calls.map(asked).filter((one) => one !== undefined)
    if (all.length < calls.length) return undefined
    return all.map((one) => ({ ...one, headers: { ...one.headers, ...own } }))
  }

  return {
    pid: server.pid,
    async answers(work) {
      const bodies = await Promise.all(
        ((await requestsOf(work)) ?? []).map((one) => fewAtOnce(() => bodyOf(server.url, one))),
      )
      if (bodies.length === 0) return undefined
      expected.set(work.name, bodies)
      return bodies.map(common)
    },
    async measure(work, ms) {
      const bodies = isIncomparable ? undefined : expected.get(work.name)
      const requests = ((await requestsOf(work)) ?? []).map((one, nth) => {
        const body = bodies?.[nth]
        return { asked: one, status: 200, ...(body !== undefined && { body }) }
      })
      return generator.ask({ url: server.url, connections: atOnce, ms, requests })
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

const fewAtOnce = pLimit(4)

async function bodyOf(url: string, { method, path, headers, body }: Asked): Promise<string> {
  const init = { method, ...(headers && { headers }), ...(body !== undefined && { body }) }
  const answer = await fetch(`${url}${path}`, init)
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`)
  return text
}

async function signIn(url: string, viewer: string): Promise<{ accessToken: string; refreshToken: string }> {
  const answer = await fetch(`${url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identifier: viewer, password }),
  })
  const grant: { accessToken: string; refreshToken: string } = JSON.parse(await answer.text())
  return grant
}

function localRunning(setting: Setting, isSignedIn: boolean): Running {
  const worker = startWorker<LocalLoad, Measured | string[]>('linnet-local', environmentOf(setting))
  const load = ({ calls }: Work): LocalLoad => ({
    calls,
    several: atOnce,
    ...(isSignedIn && { viewer: { identifier: setting.viewer, password } }),
  })
  return {
    pid: worker.pid,
    async answers(work) {
      const answers = await worker.ask(load(work))
      return Array.isArray(answers) ? answers : undefined
    },
    async measure(work, ms) {
      const measured = await worker.ask({ ...load(work), ms })
      if (Array.isArray(measured)) throw new Error('linnet-local answered and did not measure.')
      return measured
    },
    [Symbol.asyncDispose]: () => worker[Symbol.asyncDispose](),
  }
}
