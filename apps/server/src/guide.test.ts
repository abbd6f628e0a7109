import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { testSecret } from '@linnet/api/testing'
import { expect, test } from 'vitest'

import { testServer } from './plugins/testing.js'

const tsx = createRequire(import.meta.url).resolve('tsx')
const root = fileURLToPath(new URL('../../..', import.meta.url))
const guide = await readdir(join(root, 'docs/guide'))
const pages = ['README.md', 'packages/sdk/README.md', ...guide.map((file) => join('docs/guide', file))]

interface Program {
  name: string
  code: string
}

/** Runs all TypeScript of a page as one program, and answers what it printed. */
async function run({ name, code }: Program): Promise<string> {
  await using server = await testServer()
  // Whose password the pages know.
  const admin = await server.api.user('admin', { role: 'admin' })
  const token = await server.api.service(admin, ['posts:write'])
  const address = await server.app.listen({ port: 0, host: '127.0.0.1' })
  const folder = await mkdtemp(fileURLToPath(new URL('guide-', import.meta.url)))
  try {
    const program = join(folder, name)
    await writeFile(program, code.replaceAll('http://localhost:3000', address))
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--conditions=source', `--import=${tsx}`, program],
      {
        env: {
          PATH: process.env['PATH'],
          DATABASE_URL: server.api.url,
          LINNET_SECRET: testSecret,
          LINNET_TOKEN: token,
        },
      },
    )
    return stdout
  } finally {
    await rm(folder, { recursive: true })
  }
}

function programOf(code: string, hasJsx: boolean): Program {
  return hasJsx
    ? { name: 'program.tsx', code: `/** @jsxRuntime automatic */\n${code}` }
    : { name: 'program.ts', code }
}

const programs = new Map<string, Program>()
for (const page of pages) {
  const text = await readFile(join(root, page), 'utf8')
  const code = [...text.matchAll(/```tsx?\n(.*?)```/gs)].map(([, block]) => block).join('\n')
  if (code !== '') programs.set(page, programOf(code, text.includes('```tsx')))
}
for (const folder of ['packages/sdk/src', 'apps/server/src/local']) {
  for (const file of await readdir(join(root, folder), { recursive: true })) {
    if (!/\.tsx?$/.test(file)) continue
    const text = await readFile(join(root, folder, file), 'utf8')
    for (const [, language, comment = '', name = ''] of text.matchAll(
      /@example\n \* ```(\w+)\n(.*?) \* ```.*?export (?:async )?\w+ (\w+)/gs,
    )) {
      programs.set(
        `the example of ${name}`,
        programOf(comment.replaceAll(/^ \* ?/gm, ''), language === 'tsx'),
      )
    }
  }
}

test.each([...programs])('%s prints what it says that it prints', async (_, program) => {
  const said = [...program.code.matchAll(/\/\/ prints (.*)$/gm)].map(([, words]) => `${words}\n`)
  expect(said.length).toBeGreaterThan(0)
  expect(await run(program)).toBe(said.join(''))
})
