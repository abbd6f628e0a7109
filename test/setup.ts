import { afterEach, beforeEach } from 'vitest'

/** Nobody reads the console of a run that passes, so what lands there is a failure. */
const original = console.error
let said: string[] = []

beforeEach(() => {
  said = []
  console.error = (...words: unknown[]) => {
    said.push(words.map(String).join(' '))
    original(...words)
  }
})

afterEach(() => {
  console.error = original
  if (said.length > 0) throw new Error(`The test wrote to console.error: ${said.join('\n')}`)
})
