// Writes src/api.gen.ts: the procedures' own zod schemas as plain, named, documented TypeScript.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { errors, limits, listProcedures, maxBatchSize, schemas } from '@linnet/api'
import { toJSONSchema, type ZodType } from 'zod'

import { contractSource } from './contract.js'

interface JsonSchema {
  $ref?: string
  $defs?: Record<string, JsonSchema>
  type?: string | string[]
  enum?: string[]
  const?: string
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  additionalProperties?: JsonSchema | false
  required?: string[]
  description?: string
  default?: unknown
  minimum?: number
  maximum?: number
  pageOf?: boolean
}

const { version }: { version: string } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
)

interface Procedure {
  path: string
  kind: 'query' | 'mutation'
  summary: string
  /** What to do instead. */
  deprecated: string | undefined
  /** Its own ways to fail, besides those that any call has. */
  fails: readonly string[]
  input: string | undefined
  inputOptional: boolean
  output: string
  /** What a page of it has, when it is a list. */
  item: string | undefined
  /** Whether each of its items has an id, which a cache tells them apart by. */
  isNumbered: boolean
}

const largestId = 2 ** 31 - 1
const entities = new Map<string, string>()
/** What is between the braces of each, by its name. */
const inputs = new Map<string, string>()

const procedures = listProcedures().map(({ path, kind, meta, ...shapes }): Procedure => {
  if (!shapes.output) throw new Error(`${path} has no output schema`)
  const taken = shapes.input && jsonSchema(shapes.input, 'input')
  const input = taken && Object.keys(taken.properties ?? {}).length > 0 ? taken : undefined
  const output = jsonSchema(shapes.output, 'output')
  return {
    path,
    kind,
    summary: meta.summary ?? '',
    deprecated: meta.deprecated?.instead,
    fails: meta.fails ?? [],
    input: input && nameInput(path, input),
    inputOptional: (input?.required ?? []).length === 0,
    output: typeOf(output),
    item: output.pageOf ? typeOf(itemOf(output)) : undefined,
    isNumbered: isNumbered(output),
  }
})

// No procedure answers with it: it comes down the live timeline.
jsonSchema(schemas.liveEvent, 'output')

function jsonSchema(schema: ZodType, io: 'input' | 'output'): JsonSchema {
  const found: JsonSchema = JSON.parse(JSON.stringify(toJSONSchema(schema, { io, unrepresentable: 'any' })))
  for (const [name, definition] of Object.entries(found.$defs ?? {})) {
    if (!entities.has(name)) {
      entities.set(name, '')
      entities.set(name, interfaceOf(name, definition))
    }
  }
  return found
}

function nameInput(path: string, schema: JsonSchema): string {
  const name = path.split('.').map(capitalize).join('') + 'Input'
  inputs.set(name, bodyOf(schema, ' | undefined'))
  return name
}

/** Those that are the same are one type, for a compiler reads each of them: the others are other names of it. */
function declareInput([name, body]: [string, string]): string {
  const same = [...inputs.keys()].filter((other) => inputs.get(other) === body)
  const [first = name] = same.toSorted((one, other) => one.length - other.length)
  return name === first ? `export interface ${name} ${body}` : `export type ${name} = ${first}`
}

function interfaceOf(name: string, schema: JsonSchema): string {
  if (schema.oneOf) return `${docs(schema)}export type ${name} = ${schema.oneOf.map(typeOf).join(' | ')}`
  return `${docs(schema)}export interface ${name} ${bodyOf(schema)}`
}

/** What is left out of an input may be `undefined` as well; in an answer it is not there. */
function bodyOf({ properties = {}, required = [] }: JsonSchema, orLeftOut = ''): string {
  const fields = Object.entries(properties).map(([key, field]) => {
    const optional = !required.includes(key)
    return `${docs(field)}${key}${optional ? '?' : ''}: ${typeOf(field)}${optional ? orLeftOut : ''}`
  })
  return `{\n${fields.join('\n')}\n}`
}

function typeOf(schema: JsonSchema): string {
  if (schema.$ref !== undefined) return schema.$ref.split('/').at(-1) ?? 'unknown'
  if (schema.pageOf) return `Page<${typeOf(itemOf(schema))}>`
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' | ')
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ')
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ type })).join(' | ')
  switch (schema.type) {
    case 'object':
      if (schema.additionalProperties) return `Record<string, ${typeOf(schema.additionalProperties)}>`
      return bodyOf(schema)
    case 'array':
      return `(${typeOf(schema.items ?? {})})[]`
    case 'integer':
    case 'number':
      return 'number'
    case 'string':
    case 'boolean':
    case 'null':
      return schema.type
    default:
      throw new Error(`no TypeScript for ${JSON.stringify(schema)}`)
  }
}

