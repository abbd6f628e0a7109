import { appRouter, listProcedures, schemas, type Access, type Meta } from '@linnet/api'
import { OpenAPIGenerator, type ConditionalSchemaConverter } from '@orpc/openapi'
import { toORPCRouter } from '@orpc/trpc'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'

import { restPrefix } from './rest.js'

type Document = Awaited<ReturnType<OpenAPIGenerator['generate']>>
type Operation = NonNullable<NonNullable<NonNullable<Document['paths']>[string]>['get']>

const methods = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const

/** Zod's own JSON Schema, which keeps integers and limits; named schemas become components. */
const zodConverter: ConditionalSchemaConverter = {
  condition: (schema) => schema instanceof z.ZodType,
  convert(schema, { strategy, minStructureDepthForRef = 0 }) {
    if (!(schema instanceof z.ZodType)) return [false, true]
    const { $schema: _, $defs = {}, ...json } = z.toJSONSchema(schema, { io: strategy })
    // A component that is being written out is its definition, and not a reference to itself.
    const name = schema.meta()?.id
    const { id: __, ...found } = (minStructureDepthForRef > 0 && name !== undefined && $defs[name]) || json
    const text = JSON.stringify(found).replaceAll('#/$defs/', '#/components/schemas/')
    return [!schema.safeParse(undefined).success, JSON.parse(text)]
  },
}

const problemSchema = z.object({
  type: z.string().describe('`urn:linnet:` and the reason.'),
  title: z.string().describe('A sentence for a person.'),
  status: z.int(),
  reason: z.string().describe('What programs switch on, the same as in the typed API.'),
  requestId: z.string().describe("Finds the request in the server's log."),
  issues: z
    .array(z.object({ path: z.array(z.union([z.string(), z.int()])), message: z.string() }))
    .optional(),
})

/** /openapi.json, made from the procedures when it is first asked for. */
export function openapi(app: FastifyInstance): void {
  let made: Promise<Document> | undefined
  app.get('/openapi.json', () => (made ??= openapiDocument()))
}

export async function openapiDocument(): Promise<Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [zodConverter] })
  const named = Object.values(schemas)
    .filter((schema) => schema instanceof z.ZodType)
    .flatMap((schema) => {
      const id = schema.meta()?.id
      return id === undefined ? [] : [[id, { schema }] as const]
    })
  const document = await generator.generate(toORPCRouter(appRouter), {
    info: {
      title: 'Linnet',
      version: '1',
      description: 'A microblog: accounts, posts, replies, likes and moderation.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: restPrefix }],
    commonSchemas: { ...Object.fromEntries(named), Problem: { schema: problemSchema } },
    components: {
      securitySchemes: {
        session: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'The `accessToken` of a sign-in.',
        },
        service: { type: 'http', scheme: 'bearer', description: 'A service token, `svc_...`.' },
      },
    },
  })
  for (const { meta } of listProcedures()) {
    const operation = meta.route && document.paths?.[meta.route.path]?.[methods[meta.route.method]]
    if (operation) complete(operation, meta)
  }
  return document
}

const securityOf: Record<Access, Operation['security']> = {
  public: [{}, { session: [] }],
  signedIn: [{ session: [] }],
  moderator: [{ session: [] }],
  admin: [{ session: [] }],
  service: [{ service: [] }],
}

/** What the procedures' schemas do not tell: who may call, and how it fails. */
function complete(operation: Operation, { access = 'admin', route }: Meta): void {
  operation.security = securityOf[access] ?? []
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  const { '200': answer, ...others } = operation.responses ?? {}
  operation.responses = {
    ...others,
    ...(answer !== undefined && { '200': answer }),
    ...(route?.successStatus === 204 && { '204': { description: 'Done; there is nothing to say.' } }),
    '4XX': { description: 'Refused; `reason` says why.', content },
    '5XX': { description: 'Failed; try again.', content },
  }
}
