import { resolve } from 'node:path'
import { defaultRateLimits, type RateLimitSettings } from '@linnet/api'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'

import type { CompatPrefixes } from './compat/compat.js'

/** What the operator set is not usable. Each line names a variable and the mend, and never its value. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const port = 'PORT must be a whole number from 0 to 65535.'
const demo = 'LINNET_DEMO must be 1 (fill in a demo on the first start) or 0 (start empty).'
const keepAnswers =
  'LINNET_KEEP_ANSWERS must be 1 (keep answers to nobody in particular) or 0 (make each anew).'

const compats = ['microblog', 'twitter'] as const

function prefix(name: string, byDefault: string) {
  return z
    .string()
    .regex(
      /^(\/[a-z0-9][\w.-]*)+$/i,
      `${name} must be a path without a slash at its end, such as ${byDefault}.`,
    )
    .refine(
      (value) => !/^\/(trpc|api|metrics|assets|embed|oembed|livez|readyz|openapi\.json)(\/|$)/i.test(value),
      `${name} must not be where Linnet has its own addresses.`,
    )
    .default(byDefault)
}

const rateLimitExample = Object.entries(defaultRateLimits)
  .map(([name, points]) => `${name}=${points}`)
  .join(',')

const variables = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, port)
    .transform(Number)
    .refine((value) => value <= 65_535, port)
    .default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'HOST must be an address to listen on, such as 127.0.0.1.')
    .default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'DATABASE_URL must look like postgres://user:password@host:5432/database.')
    .optional(),
  DATABASE_OWNER_URL: z
    .string()
    .refine(isPostgresUrl, 'DATABASE_OWNER_URL must look like postgres://owner:password@host:5432/database.')
    .optional(),
  LINNET_DATA: z.string().default('.linnet'),
  LINNET_ADMIN_PASSWORD: z
    .string()
    .min(8, 'LINNET_ADMIN_PASSWORD must have 8 to 256 characters.')
    .max(256, 'LINNET_ADMIN_PASSWORD must have 8 to 256 characters.')
    .optional(),
  LINNET_SECRET: z
    .string()
    .refine(
      isStrong,
      'LINNET_SECRET must be at least 32 random characters; `openssl rand -hex 32` makes one.',
    )
    .optional(),
  LINNET_OTHER_SECRETS: z
    .string()
    .transform((list) => list.split(',').map((secret) => secret.trim()))
    .pipe(
      z.array(
        z
          .string()
          .refine(
            isStrong,
            'LINNET_OTHER_SECRETS must be a comma list of secrets as strong as LINNET_SECRET.',
          ),
      ),
    )
    .default([]),
  LINNET_METRICS_TOKEN: z
    .string()
    .refine(
      isStrong,
      'LINNET_METRICS_TOKEN must be at least 32 random characters; `openssl rand -hex 32` makes one.',
    )
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .refine(
      isHttpUrl,
      'OTEL_EXPORTER_OTLP_ENDPOINT must be where a collector listens, such as http://localhost:4318.',
    )
    .optional(),
  OTEL_SERVICE_NAME: z.string().default('linnet'),
  LINNET_DEMO: z.enum(['0', '1'], demo).default('1'),
  LINNET_KEEP_ANSWERS: z.enum(['0', '1'], keepAnswers).default('1'),
  LINNET_COMPAT: z
    .string()
    .transform((list) => list.split(',').map((name) => name.trim()))
    .pipe(z.array(z.enum(compats, `LINNET_COMPAT must be a comma list of ${compats.join(' and ')}.`)))
    .default([]),
  LINNET_COMPAT_MICROBLOG_PREFIX: prefix('LINNET_COMPAT_MICROBLOG_PREFIX', '/compat/microblog'),
  LINNET_COMPAT_TWITTER_PREFIX: prefix('LINNET_COMPAT_TWITTER_PREFIX', '/compat/twitter'),
  LINNET_COMPAT_OPEN: z
    .enum(['0', '1'], 'LINNET_COMPAT_OPEN must be 1 (the twitter routes in production too) or 0.')
    .default('0'),
  LINNET_ORIGINS: z
    .string()
    .transform((list) => list.split(',').map((origin) => origin.trim()))
    .pipe(
      z.array(
        z
          .string()
          .refine(
            isOrigin,
            'LINNET_ORIGINS must be a comma list of origins without a path, such as https://birds.example.',
          ),
      ),
    )
    .default([]),
  LINNET_PROXIES: z
    .string()
    .transform((list) => list.split(',').map((proxy) => proxy.trim()))
    .pipe(
      z.array(
        z
          .string()
          .refine(
            isNetwork,
            'LINNET_PROXIES must be a comma list of addresses and networks, such as 127.0.0.1,10.0.0.0/8.',
          ),
      ),
    )
    .default([]),
  LINNET_RATE_LIMITS: z
    .string()
    .refine(
      (value) => /^(off|on)$/.test(value) || rateLimitsIn(value) !== undefined,
      `LINNET_RATE_LIMITS must be on, off, or a comma list such as ${rateLimitExample}.`,
    )
    .default('on'),
  LINNET_URL: z
    .string()
    .refine(isOrigin, 'LINNET_URL must be an origin without a path, such as https://linnet.example.')
    .optional(),
  LINNET_IMPORT_URL: z
    .string()
    .refine(isPostgresUrl, 'LINNET_IMPORT_URL must look like postgres://user:password@host:5432/database.')
    .optional(),
  LOG_LEVEL: z.enum(levels, `LOG_LEVEL must be one of ${levels.join(', ')}.`).optional(),
  NODE_ENV: z.string().optional(),
})

export interface Config {
  port: number
  host: string
  /** Undefined for the embedded Postgres. */
  databaseUrl: string | undefined
  /** Who owns the tables, where whoever serves does not. */
  databaseOwnerUrl: string | undefined
  /** Absolute. */
  dataDir: string
  adminPassword: string | undefined
  /** Undefined for one that is made once and kept in the data folder. */
  secret: string | undefined
  /** What was signed by these counts too. */
  otherSecrets: string[]
  /** Whoever has it may read /metrics; nobody without one. */
  metricsToken: string | undefined
  /** Where traces are sent to, and as whose; undefined for nowhere. */
  tracing: { endpoint: string; serviceName: string } | undefined
  demo: boolean
  /** Whether answers to nobody in particular are kept until something is written. */
  keepsAnswers: boolean
  /** An empty instance for older clients gets its first admin from their register route or the command line. */
  awaitsAdmin: boolean
  /** The adapters for older clients that are on, and where. */
  compatPrefixes: CompatPrefixes
  /** Other sites whose pages may call this server. */
  origins: string[]
  /** The proxies in front of it, whose word on who asks is believed. */
  trustedProxies: string[]
  /** Those that differ from the usual; false for none at all. */
  rateLimits: Partial<RateLimitSettings> | false
  /** Where the world finds it; undefined for whatever address a request names. */
  siteUrl: string | undefined
  /** The Postgres that `linnet import --from twitter` reads. */
  importUrl: string | undefined
  logLevel: (typeof levels)[number]
}