function isNumbered(page: JsonSchema): boolean {
  const { $ref, properties } = itemOf(page)
  const named = $ref === undefined ? undefined : page.$defs?.[$ref.split('/').at(-1) ?? '']
  return (named?.properties ?? properties)?.['id'] !== undefined
}

function itemOf(page: JsonSchema): JsonSchema {
  return page.properties?.['items']?.items ?? {}
}

function docs(schema: JsonSchema): string {
  const { default: unlessTold, minimum, maximum } = schema
  const description = schema.description ?? schema.anyOf?.[0]?.description
  const bounded = minimum !== undefined && maximum !== undefined && maximum < largestId
  const lines = [
    description,
    bounded ? `${minimum} to ${maximum}.` : undefined,
    unlessTold === undefined ? undefined : `\`${JSON.stringify(unlessTold)}\` unless told.`,
  ].filter((line) => line !== undefined)
  return lines.length === 0 ? '' : `/** ${lines.join(' ')} */\n`
}

function capitalize(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

interface Branch {
  [name: string]: Procedure | Branch
}

const tree: Branch = {}
for (const procedure of procedures) {
  const names = procedure.path.split('.')
  const leaf = names.pop() ?? ''
  let branch = tree
  for (const name of names) {
    const next = (branch[name] ??= {})
    if (isProcedure(next)) throw new Error(`${procedure.path} is below a procedure`)
    branch = next
  }
  branch[leaf] = procedure
}

function isProcedure(node: Procedure | Branch): node is Procedure {
  return typeof node['path'] === 'string'
}

const namespaces: string[] = []

function declare(name: string, branch: Branch): string {
  const fields = Object.entries(branch).map(([key, node]) => {
    if (!isProcedure(node)) return `${key}: ${declare(capitalize(key) + name, node)}`
    return `${summaryOf(node)}\n${key}: ${signatureOf(node)}`
  })
  namespaces.push(`export interface ${name} {\n${fields.join('\n')}\n}`)
  return name
}

function summaryOf({ summary, fails, deprecated }: Procedure): string {
  const reasons = fails.map((reason) => `\`${reason}\``).join(' or ')
  const instead = deprecated === undefined ? '' : `\n * @deprecated ${deprecated}\n`
  return `/** ${summary}${reasons && ` Fails with ${reasons}.`}${instead} */`
}

function signatureOf({ kind, input, inputOptional, output, item }: Procedure): string {
  if (item) return `List<${input}${inputOptional ? ' | void' : ''}, ${item}>`
  const taken = input ? `input${inputOptional ? '?' : ''}: ${input}, ` : ''
  return `(${taken}options?: ${kind === 'query' ? 'CallOptions' : 'MutationOptions'}) => Promise<${output}>`
}

function bind(branch: Branch): string {
  const fields = Object.entries(branch).map(([key, node]) => {
    if (!isProcedure(node)) return `${key}: ${bind(node)}`
    if (node.item) return `${key}: listOf(call, '${node.path}')`
    const input = node.input ? 'input' : 'undefined'
    const parameters = node.input ? `input${node.inputOptional ? ' = {}' : ''}, options` : 'options'
    return `${key}: (${parameters}) => call('${node.kind}', '${node.path}', ${input}, options)`
  })
  return `{ ${fields.join(', ')} }`
}

declare('Procedures', tree)

const queryNamespaces: string[] = []

/** The same tree as options for TanStack Query. */
function declareQueries(name: string, branch: Branch): string {
  const fields = Object.entries(branch).map(([key, node]) =>
    isProcedure(node)
      ? `${summaryOf(node)}\n${key}: ${queryTypeOf(node)}`
      : `${key}: ${declareQueries(capitalize(key) + name, node)}`,
  )
  queryNamespaces.push(
    `export interface ${name} {\n/** The beginning of all keys in here. */\nreadonly key: Key\n${fields.join('\n')}\n}`,
  )
  return name
}

function queryTypeOf({ kind, input, inputOptional, output, item, isNumbered }: Procedure): string {
  const optional = inputOptional ? '?' : ''
  if (item && isNumbered) return `ListQuery<[input${optional}: Omit<${input}, 'cursor'>], ${item}>`
  if (kind === 'query') return `Query<[${input ? `input${optional}: ${input}` : ''}], ${output}>`
  return `Mutation<${input ?? 'void'}${input && inputOptional ? ' | void' : ''}, ${output}>`
}

function bindQueries(path: string[], branch: Branch): string {
  const fields = Object.entries(branch).map(([key, node]) =>
    isProcedure(node) ? `${key}: ${queryOf(node)}` : `${key}: ${bindQueries([...path, key], node)}`,
  )
  return `{ key: keyOf('${path.join('.')}'), ${fields.join(', ')} }`
}

function queryOf({ path, kind, input, inputOptional, isNumbered }: Procedure): string {
  const call = `linnet.${path}`
  if (isNumbered)
    return `listOf('${path}', ([input], cursor, options) => ${call}({ ...input, ...cursor }, options), shown)`
  if (kind === 'query') {
    return `queryOf('${path}', ${input ? `([input], options) => ${call}(input, options)` : `(_, options) => ${call}(options)`})`
  }
  const given = inputOptional ? 'input ?? {}' : 'input'
  return `mutationOf('${path}', ${input ? `(input, options) => ${call}(${given}, options)` : `(_, options) => ${call}(options)`})`
}

declareQueries('Queries', tree)

const source = `// Written by \`pnpm generate\` from the procedures' schemas. Change those, not this.

import { listOf, type List } from './lists.js'

/** A page of a list. \`nextCursor\` is null on the last one. */
export interface Page<T> { items: T[]; nextCursor: string | null }

export interface CallOptions {
  /** Ends the call early; it then fails with the reason \`Aborted\`. */
  signal?: AbortSignal | undefined
}

export interface MutationOptions extends CallOptions {
  /**
   * What this call is known by: with the same key and input it has its effect once, and the same answer for a day. Made for
   * each call unless told; tell it to go on with a call after a restart.
   */
  idempotencyKey?: string | undefined
}

/** Why the server refused or failed. */
export type ServerReason = ${Object.keys(errors)
  .map((reason) => `'${reason}'`)
  .join(' | ')}

/** How long things may be; texts count as a person counts, see \`graphemes\`. */
export const limits = ${JSON.stringify(limits)} as const

/** @internal */
export const maxBatchSize = ${maxBatchSize}

/** Of this SDK. */
export const version = '${version}'

${[...entities.values(), ...[...inputs].map(declareInput), ...namespaces].join('\n\n')}

/** @internal */
export type Call = <Output>(
  kind: 'query' | 'mutation',
  path: string,
  input: unknown,
  options: MutationOptions | undefined,
) => Promise<Output>

/** @internal */
export function bindProcedures(call: Call): Procedures {
  return ${bind(tree)}
}
`

/** The same tree as the router that tRPC's own clients are told of. */
function routerOf(branch: Branch): string {
  const fields = Object.entries(branch).map(([key, node]) =>
    isProcedure(node) ? `${summaryOf(node)}\n${key}: ${procedureTypeOf(node)}` : `${key}: ${routerOf(node)}`,
  )
  return `{\n${fields.join('\n')}\n}`
}

function procedureTypeOf({ kind, input = 'Nothing', output }: Procedure): string {
  return `TRPC${capitalize(kind)}Procedure<{ input: ${input}; output: ${output}; meta: object }>`
}

/** The named types that a text speaks of. */
function namesIn(text: string): string {
  return [...entities.keys(), ...inputs.keys(), 'Page', 'Procedures']
    .filter((name) => new RegExp(`\\b${name}\\b`).test(text))
    .join(', ')
}

const queries = `${queryNamespaces.join('\n\n')}

export function bindQueries(linnet: Procedures, shown: (item: object) => boolean): Queries {
  return ${bindQueries([], tree)}
}
`

const queriesSource = `// Written by \`pnpm generate\` from the procedures' schemas. Change those, not this.

import type { ${namesIn(queries)} } from '../api.gen.js'
import { keyOf, listOf, mutationOf, queryOf, type Key, type ListQuery, type Mutation, type Query } from './options.js'

${queries}`

const router = routerOf(tree)

const routerSource = `// Written by \`pnpm generate\` from the procedures' schemas. Change those, not this.

import type { TRPCBuiltRouter, TRPCMutationProcedure, TRPCQueryProcedure } from '@trpc/server'

import type { ${namesIn(router)} } from './api.gen.js'
import type { ErrorShape } from './trpc.js'

type Nothing = Record<string, never> | void | undefined

/**
 * The server's router, as tRPC's own clients are told of it.
 *
 * @example
 * \`\`\`ts
 * import type { AppRouter } from '@linnet/sdk/trpc'
 * import { createTRPCClient, httpBatchLink } from '@trpc/client'
 *
 * const trpc = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: 'http://localhost:3000/trpc' })] })
 * const { items } = await trpc.posts.list.query({ limit: 5 })
 * console.log(items.length) // prints 0
 * \`\`\`
 */
export type AppRouter = TRPCBuiltRouter<
  { ctx: object; meta: object; errorShape: ErrorShape; transformer: false },
  ${router}
>
`

const files = Object.entries({
  'api.gen.ts': source,
  'react/queries.gen.ts': queriesSource,
  'trpc.gen.ts': routerSource,
  'testing/contract.gen.ts': contractSource(),
}).map(([file, text]) => {
  const target = fileURLToPath(new URL(`../src/${file}`, import.meta.url))
  writeFileSync(target, text)
  return target
})
const oxfmt = join(dirname(createRequire(import.meta.url).resolve('oxfmt/package.json')), 'bin/oxfmt')
execFileSync(process.execPath, [oxfmt, ...files], { stdio: 'inherit' })
