import { listProcedures } from '@linnet/api'

/** A procedure of Linnet's with what is asked for, and the page of the web app that shows the same. */
export interface Call {
  path: string
  input: Record<string, unknown>
  page?: string
}

export interface Asked {
  method: string
  path: string
  headers?: Record<string, string>
  body?: string
}

const routes = new Map(listProcedures().map(({ path, kind, meta }) => [path, { kind, route: meta.route }]))

/** Over REST, whose routes the hand-written contenders have too. */
export function overRest({ path, input }: Call): Asked {
  const route = routes.get(path)?.route
  if (!route) throw new Error(`${path} has no REST route.`)
  const inPath = new Set<string>()
  const address = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    inPath.add(name)
    return encodeURIComponent(String(input[name]))
  })
  const rest = Object.entries(input).filter(([name]) => !inPath.has(name))
  const prefix = `/api/v1${address}`
  if (route.method === 'GET') {
    const query = new URLSearchParams(Object.fromEntries(rest.map(([name, value]) => [name, String(value)])))
    return { method: 'GET', path: rest.length === 0 ? prefix : `${prefix}?${query.toString()}` }
  }
  return { method: route.method, path: prefix, ...(rest.length > 0 && asJson(Object.fromEntries(rest))) }
}

export function overTrpc({ path, input }: Call): Asked {
  const prefix = `/trpc/${path}`
  if (routes.get(path)?.kind === 'mutation') return { method: 'POST', path: prefix, ...asJson(input) }
  return { method: 'GET', path: `${prefix}?input=${encodeURIComponent(JSON.stringify(input))}` }
}

/** Undefined where no page shows the same. */
export function asPage({ page }: Call): Asked | undefined {
  return page === undefined ? undefined : { method: 'GET', path: page }
}

function asJson(body: object): Pick<Asked, 'headers' | 'body'> {
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
}
