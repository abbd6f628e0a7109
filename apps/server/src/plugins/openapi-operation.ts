import { errors, failuresOf, statusOf, takesKey, type Access, type Meta, type Reason } from '@linnet/api'
import type { OpenAPIGenerator } from '@orpc/openapi'
import { sample } from 'openapi-sampler'
import { z } from 'zod'

import { problemOf, restPrefix } from '../refusal.js'

export type Document = Awaited<ReturnType<OpenAPIGenerator['generate']>>
export type Operation = NonNullable<NonNullable<NonNullable<Document['paths']>[string]>['get']>
type Responses = NonNullable<Operation['responses']>
type Failure = NonNullable<NonNullable<Document['components']>['responses']>[string]

export const problemSchema = z
  .object({
    type: z.string().describe('`urn:linnet:` and the reason.'),
    title: z.string().describe('A sentence for a person.'),
    status: z.int(),
    reason: z.string().describe('What programs switch on, the same as in the typed API.'),
    requestId: z.string().describe("Finds the request in the server's log."),
    issues: z
      .array(z.object({ path: z.array(z.union([z.string(), z.int()])), message: z.string() }))
      .optional()
      .describe('What is wrong with which field.'),
  })
  .describe('A failure, as RFC 9457 has it.')

const methods = { GET: 'get', POST: 'post', PUT: 'put', PATCH: 'patch', DELETE: 'delete' } as const
const session = { session: [] }
const securityOf: Record<Access, Operation['security']> = {
  public: [{}, session],
  signedIn: [session],
  moderator: [session],
  admin: [session],
  service: [{ service: [] }],
}

/** Whether a service token may call it for an account. */
function isForAccounts({ access, scope }: Meta): boolean {
  return scope !== undefined && access !== 'service'
}

export function securityFor(meta: Meta): NonNullable<Operation['security']> {
  const own = securityOf[meta.access ?? 'admin'] ?? []
  return isForAccounts(meta) ? [...own, { service: [] }] : own
}

/** Says of a procedure's operation what its schemas do not: who may call it, how it fails, and an example. */
export function complete(document: Document, meta: Meta): void {
  const operation = meta.route && document.paths?.[meta.route.path]?.[methods[meta.route.method]]
  if (!operation) return
  const isSigningIn = meta.access === 'public' && meta.credentials
  operation.security = isSigningIn ? [] : securityFor(meta)
  if (meta.deprecated) {
    operation.deprecated = true
    operation.description = `Since ${meta.deprecated.since}: ${meta.deprecated.instead}`
  }
  exemplify(operation, document)
  const headers = [
    ...(takesKey(meta) ? [keyParameter] : []),
    ...(isForAccounts(meta) ? [behalfParameter] : []),
  ]
  if (headers.length > 0) operation.parameters = [...(operation.parameters ?? []), ...headers]
  operation.responses = { ...answersOf(operation, meta, document), ...failuresIn(operation, meta, document) }
}

type Schema = Parameters<typeof sample>[0]
const isSchema = (schema: unknown): schema is Schema => typeof schema === 'object' && schema !== null

/** Fields carry the examples; this puts them together, of a request only what it has to say. */
function exemplify(operation: Operation, document: Document): void {
  for (const parameter of operation.parameters ?? []) {
    if ('$ref' in parameter) continue
    delete parameter.allowEmptyValue
    delete parameter.allowReserved
    if (parameter.in === 'path' && isSchema(parameter.schema)) {
      parameter.example = sample(parameter.schema, {}, document)
    }
  }
  const { requestBody } = operation
  const body = requestBody && 'content' in requestBody ? requestBody.content['application/json'] : undefined
  if (!isSchema(body?.schema)) return
  const takesNothing = Object.keys(body.schema.properties ?? {}).length === 0
  if (takesNothing) {
    delete operation.requestBody
    return
  }
  const isAllOptional = !('required' in body.schema)
  body.example = sample(body.schema, { skipNonRequired: !isAllOptional, quiet: true }, document)
}

const text = { type: 'string' } as const
const keyParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'A UUID of your own for this call: however often it is sent with it, it has its effect once.',
  schema: { type: 'string', pattern: '^[!-~]{1,64}$' },
} as const
export const behalfParameter = {
  name: 'Linnet-On-Behalf-Of',
  in: 'header',
  description: 'With a service token that has the scope for it: the id of the account to act for.',
  schema: { type: 'string', pattern: '^\\d{1,10}$' },
} as const

const listSchema = z.object({ properties: z.object({ nextCursor: z.object() }) })

/** What a success looks like. */
function answersOf(operation: Operation, meta: Meta, document: Document): Responses {
  const { access, created, route } = meta
  const status = String(route?.successStatus ?? 200)
  const replayed = takesKey(meta) && {
    'Idempotency-Replayed': { description: '`true` when this was answered before.', schema: text },
  }
  if (status === '204') {
    return { 204: { description: 'Done; there is nothing to say.', ...(replayed && { headers: replayed }) } }
  }
  const answer = operation.responses?.[status]
  if (!answer || '$ref' in answer) return {}
  const content = answer.content?.['application/json']
  if (content && isSchema(content.schema)) content.example = sample(content.schema, { quiet: true }, document)
  const isList = listSchema.safeParse(content?.schema).success
  const isPublicRead = route?.method === 'GET' && access === 'public'
  return {
    [status]: {
      ...answer,
      headers: {
        ...(created !== undefined && {
          Location: { description: `\`${restPrefix}${created}\``, schema: text },
        }),
        ...(isList && { Link: { description: 'The next page, when there is one.', schema: text } }),
        ...replayed,
        ...(isPublicRead && { ETag: { description: 'For `If-None-Match`.', schema: text } }),
      },
    },
    ...(isPublicRead && { 304: { description: 'It has not changed since the `If-None-Match`.' } }),
  }
}

/** Each status with the reasons behind it; operations that fail alike share the answer. */
export function failuresIn(operation: Operation, meta: Meta, document: Document): Responses {
  const reasons = [
    ...failuresOf(meta).filter((reason) => reason !== 'CredentialsBatched'),
    ...(operation.requestBody ? (['PayloadTooLarge', 'UnsupportedMediaType'] as const) : []),
  ]
  const statuses = [...new Set(reasons.map(statusOf))].toSorted((one, other) => one - other)
  const shared = ((document.components ??= {}).responses ??= {})
  return Object.fromEntries(
    statuses.map((status) => {
      const found = reasons.filter((reason) => statusOf(reason) === status)
      const name = found.join('.')
      shared[name] ??= failure(status, found)
      return [status, { $ref: `#/components/responses/${name}` }]
    }),
  )
}

function failure(status: number, reasons: Reason[]): Failure {
  const [first = 'Internal'] = reasons
  return {
    description: reasons.map((reason) => `\`${reason}\`: ${errors[reason].message}`).join('\n\n'),
    headers: {
      ...(status === 401 && { 'WWW-Authenticate': { schema: text } }),
      ...(status === 503 && { 'Retry-After': { description: 'Seconds.', schema: text } }),
    },
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/Problem' },
            {
              type: 'object',
              properties: { status: { enum: [status] }, reason: { enum: reasons } },
              required: ['status', 'reason'],
            },
          ],
        },
        example: problemOf(first, '0f9d2a1c-7f0e-4c61-9a55-0a5c3a6f4f10'),
      },
    },
  }
}
