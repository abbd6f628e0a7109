import { createSecretKey, generateKeyPairSync, randomUUID } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { expect, test } from 'vitest'

import { refusal, testApp, testSecret } from '../testing.js'
import { signAccessToken, verifyAccessToken } from './access-token.js'
import { deriveKeys } from './keys.js'

const key = deriveKeys(testSecret).accessToken
const now = new Date('2026-11-23T12:00:00Z')
const iat = now.getTime() / 1000

const right = { sub: '1', sid: '1', jti: randomUUID(), iat, exp: iat + 600, iss: 'linnet', aud: 'linnet:api' }

function sign(payload: object | string, header: object = {}, secret: jwt.Secret = key) {
  return jwt.sign(payload, secret, {
    algorithm: 'HS256',
    allowInsecureKeySizes: true,
    header: { alg: 'HS256', typ: 'at+jwt', ...header },
  })
}

function without(name: keyof typeof right): object {
  const { [name]: _, ...rest } = right
  return rest
}

test('a token of ours says whose session it is, and nothing of what they may do', () => {
  const { token, expiresAt } = signAccessToken(key, { userId: 7, sessionId: 8 }, now)
  expect(verifyAccessToken(key, token, now)).toEqual({ userId: 7, sessionId: 8 })
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

test('it lives ten minutes', () => {
  const { token } = signAccessToken(key, { userId: 7, sessionId: 8 }, now)
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
  expect(() => verifyAccessToken(key, token, at(9.9))).not.toThrow()
  expect(() => verifyAccessToken(key, token, at(10.1))).toThrow('expired')
})

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const [header, payload, signature] = sign(right).split('.')

test.each<[string, string]>([
  ['alg none', `${encode({ alg: 'none', typ: 'at+jwt' })}.${payload}.`],
  ['alg nOnE', `${encode({ alg: 'nOnE', typ: 'at+jwt' })}.${payload}.`],
  ['no signature', `${header}.${payload}.`],
  ['a changed payload', `${header}.${encode({ ...right, sub: '2' })}.${signature}`],
  ['another secret', sign(right, {}, createSecretKey(Buffer.alloc(32, 1)))],
  ['the refresh key', sign(right, {}, deriveKeys(testSecret).refreshToken)],
  ['HS384 with the right key', jwt.sign(right, key, { algorithm: 'HS384', allowInsecureKeySizes: true })],
  ['RS256', jwt.sign(right, privateKey, { algorithm: 'RS256', header: { alg: 'RS256', typ: 'at+jwt' } })],
  ['the public key as secret', sign(right, {}, createSecretKey(Buffer.from(pem)))],
  ['another type', sign(right, { typ: 'JWT' })],
  ['no type', sign(right, { typ: undefined })],
  ['crit', sign(right, { crit: ['exp'] })],
  ['a kid', sign(right, { kid: '../../etc/passwd' })],
  ['a jku', sign(right, { jku: 'https://evil.example' })],
  ...(['sub', 'sid', 'jti', 'iat', 'exp', 'iss', 'aud'] as const).map((name): [string, string] => [
    `no ${name}`,
    jwt.sign(without(name), key, {
      header: { alg: 'HS256', typ: 'at+jwt' },
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
  ['garbage', 'x.y.z'],
  ['nothing', ''],
])('a token with %s is refused', (_, token) => {
  expect(() => verifyAccessToken(key, token, now)).toThrow(/not valid|expired/)
})

test('a token must name a session of its user', async () => {
  await using app = await testApp()
  const ann = await app.user('ann')
  const bob = await app.user('bob')
  const claims = { userId: ann.id, sessionId: 2 }
  const { token } = signAccessToken(app.api.keys.accessToken, claims, new Date())
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
