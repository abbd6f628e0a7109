import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

import { testServer } from './plugins/testing.js'

const tsx = createRequire(import.meta.url).resolve('tsx')
const root = fileURLToPath(new URL('../../..', import.meta.url))
const guide = await readdir(join(root, 'docs/guide'))
const pages = ['README.md', 'packages/sdk/README.md', ...guide.map((file) => join('docs/guide', file))]

/** Runs all TypeScript of a page as one program, and answers what it printed. */
async function run(code: string): Promise<string> {
  await using server = await testServer()
  // Whose password the pages know.
  const admin = await server.api.user('admin', { role: 'admin' })
  const token = await server.api.service(admin, ['posts:write'])
  const address = await server.app.listen({ port: 0, host: '127.0.0.1' })
  const folder = await mkdtemp(fileURLToPath(new URL('guide-', import.meta.url)))
  try {
    const program = join(folder, 'program.ts')
    await writeFile(program, code.replaceAll('http://localhost:3000', address))
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--conditions=source', `--import=${tsx}`, program],
      { env: { PATH: process.env['PATH'], LINNET_TOKEN: token } },
    )
    return stdout
  } finally {
    await rm(folder, { recursive: true })
  }
}

const programs = new Map<string, string>()
for (const page of pages) {
  const text = await readFile(join(root, page), 'utf8')
  const code = [...text.matchAll(/```ts\n(.*?)```/gs)].map(([, block]) => block).join('\n')
  if (code !== '') programs.set(page, code)
}
const sources = join(root, 'packages/sdk/src')
for (const file of await readdir(sources, { recursive: true })) {
  if (!/\.tsx?$/.test(file)) continue
  const text = await readFile(join(sources, file), 'utf8')
  for (const [, comment = '', name = ''] of text.matchAll(
    /@example\n \* ```ts\n(.*?) \* ```.*?export \w+ (\w+)/gs,
  )) {
    programs.set(`the example of ${name}`, comment.replaceAll(/^ \* ?/gm, ''))
  }
}

test.each([...programs])('%s prints what it says that it prints', async (_, code) => {
  const said = [...code.matchAll(/\/\/ prints (.*)$/gm)].map(([, words]) => `${words}\n`)
  expect(said.length).toBeGreaterThan(0)
  expect(await run(code)).toBe(said.join(''))
})
