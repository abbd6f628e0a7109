import { listProcedures } from '@linnet/api'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { z } from 'zod'

import { openapiDocument } from './openapi.js'

const operation = z.object({ operationId: z.string(), summary: z.string(), tags: z.array(z.string()) })
const routes = z.record(z.string(), z.record(z.string(), operation))

test('the document is valid OpenAPI 3.1, by an independent validator', async () => {
  const document = await openapiDocument()
  const result = await new Validator().validate(JSON.parse(JSON.stringify(document)))
  expect(result).toEqual({ valid: true })
  expect(document.openapi).toMatch(/^3\.1\./)
})

test('it has every procedure, by its own name, with a summary and a tag', async () => {
  const { paths } = await openapiDocument()
  const operations = Object.values(routes.parse(paths)).flatMap((path) => Object.values(path))
  const ids = operations.map((operation) => [
    operation.operationId,
    operation.summary,
    operation.tags?.length,
  ])
  expect(new Set(ids.map(([id]) => id))).toEqual(new Set(listProcedures().map(({ path }) => path)))
  for (const [, summary, tags] of ids) expect([summary, tags]).toEqual([expect.stringMatching(/\.$/), 1])
})

test('limits, integers and names are in it', async () => {
  const { components, paths } = await openapiDocument()
  expect(components?.schemas?.['Post']).toMatchObject({
    type: 'object',
    properties: { id: { type: 'integer' }, author: { $ref: '#/components/schemas/UserRef' } },
  })
  expect(JSON.stringify(paths?.['/posts']?.get?.parameters)).toContain('"minimum":1,"maximum":100')
})

test('a change of it shows in docs/openapi.json before it ships', async () => {
  const document = JSON.stringify(await openapiDocument(), null, 2)
  await expect(`${document}\n`).toMatchFileSnapshot('../../../../docs/openapi.json')
})
