import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'

import { startJanitor, type Chore } from './janitor.js'
import { until } from './testing.js'

/** A chore with so many batches, which says when each is done. */
function chore(batches: number, done: string[], name: string): Chore {
  let left = batches
  return async () => {
    left -= 1
    done.push(name)
    return left > 0
  }
}

test('each chore is done to its end, at once and again after a while', async () => {
  const done: string[] = []
  const janitor = startJanitor({
    chores: [chore(3, done, 'a'), chore(2, done, 'b')],
    onError: expect.unreachable,
    everyMs: 1,
    breakMs: 1,
  })
  await until(() => done.length >= 7)
  await janitor.stop()
  expect(done.slice(0, 7)).toEqual(['a', 'a', 'a', 'b', 'b', 'a', 'b'])
})

test('a chore that fails keeps no other from being done, and is tried again', async () => {
  const done: string[] = []
  const errors: unknown[] = []
  let failing = true
  const janitor = startJanitor({
    chores: [
      async () => {
        if (failing) throw new Error('no database')
        done.push('a')
        return false
      },
      chore(1, done, 'b'),
    ],
    onError: (error) => errors.push(error),
    everyMs: 1,
  })
  await until(() => done.includes('b'))
  failing = false
  await until(() => done.includes('a'))
  await janitor.stop()
  expect(errors[0]).toEqual(new Error('no database'))
})

test('it stops after the batch that is under way, and in the middle of a rest', async () => {
  let batches = 0
  let finish = () => {}
  const janitor = startJanitor({
    chores: [
      async () => {
        batches += 1
        await new Promise<void>((resolve) => (finish = resolve))
        return true
      },
    ],
    onError: expect.unreachable,
    breakMs: 1,
  })
  const stopped = janitor.stop()
  finish()
  await stopped
  expect(batches).toBe(1)

  const resting = startJanitor({
    chores: [async () => false],
    onError: expect.unreachable,
    everyMs: 3_600_000,
  })
  await sleep(10)
  await resting.stop()
})
