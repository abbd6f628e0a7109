import type { AppRouter, LiveEvent as ApiLiveEvent, Reason as ApiReason } from '@linnet/api'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { expectTypeOf, test } from 'vitest'

import type { CallOptions, LiveEvent, Procedures, ServerReason } from '../src/api.gen.js'

type Procedure = (...parameters: never[]) => Promise<unknown>

/** What a procedure takes first; nothing where that is only the call's options. */
type InputOf<Parameters extends unknown[]> = Parameters extends [options?: CallOptions | undefined]
  ? Record<string, never> | undefined | void
  : Parameters extends [input?: infer Input, options?: CallOptions | undefined]
    ? Exclude<Input, undefined | void>
    : never

type InputsOf<Tree> = {
  [Name in keyof Tree]: Tree[Name] extends (...parameters: infer Parameters) => Promise<unknown>
    ? InputOf<Parameters>
    : InputsOf<Tree[Name]>
}

type OutputsOf<Tree> = {
  [Name in keyof Tree]: Tree[Name] extends Procedure ? Awaited<ReturnType<Tree[Name]>> : OutputsOf<Tree[Name]>
}

type Inputs = inferRouterInputs<AppRouter>
type Outputs = inferRouterOutputs<AppRouter>

test("the client's types are the router's, in both directions", () => {
  expectTypeOf<InputsOf<Procedures>>().toExtend<Inputs>()
  expectTypeOf<Inputs>().toExtend<InputsOf<Procedures>>()
  expectTypeOf<OutputsOf<Procedures>>().toExtend<Outputs>()
  expectTypeOf<Outputs>().toExtend<OutputsOf<Procedures>>()
  expectTypeOf<ServerReason>().toEqualTypeOf<ApiReason>()
  expectTypeOf<LiveEvent>().toEqualTypeOf<ApiLiveEvent>()
})
