import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

const read = (path: string) => readFile(new URL(`../${path}`, import.meta.url), 'utf8')

test('the guide shows the examples as they are run', async () => {
  const pages = await Promise.all(
    (await readdir(new URL('../docs/guide', import.meta.url))).map((page) => read(`docs/guide/${page}`)),
  )
  const shown = pages.flatMap((text) => [...text.matchAll(/```ts (examples\/\S+)\n(.*?)```/gs)])
  expect(shown).toHaveLength(5)
  for (const [, file = '', code] of shown) expect(code).toBe(await read(file))
})
