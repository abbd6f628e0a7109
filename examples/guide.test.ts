import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8')

test.each([
  ['mounting', ['mount-fastify', 'mount-hono', 'mount-next/app/linnet/[...path]/route', 'mount-fetch']],
  ['local', ['script']],
])('the guide %s shows the examples as they are run', async (page, examples) => {
  const text = await read(`../docs/guide/${page}.md`)
  const shown = [...text.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code)
  expect(shown).toEqual(await Promise.all(examples.map((name) => read(`${name}.ts`))))
})
