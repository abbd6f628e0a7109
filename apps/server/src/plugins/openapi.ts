import { appRouter, listProcedures, schemas } from '@linnet/api'
import { OpenAPIGenerator, type ConditionalSchemaConverter } from '@orpc/openapi'
import { toORPCRouter } from '@orpc/trpc'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'

import { restPrefix } from '../refusal.js'
import { liveTimeline } from './openapi-live.js'
import { complete, problemSchema, type Document } from './openapi-operation.js'

/** Zod's own JSON Schema, which keeps integers and limits; named schemas become components. */
const zodConverter: ConditionalSchemaConverter = {
  condition: (schema) => schema instanceof z.ZodType,
  convert(schema, { strategy, minStructureDepthForRef = 0 }) {
    if (!(schema instanceof z.ZodType)) return [false, true]
    const { $schema: _, $defs = {}, ...json } = z.toJSONSchema(schema, { io: strategy })
    // A component that is being written out is its definition, and not a reference to itself.
    const name = schema.meta()?.id
    const { id: __, ...found } = (minStructureDepthForRef > 0 && name !== undefined && $defs[name]) || json
    const text = JSON.stringify(found, withoutOurs).replaceAll('#/$defs/', '#/components/schemas/')
    return [!schema.safeParse(undefined).success, JSON.parse(text)]
  },
}

/** `pageOf` is for the SDK's types alone. */
function withoutOurs(key: string, value: unknown): unknown {
  return key === 'pageOf' ? undefined : value
}

const description = `A microblog: accounts, posts, replies, likes and moderation. JSON in, JSON out.

**Sign in.** \`POST /users\` makes an account and \`POST /sessions\` signs in to one; both answer with an \`accessToken\`, which
goes into the header \`Authorization: Bearer ...\` and lives ten minutes, and with a \`refreshToken\`, which
\`POST /sessions/refresh\` exchanges for the next pair. On this page, a sign-in that is tried out signs the page in.

**Pages.** A list answers \`items\` and \`nextCursor\`, which is null on the last page; \`?cursor=\` takes it. The header \`Link\`
has the address of the next page.

**Failures** are problem documents (RFC 9457). \`reason\` is what programs switch on, and \`issues\` names the fields.

**Retries.** A change that is sent with an \`Idempotency-Key\`, a UUID of yours, has its effect once, however often it is sent:
the answer is the same for at least 24 hours, and then has \`Idempotency-Replayed: true\`. Another request under the same key
is refused with \`IdempotencyKeyReused\`; what failed with 4xx or 5xx is made again. Without the header, nothing is kept.

**What has not changed** is not sent again: public reads have an \`ETag\`, which \`If-None-Match\` takes.`

/** /openapi.json, made from the procedures when it is first asked for. */
export function openapi(app: FastifyInstance, { basePath }: { basePath: string }): void {
  let made: Promise<Document> | undefined
  app.get('/openapi.json', () => (made ??= openapiDocument(basePath)))
}

export async function openapiDocument(basePath = ''): Promise<Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [zodConverter] })
  const named = Object.values(schemas)
    .filter((schema) => schema instanceof z.ZodType)
    .flatMap((schema) => {
      const id = schema.meta()?.id
      return id === undefined ? [] : [[id, { schema }] as const]
    })
  const document = await generator.generate(toORPCRouter(appRouter), {
    info: { title: 'Linnet', version: '1', description, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: basePath + restPrefix }],
    tags: [
      { name: 'users', description: 'Accounts, and what they post and like.' },
      { name: 'sessions', description: 'Signing in and out, on each device.' },
      { name: 'me', description: 'Your own account.' },
      { name: 'posts', description: 'Posts, replies and likes.' },
      { name: 'events', description: 'What happens, as it happens.' },
      { name: 'admin', description: 'For moderators and admins.' },
      { name: 'service', description: 'For other servers, with a service token.' },
    ],
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
  for (const { meta } of listProcedures()) complete(document, meta)
  document.paths = { ...document.paths, '/events': { get: liveTimeline(document) } }
  return document
}
