/** Pages that came over plain HTTP have no `randomUUID`. */
type Source = Pick<Crypto, 'getRandomValues'> & Partial<Pick<Crypto, 'randomUUID'>>

/** A name for one call, which nobody else gives. */
export function newIdempotencyKey(source: Source = crypto): string {
  return source.randomUUID?.() ?? hex(source.getRandomValues(new Uint8Array(16)))
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
