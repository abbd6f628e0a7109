// What the fake server keeps to: the procedures' rules and schemas, and the table of errors, as plain data.
import { errors, listProcedures, schemas, statusOf, type Reason } from '@linnet/api'
import type { ZodType } from 'zod'

export function contractSource(): string {
  return `// Written by \`pnpm generate\` from the procedures. Change those, not this.

import { schemas } from '@linnet/api/pure'

export const errors = ${JSON.stringify(Object.fromEntries(Object.keys(errors).map((reason) => [reason, refusalOf(reason)])))} as const

export const contract = {
${listProcedures()
  .map(
    ({ path, kind, meta: { access, scope, credentials, repeatable, created }, input }) =>
      `'${path}': { ${facts({ kind, access, scope, credentials, repeatable, creates: created === undefined ? undefined : true })}, input: ${nameOf(path, input)} },`,
  )
  .join('\n')}
} as const
`
}

function refusalOf(reason: string) {
  if (!isReason(reason)) throw new Error(`${reason} is no reason`)
  return { status: statusOf(reason), message: errors[reason].message }
}

function isReason(word: string): word is Reason {
  return Object.hasOwn(errors, word)
}

function facts(known: Record<string, unknown>): string {
  return Object.entries(known)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join(', ')
}

/** A schema has to be had by its name. */
function nameOf(path: string, input: ZodType | undefined): string {
  const [name] = Object.entries(schemas).find(([, schema]) => schema === input) ?? []
  if (name === undefined) throw new Error(`the input of ${path} is no export of a *.schema.ts`)
  return `schemas.${name}`
}
