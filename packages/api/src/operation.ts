import type { Reason } from './errors.js'
import type { Scope } from './service/service.schema.js'

/** Who may call a procedure. A moderator's procedures are an admin's too. */
export type Access = 'public' | 'signedIn' | 'moderator' | 'admin' | 'service'

export interface Meta {
  access?: Access
  /** What a service token must be allowed, to call it itself or on behalf of an account. Without one it may not. */
  scope?: Scope
  /** Since when it is better not called, and a sentence on what to do instead, in ASCII for it goes into a header. */
  deprecated?: Deprecated
  /** Takes a password or a token in its input, so it is never batched. */
  credentials?: boolean
  /** How many points of a rate limit a call spends; see `costOf`. */
  cost?: number
  /** May take minutes, and is waited for. */
  takesLong?: boolean
  /** Gives the same answer again by itself, and so takes no idempotency key. */
  repeatable?: boolean
  /** One sentence, for the docs that are made from the router. */
  summary?: string
  /** The same procedure over REST. */
  route?: Route
  /** Where what it makes is found over REST; `{name}` takes a field of the output. */
  created?: Path
  /** How it fails besides what every procedure of its `access` does, see `failuresOf`. */
  fails?: readonly Reason[]
}

export interface Deprecated {
  /** A date such as `2026-11-23`. */
  since: string
  instead: string
}

type Declared = Pick<Meta, 'created' | 'fails' | 'scope' | 'deprecated' | 'cost' | 'takesLong'>

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Path = `/${string}`

export interface Route {
  method: Method
  /** Below the API's root; `{name}` takes a field of the input. */
  path: Path
  successStatus: number
  summary: string
  tags: string[]
}

/** What a procedure does, its REST route such as `POST /posts`, and how it fails. */
export function operation(
  summary: string,
  route: `${Method} ${Path}`,
  { created, fails = [], ...declared }: Declared = {},
): Declared & Pick<Meta, 'summary' | 'route'> {
  const [, method, path, tag] = /^(\w+) (\/([\w-]+).*)$/.exec(route) ?? []
  if (!isMethod(method) || !isPath(path) || tag === undefined) throw new Error(`${route} is not a route`)
  const successStatus = created !== undefined ? 201 : method === 'DELETE' ? 204 : 200
  return {
    summary,
    route: { method, path, successStatus, summary, tags: [tag] },
    ...(created !== undefined && { created }),
    fails,
    ...declared,
  }
}

function isMethod(text: string | undefined): text is Method {
  return ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(text ?? '')
}

function isPath(text: string | undefined): text is Path {
  return text?.startsWith('/') === true
}

const always: readonly Reason[] = [
  'ValidationFailed',
  'TooManyRequests',
  'Busy',
  'DatabaseUnavailable',
  'Internal',
]
const ofTokens: readonly Reason[] = ['TokenInvalid', 'TokenExpired', 'SessionEnded', 'AccountSuspended']
const ofSessions: readonly Reason[] = ['NotSignedIn', ...ofTokens, 'NotAllowed']
const ofBehalf: readonly Reason[] = ['NotSignedIn', 'NotAllowed', 'ScopeMissing', 'UserNotFound']
const ofKeys: readonly Reason[] = ['IdempotencyKeyInFlight', 'IdempotencyKeyReused']
const ofAccess: Record<Access, readonly Reason[]> = {
  public: ofTokens,
  signedIn: ofSessions,
  moderator: ofSessions,
  admin: ofSessions,
  service: [...ofSessions, 'ScopeMissing'],
}

/** Whether it has its effect once for each idempotency key. */
export function takesKey({ route, repeatable }: Meta): boolean {
  return route !== undefined && route.method !== 'GET' && !repeatable
}

/** Every reason that a procedure may fail with, whatever carries it. */
export function failuresOf(meta: Meta): Reason[] {
  const { access = 'admin', credentials, scope, fails = [] } = meta
  // What carries its credentials in the input does not look at the header.
  const isSigningIn = access === 'public' && credentials
  return [
    ...new Set([
      ...always,
      ...(isSigningIn ? [] : ofAccess[access]),
      ...(scope !== undefined && access !== 'service' ? ofBehalf : []),
      ...(credentials ? (['CredentialsBatched'] as const) : []),
      ...(takesKey(meta) ? ofKeys : []),
      ...fails,
    ]),
  ]
}
