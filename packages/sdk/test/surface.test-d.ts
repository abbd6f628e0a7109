import { expectTypeOf, test } from 'vitest'

import {
  createClient,
  createServiceClient,
  type Calls,
  type CallOptions,
  type Linnet,
  type LinnetError,
  type MutationOptions,
  type Page,
  type Post,
  type PostsListInput,
  type Procedures,
  type Reason,
  type ServerReason,
  type ServiceLinnet,
  type StoredSession,
} from '../src/index.js'

test('a reason narrows in a switch, and every reason is known', () => {
  expectTypeOf<LinnetError['reason']>().toEqualTypeOf<Reason>()
  expectTypeOf<Reason>().toEqualTypeOf<ServerReason | 'NetworkError' | 'Timeout' | 'Aborted'>()
  const isOnTheWay = (reason: Reason): boolean => {
    switch (reason) {
      case 'NetworkError':
      case 'Timeout':
      case 'Aborted':
        expectTypeOf(reason).toEqualTypeOf<'NetworkError' | 'Timeout' | 'Aborted'>()
        return true
      default:
        expectTypeOf(reason).toEqualTypeOf<ServerReason>()
        return false
    }
  }
  expectTypeOf(isOnTheWay).returns.toEqualTypeOf<boolean>()
  expectTypeOf<LinnetError['retryAfter']>().toEqualTypeOf<number | undefined>()
})

test('a list is a call, its pages and its items', () => {
  const { list } = createClient({ url: '' }).posts
  expectTypeOf(list).returns.resolves.toEqualTypeOf<Page<Post>>()
  expectTypeOf<Parameters<typeof list>[0]>().toExtend<PostsListInput | void>()
  expectTypeOf<PostsListInput | void>().toExtend<Parameters<typeof list>[0]>()
  expectTypeOf(list.all).returns.toEqualTypeOf<AsyncGenerator<Post, void, void>>()
  expectTypeOf(list.pages).returns.toEqualTypeOf<AsyncGenerator<Page<Post>, void, void>>()
  // @ts-expect-error whose posts has to be said
  createClient({ url: '' }).users.posts.all()
})

test('reads take no idempotency key, and every call takes a signal', () => {
  expectTypeOf<Procedures['posts']['byId']>().parameter(1).toEqualTypeOf<CallOptions | undefined>()
  expectTypeOf<Procedures['posts']['create']>().parameter(1).toEqualTypeOf<MutationOptions | undefined>()
  expectTypeOf<MutationOptions>().toExtend<CallOptions>()
  expectTypeOf<CallOptions>().not.toHaveProperty('idempotencyKey')
})

test('all clients have one surface, and only an account has a session', () => {
  expectTypeOf<Linnet>().toExtend<Calls>()
  expectTypeOf<ServiceLinnet>().toExtend<Calls>()
  expectTypeOf(createServiceClient({ url: '', token: '' }).onBehalfOf).returns.toEqualTypeOf<Calls>()
  expectTypeOf<Linnet['session']>().toEqualTypeOf<StoredSession | null>()
  expectTypeOf<ServiceLinnet>().not.toHaveProperty('session')
})
