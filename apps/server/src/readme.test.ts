import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

import { testServer } from './plugins/testing.js'

const hasCurl = spawnSync('curl', ['--version']).status === 0

test.skipIf(!hasCurl)('the README shows what curl alone can do', async () => {
  await using server = await testServer()
  const ann = await server.api.user('ann')
  for (const content of ['one', 'two', 'three']) await server.api.post(ann, content)
  const address = await server.app.listen({ port: 0, host: '127.0.0.1' })

  const page = await readFile(new URL('../../../README.md', import.meta.url), 'utf8')
  const script = [...page.matchAll(/```sh\n(.*?)```/gs)]
    .map(([, code = '']) => code)
    .find((code) => code.includes('curl'))
  const folder = await mkdtemp(join(tmpdir(), 'linnet-curl-'))
  const { stdout } = await promisify(execFile)(
    'sh',
    ['-ec', (script ?? '').replaceAll('http://localhost:3000', address)],
    { cwd: folder },
  )
  await rm(folder, { recursive: true })

  expect(stdout).toContain('"handle":"wren"')
  expect(stdout).toContain('"content":"Hello from curl"')
  expect(stdout).toContain('{"postId":1,"liked":true,"likeCount":1}')
  expect(stdout).toMatch(/^link: <\/api\/v1\/posts\?limit=2&cursor=\S+>; rel="next"/m)
})
