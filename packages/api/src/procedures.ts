import type { AnyTRPCRouter } from '@trpc/server'
import { z } from 'zod'

import { appRouter } from './root.js'
import type { Meta } from './operation.js'

const schema = z.instanceof(z.ZodType)
const definition = z.object({
  type: z.enum(['query', 'mutation']),
  meta: z.custom<Meta>().optional(),
  inputs: z.array(schema).max(1),
  output: schema.optional(),
})

export interface ProcedureInfo {
  path: string
  kind: 'query' | 'mutation'
  meta: Meta
  input: z.ZodType | undefined
  output: z.ZodType | undefined
}

/** The router's own list of what can be called, for docs, generated types and tests that must miss nothing. */
export function listProcedures(router: AnyTRPCRouter = appRouter): ProcedureInfo[] {
  const procedures: Record<string, { _def: unknown }> = router._def.procedures
  return Object.entries(procedures).map(([path, { _def }]) => {
    const { type, meta, inputs, output } = definition.parse(_def)
    return { path, kind: type, meta: meta ?? {}, input: inputs[0], output }
  })
}
