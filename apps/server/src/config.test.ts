import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

import { ConfigError, readConfig } from './config.js'
import { keptSecrets, rotateKeptSecret } from './secret.js'

const strong = 'Zk3v9Qp1Xw7Rt5Ym2Nc8Bd6Fg4Hj0LsA'
const other = 'pL7vB2nX9cM4zQ8wE1rT6yU3iO5aS0dF'
const databaseUrl = 'postgres://linnet:hunter2@db.example:5432/linnet'

function problemsOf(environment: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split('\n')
    throw error
  }
  return []
}

test('everything has a default', () => {
  expect(readConfig({ PORT: '', LINNET_SECRET: '' })).toEqual({
    port: 3000,
    host: '127.0.0.1',
    databaseUrl: undefined,
    databaseOwnerUrl: undefined,
    dataDir: join(process.cwd(), '.linnet'),
    adminPassword: undefined,
    secret: undefined,
    otherSecrets: [],
    metricsToken: undefined,
    tracing: undefined,
    demo: true,
    keepsAnswers: true,
    awaitsAdmin: false,
    compatPrefixes: {},
    origins: [],
    trustedProxies: [],
    rateLimits: {},
    siteUrl: undefined,
    logLevel: 'warn',
  })
})

test('an empty instance for older clients awaits its admin, unless its password is set', () => {
  const empty = { LINNET_COMPAT: 'microblog', LINNET_DEMO: '0' }
  expect(readConfig(empty).awaitsAdmin).toBe(true)
  expect(readConfig({ ...empty, LINNET_ADMIN_PASSWORD: 'correct horse' }).awaitsAdmin).toBe(false)
  expect(readConfig({ ...empty, LINNET_DEMO: '1' }).awaitsAdmin).toBe(false)
  expect(readConfig({ LINNET_DEMO: '0' }).awaitsAdmin).toBe(false)
})

test('everything can be set', () => {
  const set = {
    PORT: '8080',
    HOST: '::1',
    DATABASE_URL: databaseUrl,
    DATABASE_OWNER_URL: databaseUrl,
    LINNET_DATA: '/srv/linnet',
    LINNET_ADMIN_PASSWORD: 'correct horse',
    LINNET_SECRET: strong,
    LINNET_OTHER_SECRETS: other,
    LINNET_DEMO: '0',
    LINNET_KEEP_ANSWERS: '0',
    LINNET_COMPAT: 'microblog, twitter',
    LINNET_COMPAT_MICROBLOG_PREFIX: '/blog',
    LINNET_ORIGINS: 'https://birds.example, http://localhost:5173',
    LINNET_PROXIES: '127.0.0.1, 10.0.0.0/8',
    LINNET_RATE_LIMITS: 'account=9000, address=500',
    LINNET_URL: 'https://linnet.example',
    LOG_LEVEL: 'debug',
  }
  expect(readConfig(set)).toEqual({
    port: 8080,
    host: '::1',
    databaseUrl,
    databaseOwnerUrl: databaseUrl,
    dataDir: '/srv/linnet',
    adminPassword: 'correct horse',
    secret: strong,
    otherSecrets: [other],
    metricsToken: undefined,
    tracing: undefined,
    demo: false,
    keepsAnswers: false,
    awaitsAdmin: false,
    compatPrefixes: { microblog: '/blog', twitter: '/compat/twitter' },
    origins: ['https://birds.example', 'http://localhost:5173'],
    trustedProxies: ['127.0.0.1', '10.0.0.0/8'],
    rateLimits: { account: 9000, address: 500 },
    siteUrl: 'https://linnet.example',
    logLevel: 'debug',
  })
})

