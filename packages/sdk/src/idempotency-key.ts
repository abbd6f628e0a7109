/** Pages that came over plain HTTP have no `randomUUID`. */
interface Source {
  getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array
  randomUUID?(): string
}

/**
 * A name for one call, which nobody else gives. Every mutation has one by itself; make your own to go on with a call after a
 * restart.
 *
 * @example
 * ```ts
 * import { newIdempotencyKey } from '@linnet/sdk'
 *
 * console.log(newIdempotencyKey() === newIdempotencyKey()) // prints false
 * ```
 */
export function newIdempotencyKey(): string {
  return idempotencyKeyFrom(crypto)
}

export function idempotencyKeyFrom(source: Source): string {
  return source.randomUUID?.() ?? hex(source.getRandomValues(new Uint8Array(16)))
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