/** Reads what the operator set; an empty variable counts as not set. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const found = variables.safeParse(set)
  const problems = found.success ? [] : found.error.issues.map(({ message }) => message)
  const production = environment['NODE_ENV'] === 'production'
  if (production && set['DATABASE_URL'] !== undefined && set['LINNET_SECRET'] === undefined) {
    problems.push(
      'LINNET_SECRET is required with DATABASE_URL in production; `openssl rand -hex 32` makes one.',
    )
  }
  if (found.success) {
    const { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl } = found.data
    if (ownerUrl !== undefined && url === undefined) {
      problems.push('DATABASE_OWNER_URL must come with a DATABASE_URL, which servers connect with.')
    }
    problems.push(...problemsOfSecrets(found.data), ...problemsOfCompat(found.data, production))
  }
  if (!found.success || problems.length > 0) throw new ConfigError([...new Set(problems)].join('\n'))

  const { data } = found
  return {
    port: data.PORT,
    host: data.HOST,
    databaseUrl: data.DATABASE_URL,
    databaseOwnerUrl: data.DATABASE_OWNER_URL,
    dataDir: resolve(data.LINNET_DATA),
    adminPassword: data.LINNET_ADMIN_PASSWORD,
    secret: data.LINNET_SECRET,
    otherSecrets: data.LINNET_OTHER_SECRETS,
    metricsToken: data.LINNET_METRICS_TOKEN,
    tracing: data.OTEL_EXPORTER_OTLP_ENDPOINT
      ? { endpoint: data.OTEL_EXPORTER_OTLP_ENDPOINT, serviceName: data.OTEL_SERVICE_NAME }
      : undefined,
    demo: data.LINNET_DEMO === '1',
    keepsAnswers: data.LINNET_KEEP_ANSWERS === '1',
    awaitsAdmin:
      data.LINNET_COMPAT.length > 0 && data.LINNET_DEMO === '0' && data.LINNET_ADMIN_PASSWORD === undefined,
    compatPrefixes: compatPrefixesOf(data),
    origins: data.LINNET_ORIGINS,
    trustedProxies: data.LINNET_PROXIES,
    rateLimits: data.LINNET_RATE_LIMITS === 'off' ? false : (rateLimitsIn(data.LINNET_RATE_LIMITS) ?? {}),
    siteUrl: data.LINNET_URL,
    importUrl: data.LINNET_IMPORT_URL,
    logLevel: data.LOG_LEVEL ?? (production ? 'info' : 'warn'),
  }
}

function compatPrefixesOf(data: z.infer<typeof variables>): CompatPrefixes {
  return {
    ...(data.LINNET_COMPAT.includes('microblog') && { microblog: data.LINNET_COMPAT_MICROBLOG_PREFIX }),
    ...(data.LINNET_COMPAT.includes('twitter') && { twitter: data.LINNET_COMPAT_TWITTER_PREFIX }),
  }
}

function problemsOfSecrets(data: z.infer<typeof variables>): string[] {
  const { LINNET_SECRET: secret, LINNET_OTHER_SECRETS: others } = data
  if (secret === undefined) {
    return others.length === 0 ? [] : ['LINNET_OTHER_SECRETS takes a LINNET_SECRET, which signs.']
  }
  const databasePassword = data.DATABASE_URL && decodeURIComponent(new URL(data.DATABASE_URL).password)
  const isShared = [data.LINNET_ADMIN_PASSWORD, data.LINNET_METRICS_TOKEN, databasePassword].includes(secret)
  return [
    ...(isShared ? ['LINNET_SECRET must be used for nothing else.'] : []),
    ...(others.includes(secret) ? ['LINNET_OTHER_SECRETS must be others than LINNET_SECRET.'] : []),
  ]
}

function problemsOfCompat(data: z.infer<typeof variables>, production: boolean): string[] {
  const { microblog, twitter } = compatPrefixesOf(data)
  const problems = []
  if (twitter !== undefined && production && data.LINNET_COMPAT_OPEN === '0') {
    problems.push(
      'LINNET_COMPAT must not have twitter in production, where anybody could post as anybody; LINNET_COMPAT_OPEN=1 allows it.',
    )
  }
  if (microblog !== undefined && twitter !== undefined && isWithin(microblog, twitter)) {
    problems.push('LINNET_COMPAT_TWITTER_PREFIX must be apart from LINNET_COMPAT_MICROBLOG_PREFIX.')
  }
  return problems
}

function isWithin(one: string, other: string): boolean {
  return `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`)
}

/** The configuration of this process, from its environment and a `.env` file, in this order. */
export function loadConfig(): Config {
  try {
    process.loadEnvFile('.env')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
      throw new ConfigError('The file .env cannot be read; check its permissions.', { cause: error })
    }
  }
  return readConfig(process.env)
}

export function isPostgresUrl(value: string): boolean {
  return URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol)
}

function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)
}

function isOrigin(value: string): boolean {
  return isHttpUrl(value) && new URL(value).origin === value
}

function isNetwork(value: string): boolean {
  return ipaddr.isValid(value) || ipaddr.isValidCIDR(value)
}

const points = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)
const rateLimits = z.partialRecord(z.enum(['address', 'account', 'token', 'credentials']), points)

/** `account=9000,address=500`; undefined where it is not of that kind. */
function rateLimitsIn(value: string): Partial<RateLimitSettings> | undefined {
  const pairs = value.split(',').map((pair) => pair.trim().split('='))
  return rateLimits.safeParse(Object.fromEntries(pairs)).data
}

const wellKnown = ['changeme', 'change-me', 'secret', 'password', 'linnet', 'example', '12345678', 'abcdefgh']

/** Long, and neither a repetition nor built from a word that everybody tries. */
export function isStrong(value: string): boolean {
  const plain = value.toLowerCase()
  const withoutWords = wellKnown.reduce((rest, word) => rest.replaceAll(word, ''), plain)
  return value.length >= 32 && withoutWords.length >= 24 && new Set(plain).size >= 8
}
