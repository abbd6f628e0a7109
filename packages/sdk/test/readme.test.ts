import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'

import { testServer } from './server.js'

const here = fileURLToPath(new URL('.', import.meta.url))

/** Runs all TypeScript of a page as one program, against a server of its own, and answers what it printed. */
async function run(page: string): Promise<string[]> {
  await using server = await testServer()
  const text = await readFile(new URL(page, import.meta.url), 'utf8')
  const program = [...text.matchAll(/```ts\n(.*?)```/gs)]
    .map(([, code]) => code)
    .join('\n')
    .replaceAll("'@linnet/sdk'", "'../../src/index.js'")
    .replaceAll('http://localhost:3000', server.url)
  const folder = await mkdtemp(join(here, 'readme-'))
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
  try {
    await writeFile(join(folder, 'program.ts'), program)
    await import(join(folder, 'program.ts'))
    return log.mock.calls.map((words) => words.join(' '))
  } finally {
    log.mockRestore()
    await rm(folder, { recursive: true })
  }
}

test("the client's README does what it says", async () => {
  expect(await run('../README.md')).toEqual([
    'ann: Hello! (1)',
    'PostNotFound 404 This post does not exist, or you may not see it.',
    'true',
  ])
})

test('the README does what it says', async () => {
  expect(await run('../../../README.md')).toEqual([
    '@robin First!',
    'This post does not exist, or you may not see it.',
  ])
})