test.each([
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', 'http'],
  ['PORT', '1e3'],
  ['HOST', 'not a host'],
  ['DATABASE_URL', 'mysql://localhost/linnet'],
  ['DATABASE_URL', 'localhost:5432'],
  ['DATABASE_OWNER_URL', 'localhost:5432'],
  ['DATABASE_OWNER_URL', databaseUrl],
  ['LINNET_ADMIN_PASSWORD', 'short'],
  ['LINNET_SECRET', 'short'],
  ['LINNET_METRICS_TOKEN', 'short'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'localhost:4318'],
  ['LINNET_OTHER_SECRETS', 'short'],
  ['LINNET_OTHER_SECRETS', 'b'.repeat(64)],
  ['LINNET_ORIGINS', '*'],
  ['LINNET_ORIGINS', 'https://birds.example/'],
  ['LINNET_ORIGINS', 'birds.example'],
  ['LINNET_PROXIES', 'true'],
  ['LINNET_PROXIES', '10.0.0.0/33'],
  ['LINNET_RATE_LIMITS', '1000'],
  ['LINNET_RATE_LIMITS', 'account=0'],
  ['LINNET_RATE_LIMITS', 'accounts=1000'],
  ['LINNET_URL', 'https://linnet.example/'],
  ['LINNET_URL', 'https://linnet.example/blog'],
  ['LINNET_URL', 'linnet.example'],
  ['LINNET_URL', 'ftp://linnet.example'],
  ['LINNET_SECRET', 'a'.repeat(64)],
  ['LINNET_SECRET', 'changeme'.repeat(8)],
  ['LINNET_SECRET', 'secret-secret-secret-secret-secret'],
  ['LINNET_DEMO', 'yes'],
  ['LINNET_KEEP_ANSWERS', 'yes'],
  ['LINNET_COMPAT', 'mastodon'],
  ['LINNET_COMPAT', 'twitter,'],
  ['LINNET_COMPAT_MICROBLOG_PREFIX', '/'],
  ['LINNET_COMPAT_MICROBLOG_PREFIX', '/blog/'],
  ['LINNET_COMPAT_MICROBLOG_PREFIX', '/:blog'],
  ['LINNET_COMPAT_TWITTER_PREFIX', 'twitter'],
  ['LINNET_COMPAT_TWITTER_PREFIX', '/trpc'],
  ['LINNET_COMPAT_TWITTER_PREFIX', '/embed'],
  ['LINNET_COMPAT_TWITTER_PREFIX', '/api/v1'],
  ['LINNET_COMPAT_OPEN', 'yes'],
  ['LOG_LEVEL', 'loud'],
])('a bad %s is named, with the mend and without its value', (name, value) => {
  const [problem = '', ...others] = problemsOf({ [name]: value })
  expect(problem).toMatch(new RegExp(`^${name} must .+\\.$`))
  expect(others).toEqual([])
  expect(problem.replace(/^\S+/, '')).not.toContain(`${value} `)
})

test('several bad variables are all named at once', () => {
  const names = problemsOf({ PORT: 'x', LINNET_DEMO: 'x', LOG_LEVEL: 'x' }).map(
    (problem) => problem.split(' ')[0],
  )
  expect(names).toEqual(['PORT', 'LINNET_DEMO', 'LOG_LEVEL'])
})

test('production on a database of its own needs a secret', () => {
  const production = { NODE_ENV: 'production', DATABASE_URL: databaseUrl }
  expect(problemsOf(production)).toEqual([
    'LINNET_SECRET is required with DATABASE_URL in production; `openssl rand -hex 32` makes one.',
  ])
  expect(problemsOf({ ...production, LINNET_SECRET: strong })).toEqual([])
  expect(problemsOf({ NODE_ENV: 'production' })).toEqual([])
  expect(problemsOf({ DATABASE_URL: databaseUrl })).toEqual([])
})

test('the twitter routes are not in production unless the operator insists', () => {
  const production = { NODE_ENV: 'production', LINNET_COMPAT: 'microblog,twitter' }
  expect(problemsOf(production)).toEqual([
    'LINNET_COMPAT must not have twitter in production, where anybody could post as anybody; LINNET_COMPAT_OPEN=1 allows it.',
  ])
  expect(problemsOf({ ...production, LINNET_COMPAT_OPEN: '1' })).toEqual([])
  expect(problemsOf({ ...production, LINNET_COMPAT: 'microblog' })).toEqual([])
})

test.each(['/old', '/old/twitter'])('the older systems are not put into each other: %s', (prefix) => {
  const both = { LINNET_COMPAT: 'microblog,twitter', LINNET_COMPAT_MICROBLOG_PREFIX: '/old' }
  expect(problemsOf({ ...both, LINNET_COMPAT_TWITTER_PREFIX: prefix })).toEqual([
    'LINNET_COMPAT_TWITTER_PREFIX must be apart from LINNET_COMPAT_MICROBLOG_PREFIX.',
  ])
})

