import type { Scope } from '@linnet/api/pure'
import type { z } from 'zod'

import type { Procedures } from '../api.gen.js'
import type { contract } from './contract.gen.js'
import type { ServiceTokenRow, Store, UserRow } from './store.js'
import type { Viewer } from './visible.js'

export type Contract = typeof contract
export type Path = keyof Contract

interface Called<Input> {
  store: Store
  input: Input
}

interface Session {
  viewer: UserRow
  sessionId: number
}

interface Callers {
  public: { viewer: Viewer }
  signedIn: Session
  moderator: Session
  admin: Session
  service: { token: ServiceTokenRow }
}

type At<Tree, Name extends string> = Name extends `${infer Head}.${infer Rest}`
  ? Head extends keyof Tree
    ? At<Tree[Head], Rest>
    : never
  : Name extends keyof Tree
    ? Tree[Name]
    : never
type AnswerOf<Name extends Path> =
  At<Procedures, Name> extends (...parameters: never[]) => Promise<infer Answer> ? Answer : never

/** What a service token may do for an account is done without a session. */
type CallerOf<Name extends Path> = Contract[Name] extends { access: 'signedIn'; scope: Scope }
  ? Pick<Session, 'viewer'>
  : Callers[Contract[Name]['access']]

export type Call<Name extends Path> = Called<z.output<Contract[Name]['input']>> & CallerOf<Name>

/** An answer to every procedure, by its own types. */
export type Handlers = { [Name in Path]: (call: Call<Name>) => AnswerOf<Name> }

export type HandlersOf<Router extends string> = Pick<Handlers, Extract<Path, `${Router}.${string}`>>
