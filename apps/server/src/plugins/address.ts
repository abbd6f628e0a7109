import type { FastifyRequest } from 'fastify'
import ipaddr from 'ipaddr.js'

const shared: ReadonlySet<string> = new Set([
  'loopback',
  'private',
  'uniqueLocal',
  'linkLocal',
  'carrierGradeNat',
])

/**
 * From where somebody asks, for what is counted by address; of an IPv6 address the network, for a household has 2^64 of them.
 * An address of the own machine or network is a proxy's, with everybody behind it, and says nothing unless a trusted proxy does.
 */
export function addressOf({ ip, ips = [] }: Pick<FastifyRequest, 'ip' | 'ips'>): string | undefined {
  // A socket's in a file system has none.
  if (!ipaddr.isValid(ip)) return undefined
  const address = ipaddr.process(ip)
  if (ips.length < 2 && shared.has(address.range())) return undefined
  return address instanceof ipaddr.IPv6
    ? address.parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')
    : address.toString()
}
