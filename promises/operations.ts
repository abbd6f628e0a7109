import { readFileSync } from 'node:fs'

import type { Schema } from './fuzz-values.js'

/** What a procedure takes, as the OpenAPI document has it. */
export interface Operation {
  /** Of the procedure, such as `posts.create`. */
  name: string
  method: string
  path: string
  /** What goes in, wherever REST puts it. */
  input: Schema
  inPath: string[]
  inQuery: string[]
}

export function readOperations(): Operation[] {
  const file = new URL('../docs/openapi.json', import.meta.url)
  const { paths }: { paths: Record<string, Record<string, Described>> } = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters = [], requestBody }]) => {
      const named = parameters.filter(({ in: place }) => place !== 'header')
      const body = requestBody?.content['application/json']?.schema ?? {}
      return {
        name: operationId,
        method: method.toUpperCase(),
        path,
        input: {
          properties: {
            ...Object.fromEntries(named.map(({ name, schema }) => [name, schema])),
            ...body.properties,
          },
          required: [
            ...named.filter(({ in: place }) => place === 'path').map(({ name }) => name),
            ...(body.required ?? []),
          ],
        },
        inPath: named.filter(({ in: place }) => place === 'path').map(({ name }) => name),
        inQuery: named.filter(({ in: place }) => place === 'query').map(({ name }) => name),
      }
    }),
  )
}

interface Described {
  operationId: string
  parameters?: { name: string; in: string; schema: Schema }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
}
