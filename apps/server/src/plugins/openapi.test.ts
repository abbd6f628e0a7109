import { errors, failuresOf, listProcedures } from '@linnet/api'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, test } from 'vitest'
import { z } from 'zod'

import { openapiDocument } from './openapi.js'

const body = z.object({
  content: z.record(z.string(), z.object({ example: z.unknown().optional() })).optional(),
})
const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.string(),
        example: z.unknown().optional(),
        schema: z.object({ examples: z.array(z.unknown()).default([]) }),
      }),
    )
    .default([]),
  requestBody: body.optional(),
  responses: z.record(
    z.string(),
    z.union([body.extend({ description: z.string() }), z.object({ $ref: z.string() })]),
  ),
})
const routes = z.record(z.string(), z.record(z.string(), operation))

test('the document is valid OpenAPI 3.1, by an independent validator', async () => {
  const document = await openapiDocument()
  const result = await new Validator().validate(JSON.parse(JSON.stringify(document)))
  expect(result).toEqual({ valid: true })
  expect(document.openapi).toMatch(/^3\.1\./)
})

test('it has every procedure and the live timeline, by its own name, with a summary and a tag', async () => {
  const { paths } = await openapiDocument()
  const operations = Object.values(routes.parse(paths)).flatMap((path) => Object.values(path))
  const ids = operations.map((operation) => [
    operation.operationId,
    operation.summary,
    operation.tags?.length,
  ])
  const names = [...listProcedures().map(({ path }) => path), 'live.timeline']
  expect(new Set(ids.map(([id]) => id))).toEqual(new Set(names))
  for (const [, summary, tags] of ids) expect([summary, tags]).toEqual([expect.stringMatching(/\.$/), 1])
})

async function operationsById() {
  const { paths } = await openapiDocument()
  const operations = Object.values(routes.parse(paths)).flatMap((path) => Object.values(path))
  return new Map(operations.map((one) => [one.operationId, one]))
}

test('its examples are what the procedures take and give', async () => {
  const operations = await operationsById()
  for (const { path, input, output } of listProcedures()) {
    const { parameters, requestBody, responses } = operation.parse(operations.get(path))
    const inAddress = parameters
      .filter((parameter) => ['path', 'query'].includes(parameter.in))
      .map(({ name, example, schema }) => [name, example ?? schema.examples[0]])
    const sent = requestBody?.content?.['application/json']?.example ?? {}
    expect([
      path,
      input?.safeParse({ ...Object.fromEntries(inAddress), ...z.record(z.string(), z.unknown()).parse(sent) })
        .error,
    ]).toEqual([path, undefined])
    const [, answer] = Object.entries(responses).find(([status]) => /^20[01]$/.test(status)) ?? []
    if (!answer || '$ref' in answer) continue
    const given = answer.content?.['application/json']?.example
    expect([path, output?.safeParse(given).error]).toEqual([path, undefined])
  }
})

test('it has every way that an operation fails', async () => {
  const operations = await operationsById()
  const { components } = await openapiDocument()
  const shared = z.record(z.string(), z.object({ description: z.string() })).parse(components?.responses)
  for (const { path, meta } of listProcedures()) {
    const answers = Object.values(operation.parse(operations.get(path)).responses)
    const told = answers
      .map((answer) =>
        '$ref' in answer ? shared[answer.$ref.replace('#/components/responses/', '')] : answer,
      )
      .map((answer) => answer?.description)
      .join('\n\n')
    for (const reason of failuresOf(meta).filter((one) => one !== 'CredentialsBatched')) {
      expect([path, told]).toEqual([
        path,
        expect.stringContaining(`\`${reason}\`: ${errors[reason].message}`),
      ])
    }
  }
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
