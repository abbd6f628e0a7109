import { createSecretKey, generateKeyPairSync, randomUUID } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { expect, test } from 'vitest'

import { refusal, testApp, testSecret } from '../testing.js'
import { signAccessToken, verifyAccessToken } from './access-token.js'
import { deriveKeyRing, deriveKeys } from './keys.js'

const ring = deriveKeyRing(testSecret)
const [{ id: kid, accessToken: key }] = ring
const now = new Date('2026-11-23T12:00:00Z')
const iat = now.getTime() / 1000

const right = { sub: '1', sid: '1', jti: randomUUID(), iat, exp: iat + 600, iss: 'linnet', aud: 'linnet:api' }

function sign(payload: object | string, header: object = {}, secret: jwt.Secret = key) {
  return jwt.sign(payload, secret, {
    algorithm: 'HS256',
    allowInsecureKeySizes: true,
    header: { alg: 'HS256', typ: 'at+jwt', kid, ...header },
  })
}

function without(name: keyof typeof right): object {
  const { [name]: _, ...rest } = right
  return rest
}

test('a token of ours says whose session it is, and nothing of what they may do', () => {
  const { token, expiresAt } = signAccessToken(ring, { userId: 7, sessionId: 8 }, now)
  expect(verifyAccessToken(ring, token, now)).toEqual({ userId: 7, sessionId: 8 })
  expect(expiresAt).toBe('2026-11-23T12:10:00.000Z')
  expect(Object.keys(jwt.decode(token, { json: true }) ?? {}).toSorted()).toEqual([
    'aud',
    'exp',
    'iat',
    'iss',
    'jti',
    'sid',
    'sub',
  ])
})

test('a token that a release before this one signed is good', () => {
  expect(verifyAccessToken(ring, sign(right), now)).toEqual({ userId: 1, sessionId: 1 })
})

test('it lives ten minutes', () => {
  const { token } = signAccessToken(ring, { userId: 7, sessionId: 8 }, now)
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
  expect(() => verifyAccessToken(ring, token, at(9.9))).not.toThrow()
  expect(() => verifyAccessToken(ring, token, at(10.1))).toThrow('expired')
})

const other = deriveKeys('another secret, which nobody knows of')
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const [header, payload, signature] = sign(right).split('.')

const forged: [string, string][] = [
  ['alg none', `${encode({ alg: 'none', typ: 'at+jwt', kid })}.${payload}.`],
  ['alg nOnE', `${encode({ alg: 'nOnE', typ: 'at+jwt', kid })}.${payload}.`],
  ['alg none with a signature', `${encode({ alg: 'none', typ: 'at+jwt', kid })}.${payload}.${signature}`],
  ['no alg', `${encode({ typ: 'at+jwt', kid })}.${payload}.${signature}`],
  ['a signature twice', `${header}.${payload}.${signature}${signature}`],
  ['a signature in plain base64', `${header}.${payload}.${signature}=`],
  ['half a signature', `${header}.${payload}.${signature?.slice(0, 21)}`],
  ['a fourth part', `${header}.${payload}.${signature}.${signature}`],
  ['another signature', `${header}.${payload}.${sign({ ...right, sub: '2' }).split('.')[2]}`],
  ['no signature', `${header}.${payload}.`],
  ['a changed payload', `${header}.${encode({ ...right, sub: '2' })}.${signature}`],
  ['the idempotency key', sign(right, {}, deriveKeys(testSecret).idempotency)],
  ['the secret itself', sign(right, {}, createSecretKey(Buffer.from(testSecret)))],
  ['another secret', sign(right, {}, createSecretKey(Buffer.alloc(32, 1)))],
  ['the refresh key', sign(right, {}, deriveKeys(testSecret).refreshToken)],
  [
    'HS384 with the right key',
    jwt.sign(right, key, {
      algorithm: 'HS384',
      allowInsecureKeySizes: true,
      header: { alg: 'HS384', typ: 'at+jwt', kid },
    }),
  ],
  [
    'RS256',
    jwt.sign(right, privateKey, { algorithm: 'RS256', header: { alg: 'RS256', typ: 'at+jwt', kid } }),
  ],
  ['the public key as secret', sign(right, {}, createSecretKey(Buffer.from(pem)))],
  ['another type', sign(right, { typ: 'JWT' })],
  ['no type', sign(right, { typ: undefined })],
  ['crit', sign(right, { crit: ['exp'] })],
  ['no kid', sign(right, { kid: undefined })],
  ['a path as kid', sign(right, { kid: '../../etc/passwd' })],
  ['a list as kid', sign(right, { kid: [kid] })],
  ['a kid that every object has', sign(right, { kid: '__proto__' })],
  ['the kid of another secret', sign(right, { kid: deriveKeys('another secret, which nobody knows of').id })],
  ["another secret's key and kid", sign(right, { kid: other.id }, other.accessToken)],
  ['a broken header', `e30x.${payload}.${signature}`],
  ['a header that is no object', `${encode([])}.${payload}.${signature}`],
  ['a broken payload of type JWT', `${encode({ alg: 'HS256', typ: 'JWT', kid })}.e30x.${signature}`],
  ['a key of its own in the header', sign(right, { jwk: { kty: 'oct', k: 'AAAA' } })],
  ['a certificate in the header', sign(right, { x5c: ['AAAA'] })],
  ['a compressed payload', sign(right, { zip: 'DEF' })],
  ['an unencoded payload', sign(right, { b64: false })],
  ['a jku', sign(right, { jku: 'https://evil.example' })],
  ...(['sub', 'sid', 'jti', 'iat', 'exp', 'iss', 'aud'] as const).map((name): [string, string] => [
    `no ${name}`,
    jwt.sign(without(name), key, {
      header: { alg: 'HS256', typ: 'at+jwt', kid },
      noTimestamp: name === 'iat',
    }),
  ]),
  ['another issuer', sign({ ...right, iss: 'other' })],
  ['another audience', sign({ ...right, aud: 'other' })],
  ['two audiences', sign({ ...right, aud: ['linnet:api', 'other'] })],
  ['expired', sign({ ...right, iat: iat - 700, exp: iat - 100 })],
  ['issued in the future', sign({ ...right, iat: iat + 120, exp: iat + 600 })],
  ['ten years', sign({ ...right, exp: iat + 315_360_000 })],
  ['not valid yet', sign({ ...right, nbf: iat + 100 })],
  ['a claim more', sign({ ...right, role: 'admin' })],
  ['a subject of zero', sign({ ...right, sub: '0' })],
  ['a text as payload', sign('1')],
  ['an array as payload', sign(Buffer.from('[1]'))],
  ['too long', sign({ ...right, jti: 'x'.repeat(4000) })],
  ['a subject after a letter', sign({ ...right, sub: 'x1' })],
  ['a subject before a letter', sign({ ...right, sub: '1x' })],
  ['garbage', 'x.y.z'],
  ['nothing', ''],
  ['an exp in text', sign(Buffer.from(JSON.stringify({ ...right, exp: String(iat + 600) })))],
  ['half a second', sign(Buffer.from(JSON.stringify({ ...right, iat: iat + 0.5 })))],
  ['a session in words', sign({ ...right, sid: 'one' })],
  ['a subject as a number', sign(Buffer.from(JSON.stringify({ ...right, sub: 1 })))],
]

