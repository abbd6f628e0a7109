import { compileMessage, type CompiledMessage } from '@lingui/message-utils/compileMessage'
import { describe, expect, test } from 'vitest'

import consoleDe from './console/de.json'
import consoleEn from './console/en.json'
import de from './de.json'
import en from './en.json'

const english: Record<string, string> = { ...en, ...consoleEn }
const german: Record<string, string> = { ...de, ...consoleDe }
const sources = Object.values(
  import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
).join('\n')

/** The names of what stands in a message's places. */
function placesOf(message: CompiledMessage): string[] {
  if (typeof message === 'string') return []
  const names = message.flatMap((token) => {
    if (typeof token === 'string') return []
    const [name, , cases] = token
    const inCases: unknown[] = Object.values(cases ?? {})
    return [name, ...inCases.flatMap((each) => (Array.isArray(each) ? placesOf(each) : []))]
  })
  return [...new Set(names)].toSorted()
}

const places = (message = '') => placesOf(compileMessage(message))
const marks = (message = '') => message.match(/<\/?\w+>/g) ?? []

test('each message has the same places and marks in both languages', () => {
  const shapes = (catalog: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(catalog).map(([key, message]) => [key, [...places(message), ...marks(message)]]),
    )
  expect(shapes(german)).toEqual(shapes(english))
})

describe('the app', () => {
  test('says every message of its catalogs', () => {
    const composed = [...sources.matchAll(/`([\w.]+\.)\$\{/g)].map(([, start = '']) => start)
    const unsaid = Object.keys(english).filter(
      (key) =>
        !sources.includes(`'${key}'`) &&
        !sources.includes(`"${key}"`) &&
        !composed.some((start) => key.startsWith(start)),
    )
    expect(unsaid).toEqual([])
  })

  test('gives every message what stands in it', () => {
    const said = [...sources.matchAll(/\bt\(\s*'([\w.]+)'(?:,\s*\{([^{}]*)\})?,?\s*\)/g)]
    expect(said.length).toBeGreaterThan(50)
    const lacking = said.flatMap(([, key = '', given = '']) =>
      places(english[key]).flatMap((name) => (given.includes(name) ? [] : [`${key}: ${name}`])),
    )
    expect(lacking).toEqual([])
  })
})
