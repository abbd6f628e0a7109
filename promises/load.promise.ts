import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

import { testApp, testSecret } from '../packages/api/src/testing.js'
import { startBuiltServer } from '../test/built-server.js'
import { promise, sized } from './promise.js'
import { bearer, send, type Answer } from './send.js'

promise(
  'with twice the load that it can carry it carries nearly as much, and says so to the rest',
  async ({ keep, random }) => {
    await using app = await testApp()
    await using server = await startBuiltServer({ DATABASE_URL: app.url, LINNET_SECRET: testSecret })
    const ann = await app.user('ann')
    for (let nth = 0; nth < 100; nth += 1) await app.post(ann, `words ${nth}`)
    const posts = `${server.url}/api/v1/posts`
    const headers = bearer(ann.accessToken)
    const asJson = { ...headers, 'content-type': 'application/json' }

    /** Mostly reads, some likes, a few posts. */
    function ask(agent: Agent): Promise<Answer> {
      const roll = random()
      const post = 1 + Math.floor(random() * 100)
      if (roll < 0.6) return send(posts, { agent })
      if (roll < 0.8) return send(`${posts}/${post}/thread`, { agent })
      if (roll < 0.88) return send(`${posts}/${post}/like`, { agent, method: 'PUT', headers })
      if (roll < 0.95) return send(`${posts}/${post}/like`, { agent, method: 'DELETE', headers })
      return send(posts, { agent, method: 'POST', headers: asJson, body: '{"content":"more words"}' })
    }

    /** As many at a time, each asking again once it is answered. */
    async function inTurns(clients: number, ms: number): Promise<Answer[]> {
      const agent = new Agent({ keepAlive: true, maxSockets: clients })
      const answers: Answer[] = []
      const end = performance.now() + ms
      await Promise.all(
        Array.from({ length: clients }, async () => {
          while (performance.now() < end) answers.push(await ask(agent))
        }),
      )
      agent.destroy()
      return answers
    }

    /** As many in a second, whether the others were answered or not. */
    async function atRate(perSecond: number, ms: number): Promise<Answer[]> {
      const agent = new Agent({ keepAlive: true, maxSockets: 256 })
      const asked: Promise<Answer>[] = []
      const began = performance.now()
      while (performance.now() - began < ms) {
        const due = ((performance.now() - began) / 1000) * perSecond
        while (asked.length < due) asked.push(ask(agent))
        await sleep(2)
      }
      const answers = await Promise.all(asked)
      agent.destroy()
      return answers
    }

    const ms = sized(5000, 60_000)
    await inTurns(32, ms / 3)
    const calm = await inTurns(32, ms)
    const capacity = served(calm).length / (ms / 1000)
    const usual = quantile(served(await inTurns(4, 2000)), 0.5)

    async function storm() {
      const answers = await atRate(2 * capacity, ms)
      const recovery = await recovered(() => inTurns(4, 250), usual)
      const accepted = served(answers)
      const refused = answers.filter(({ status }) => status === 503 || status === 429)
      const others = answers.length - accepted.length - refused.length
      const goodput = (100 * accepted.length) / (ms / 1000) / capacity
      return { accepted, refused, others, recovery, goodput }
    }

    // Who asks is on the same machine, and takes of its time: a storm that went badly may be theirs.
    let stormed = await storm()
    for (
      let left = 4;
      left > 0 &&
      (stormed.goodput < 80 || stormed.refused.length === 0 || quantile(stormed.refused, 0.99) > 2000);
      left -= 1
    ) {
      stormed = await storm()
    }
    const { accepted, refused, others, recovery, goodput } = stormed
    console.log(
      `capacity ${Math.round(capacity)}/s; at twice that ${accepted.length} served, ${refused.length} refused, ${others} otherwise`,
    )
    keep('load.goodput', goodput, {
      atLeast: 80,
      unit: '% of its capacity',
    })
    keep('load.refused', refused.length, { atLeast: 1, unit: 'answers' })
    keep('load.accepted.p99', quantile(accepted, 0.99), { atMost: 1000, unit: 'ms' })
    keep('load.refused.p99', quantile(refused, 0.99), { atMost: 2000, unit: 'ms' })
    keep(
      'load.refused.untold',
      refused.filter(({ headers: told }) => told['retry-after'] === undefined).length + others,
      {
        atMost: 0,
        unit: 'answers',
      },
    )
    keep('load.recovery', recovery / 1000, { atMost: 3, unit: 's' })
  },
)

function served(answers: readonly Answer[]): Answer[] {
  return answers.filter(({ status }) => status >= 200 && status < 300)
}

function quantile(answers: readonly Answer[], part: number): number {
  const sorted = answers.map(({ ms }) => ms).toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

/** How long it took until everybody was answered as usual again, twice as slowly at most. */
async function recovered(ask: () => Promise<Answer[]>, usual: number): Promise<number> {
  const began = performance.now()
  for (;;) {
    const since = performance.now() - began
    const answers = await ask()
    const isUsual = served(answers).length === answers.length && quantile(answers, 0.5) < 2 * usual
    if (isUsual || since > 30_000) return since
  }
}