test('there are sixty', () => {
  expect(forged.length).toBeGreaterThanOrEqual(60)
})

test.each(forged)('a token with %s is refused', (_, token) => {
  expect(() => verifyAccessToken(ring, token, now)).toThrow(/not valid|expired/)
})

test('why a token is refused is told to whoever reads the log', () => {
  const causeOf = (token: string) => {
    try {
      return verifyAccessToken(ring, token, now)
    } catch (error) {
      return error
    }
  }
  expect(causeOf(sign(right, { kid: other.id }))).toMatchObject({
    reason: 'TokenInvalid',
    cause: { message: 'It names no secret of ours.' },
  })
  expect(causeOf(sign({ ...right, exp: iat - 1 }))).toMatchObject({
    reason: 'TokenExpired',
    cause: { message: 'jwt expired' },
  })
})

test('a clock that goes a minute behind that of another server is no reason to refuse its tokens', () => {
  const at = (seconds: number) => sign({ ...right, iat: iat + seconds, exp: iat + seconds + 600 })
  expect(verifyAccessToken(ring, at(60), now)).toEqual({ userId: 1, sessionId: 1 })
  expect(() => verifyAccessToken(ring, at(61), now)).toThrow('not valid')
  expect(() => verifyAccessToken(ring, sign({ ...right, exp: iat + 601 }), now)).toThrow('not valid')
})

test('a token must name a session of its user', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const bob = await app.user('bob')
  const claims = { userId: ann.id, sessionId: 2 }
  const { token } = signAccessToken(app.api.keys, claims, new Date())
  expect(bob.id).toBe(2)
  expect(await refusal(app.withToken(token).auth.me())).toBe('SessionEnded')
})

test.each([
  'Bearer',
  'Bearer ',
  'Basic YTpi',
  'Bearer a b',
  'nonsense',
  'Bearer svc_unknown',
  'Bearer é',
  '',
])('the header %j is refused, also where none is needed', async (authorization) => {
  await using app = await testApp()
  const { createCaller } = await import('../root.js')
  const { createContext } = await import('../context.js')
  const caller = createCaller(
    createContext(app.api, { authorization, userAgent: undefined, requestId: 'test', calls: 1 }),
  )
  expect(await refusal(caller.posts.list({}))).toBe('TokenInvalid')
})

test('a right token counts in any writing of Bearer, and with nothing before or after it', async () => {
  await using app = await testApp()
  const { accessToken } = await app.user('ann')
  const { createCaller } = await import('../root.js')
  const { createContext } = await import('../context.js')
  const me = (authorization: string) =>
    createCaller(
      createContext(app.api, { authorization, userAgent: undefined, requestId: 'test', calls: 1 }),
    ).auth.me()
  for (const word of ['Bearer', 'bearer', 'BEARER']) {
    expect((await me(`${word} ${accessToken}`)).handle).toBe('ann')
  }
  for (const odd of [
    `a Bearer ${accessToken}`,
    `Bearer ${accessToken} b`,
    `Bearer ${accessToken},`,
    accessToken,
  ]) {
    expect(await refusal(me(odd))).toBe('TokenInvalid')
  }
})
