/** A JSON Schema as far as those of the procedures' inputs go. */
export interface Schema {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  enum?: unknown[]
  anyOf?: Schema[]
  examples?: unknown[]
  default?: unknown
  $ref?: string
}

export interface Choices {
  random: () => number
  /** A whole number from 0 up to this one. */
  upTo(end: number): number
  among<Item>(items: readonly [Item, ...Item[]]): Item
}

export function choicesFrom(random: () => number): Choices {
  const upTo = (end: number) => Math.floor(random() * end)
  return { random, upTo, among: (items) => items[upTo(items.length)] ?? items[0] }
}

/** What breaks programs: of the wrong kind, too large, too deep, in other alphabets, or meant for something else. */
const nasty: readonly [unknown, ...unknown[]] = [
  null,
  true,
  '',
  ' ',
  0,
  -1,
  1.5,
  1e308,
  -0,
  2 ** 31,
  2 ** 53,
  '9'.repeat(400),
  'NaN',
  '1e3',
  [],
  {},
  [[[[[[]]]]]],
  { length: 1_000_000 },
  '\u0000',
  'a\u0000b',
  '\uD800',
  '\uDFFF\uD800',
  '\u202E\u200B\uFEFF',
  '\uFFFF',
  'x'.repeat(20_000),
  '👩‍👩‍👧‍👦'.repeat(200),
  'z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞',
  "' or 1=1; drop table posts --",
  '${7*7}{{7*7}}<%= 7*7 %>',
  '<script>alert(1)</script>',
  '../../../../etc/passwd',
  '%2e%2e%2f%00',
  'javascript:alert(1)',
  '__proto__',
  'constructor',
  '1970-01-01T00:00:00.000Z',
  '275760-09-13T00:00:00.001Z',
  '2026-02-30',
  `${'a'.repeat(64)}@${'b.'.repeat(90)}c`,
  `${'('.repeat(500)}a+${')'.repeat(500)}`,
  'eyJsIjoicG9zdHMiLCJhIjoiMjAyNi0xMS0yNCIsImkiOjF9',
]

const words: readonly [string, ...string[]] = ['hello', 'two words', 'ann', 'naïve café', '日本語', '🙂', 'x']

/** Something that the schema takes, or nearly, or not at all. */
export function valueFor(schema: Schema, choices: Choices): unknown {
  const { random, upTo, among } = choices
  if (random() < 0.12) return among(nasty)
  if (schema.anyOf) return valueFor(schema.anyOf[upTo(schema.anyOf.length)] ?? {}, choices)
  if (schema.enum) return schema.enum[upTo(schema.enum.length)]
  if (schema.examples?.length && random() < 0.4) return schema.examples[upTo(schema.examples.length)]
  const types = [schema.type ?? 'string'].flat()
  switch (types[upTo(types.length)]) {
    case 'integer':
    case 'number':
      return upTo(12) + (random() < 0.05 ? 0.5 : 0)
    case 'boolean':
      return random() < 0.5
    case 'array':
      return Array.from({ length: upTo(4) }, () => valueFor(schema.items ?? {}, choices))
    case 'object':
      return objectFor(schema, choices)
    case 'null':
      return null
    default:
      return random() < 0.5 ? among(words) : `${among(words)} ${upTo(1e6)}`
  }
}

export function objectFor(
  { properties = {}, required = [] }: Schema,
  choices: Choices,
): Record<string, unknown> {
  const { random, among } = choices
  const made: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(properties)) {
    if (random() < (required.includes(name) ? 0.97 : 0.4)) made[name] = valueFor(schema, choices)
  }
  if (random() < 0.05)
    made[among(['extra', 'constructor', 'role', 'likeCount', '#id', 'toJSON'])] = among(nasty)
  return made
}

/** Bodies that no schema describes. */
export function rawBody({ upTo, among, random }: Choices): string | Buffer {
  return among<() => string | Buffer>([
    () => Buffer.from(Array.from({ length: upTo(200) }, () => upTo(256))),
    () => `${'['.repeat(upTo(5000))}`,
    () => `${'{"a":'.repeat(upTo(5000))}1${'}'.repeat(upTo(5000))}`,
    () => '{"content":"a","content":"b"}',
    () => '{"__proto__":{"admin":true},"content":"x"}',
    () => `{"content":${'9'.repeat(upTo(5000))}}`,
    () => '{"content":"\\ud800"}',
    () => `\uFEFF{"content":"x"}`,
    () => `{"content":"${'x'.repeat(upTo(120_000))}"}`,
    () => 'null',
    () => String(random()),
    () =>
      JSON.stringify(Object.fromEntries(Array.from({ length: upTo(2000) }, (_, nth) => [`k${nth}`, nth]))),
  ])()
}
