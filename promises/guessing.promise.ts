import { testServers } from '../apps/server/src/plugins/live-testing.js'
import { promise, sized } from './promise.js'

const password = 'not her password'
const names = ['ann', 'ANN', 'ann@example.com', 'Ann@Example.com']

interface Answer {
  reason: string
  retryAfter: boolean
  ms: number
}

async function ask(url: string, headers: object, body: object): Promise<Answer> {
  const began = performance.now()
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const [, reason = 'none'] = /"reason":"(\w+)"/.exec(await answer.text()) ?? []
  return { reason, retryAfter: answer.headers.has('retry-after'), ms: performance.now() - began }
}

/** Every way there is to try a password. */
const ways = [
  (url: string, identifier: string, headers: object) =>
    ask(`${url}/trpc/auth.login`, headers, { identifier, password }),
  (url: string, identifier: string, headers: object) =>
    ask(`${url}/trpc/auth.login?batch=1`, headers, { 0: { identifier, password } }),
  (url: string, identifier: string, headers: object) =>
    ask(
      `${url}/trpc/auth.login?batch=1`,
      { ...headers, 'trpc-accept': 'application/jsonl' },
      { 0: { identifier, password } },
    ),
  (url: string, identifier: string, headers: object) =>
    ask(`${url}/api/v1/sessions`, headers, { identifier, password }),
]

/** Many in one request, which none of may be verified. */
const batches = [
  (url: string, headers: object) =>
    ask(
      `${url}/trpc/${Array.from({ length: 10 }, () => 'auth.login').join(',')}?batch=1`,
      headers,
      Object.fromEntries(names.map((identifier, nth) => [nth, { identifier, password }])),
    ),
  (url: string, headers: object) =>
    ask(`${url}/trpc/auth.login%2Cauth.login?batch=1`, headers, {
      0: { identifier: 'ann', password },
      1: { identifier: 'ann', password },
    }),
  (url: string, headers: object) => ask(`${url}/trpc/auth.login`, headers, [{ identifier: 'ann', password }]),
]

promise(
  'ten guesses of a password are verified, by whatever name, way, server and forged address',
  async ({ keep }) => {
    await using servers = await testServers()
    await servers.user('ann')
    const urls = [(await servers.start()).url, (await servers.start()).url]
    const answers = await Promise.all(
      Array.from({ length: 60 }, async (_, nth) => {
        const forged = `203.0.113.${nth}`
        const headers = { 'x-forwarded-for': forged, forwarded: `for=${forged}`, 'x-real-ip': forged }
        return ways[nth % ways.length]?.(urls[nth % 2] ?? '', names[nth % 4] ?? '', headers)
      }),
    )
    const together = await Promise.all(batches.map((way) => way(urls[0] ?? '', {})))
    const verified = answers.filter((answer) => answer?.reason === 'BadCredentials')
    const isTold = (reason = '') => reason === 'TooManyGuesses' || reason === 'Busy'
    const told = answers.filter((answer) => isTold(answer?.reason) && answer?.retryAfter)
    keep('guessing.verified', verified.length, { from: 1, to: 10, unit: 'of 60 guesses' })
    const inBatches = together.filter(
      ({ reason }) => reason !== 'CredentialsBatched' && reason !== 'ValidationFailed',
    )
    keep('guessing.batched', inBatches.length, { atMost: 0, unit: 'batches that were looked at' })
    keep('guessing.told', told.length, { atLeast: 50, unit: 'told when to come again' })
  },
)

promise('how long a sign-in takes does not tell whether there is such an account', async ({ keep }) => {
  await using servers = await testServers()
  const { url } = await servers.start()
  const accounts = sized(15, 60)
  for (let nth = 0; nth < accounts; nth += 1) await servers.user(`known${nth}`)
  const [known, unknown]: [number[], number[]] = [[], []]
  const words = new Set<string>()
  for (let round = 0; round < 8; round += 1) {
    for (let nth = 0; nth < accounts; nth += 1) {
      for (const [times, name] of [
        [known, `known${nth}`],
        [unknown, `nobody${nth}`],
      ] as const) {
        const { reason, ms } = await ask(`${url}/trpc/auth.login`, {}, { identifier: name, password })
        words.add(reason)
        times.push(ms)
      }
    }
  }
  keep('guessing.words', words.size, { atMost: 1, unit: 'different reasons' })
  keep('guessing.auc', areaUnderCurve(known, unknown), { from: 0.4, to: 0.6, unit: 'of 1' })
})

/** How often one of the first takes longer than one of the others: a half when nothing can be told. */
function areaUnderCurve(some: readonly number[], others: readonly number[]): number {
  const longer = some.map((one) => others.filter((other) => one > other).length)
  return longer.reduce((sum, count) => sum + count, 0) / (some.length * others.length)
}