test('the secret is made once, for its owner only, also when five start at once', async () => {
  await using folder = await dataFolder()
  const secrets = await Promise.all(Array.from({ length: 5 }, () => keptSecrets(folder.dataDir)))
  expect(new Set(secrets.map(({ secret }) => secret)).size).toBe(1)
  expect(secrets[0]).toEqual({ secret: expect.stringMatching(/^[\w-]{43}$/), otherSecrets: [] })
  expect(await keptSecrets(folder.dataDir)).toEqual(secrets[0])
  expect((await stat(join(folder.dataDir, 'secret'))).mode & 0o777).toBe(0o600)
  expect(await readdir(folder.dataDir)).toEqual(['secret'])
})

test('a new secret signs, and what the one before signed counts until the next but one', async () => {
  await using folder = await dataFolder()
  const first = await keptSecrets(folder.dataDir)
  await rotateKeptSecret(folder.dataDir)
  const second = await keptSecrets(folder.dataDir)
  expect(second.secret).not.toBe(first.secret)
  expect(second.otherSecrets).toEqual([first.secret])
  await rotateKeptSecret(folder.dataDir)
  expect((await keptSecrets(folder.dataDir)).otherSecrets).toEqual([second.secret])
  expect((await stat(join(folder.dataDir, 'secret'))).mode & 0o777).toBe(0o600)
  expect(await readdir(folder.dataDir)).toEqual(['secret'])
})

async function dataFolder() {
  const dataDir = await mkdtemp(join(tmpdir(), 'linnet-secret-'))
  return { dataDir, [Symbol.asyncDispose]: () => rm(dataDir, { recursive: true }) }
}

test('the secret is for nothing else, and its others are others', () => {
  expect(problemsOf({ LINNET_SECRET: strong, LINNET_ADMIN_PASSWORD: strong })).toEqual([
    'LINNET_SECRET must be used for nothing else.',
  ])
  const withSecret = `postgres://linnet:${encodeURIComponent(strong)}@localhost:5432/linnet`
  expect(problemsOf({ LINNET_SECRET: strong, DATABASE_URL: withSecret })).toEqual([
    'LINNET_SECRET must be used for nothing else.',
  ])
  expect(problemsOf({ LINNET_SECRET: strong, LINNET_OTHER_SECRETS: strong })).toEqual([
    'LINNET_OTHER_SECRETS must be others than LINNET_SECRET.',
  ])
  expect(problemsOf({ LINNET_OTHER_SECRETS: strong })).toEqual([
    'LINNET_OTHER_SECRETS takes a LINNET_SECRET, which signs.',
  ])
})

test('.env.example names every variable', async () => {
  const example = await readFile(new URL('../../../.env.example', import.meta.url), 'utf8')
  const named = [...example.matchAll(/^#? ?([A-Z_]+)=/gm)].map(([, name]) => name)
  expect(new Set(named)).toEqual(
    new Set([
      'DATABASE_URL',
      'DATABASE_OWNER_URL',
      'HOST',
      'LINNET_ADMIN_PASSWORD',
      'LINNET_COMPAT',
      'LINNET_COMPAT_MICROBLOG_PREFIX',
      'LINNET_COMPAT_OPEN',
      'LINNET_COMPAT_TWITTER_PREFIX',
      'LINNET_DATA',
      'LINNET_DEMO',
      'LINNET_IMPORT_URL',
      'LINNET_KEEP_ANSWERS',
      'LINNET_METRICS_TOKEN',
      'OTEL_EXPORTER_OTLP_ENDPOINT',
      'OTEL_SERVICE_NAME',
      'LINNET_ORIGINS',
      'LINNET_OTHER_SECRETS',
      'LINNET_PROXIES',
      'LINNET_RATE_LIMITS',
      'LINNET_SECRET',
      'LINNET_URL',
      'LOG_LEVEL',
      'NODE_ENV',
      'PORT',
    ]),
  )
})
