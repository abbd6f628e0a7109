import type { AppRouter as ApiRouter } from '@linnet/api'
import type { inferRouterError, inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { expectTypeOf, test } from 'vitest'

import type { AppRouter } from '../src/trpc.js'

type Inputs = inferRouterInputs<AppRouter>
type Outputs = inferRouterOutputs<AppRouter>

test("the router that tRPC's clients are told of is the server's, in both directions", () => {
  expectTypeOf<Inputs>().toEqualTypeOf<inferRouterInputs<ApiRouter>>()
  expectTypeOf<Outputs>().toEqualTypeOf<inferRouterOutputs<ApiRouter>>()
  expectTypeOf<inferRouterError<ApiRouter>>().toExtend<inferRouterError<AppRouter>>()
  expectTypeOf<inferRouterError<AppRouter>['data']>().toEqualTypeOf<inferRouterError<ApiRouter>['data']>()
  expectTypeOf<Types<AppRouter>>().toEqualTypeOf<Types<ApiRouter>>()
})

/** Which of its procedures are queries, and which are mutations. */
type Types<Tree> = Tree extends { _def: { record: infer Branch } } ? TypesIn<Branch> : never
type TypesIn<Branch> = {
  [Name in keyof Branch]: Branch[Name] extends { _def: { type: infer Type } } ? Type : TypesIn<Branch[Name]>
}
