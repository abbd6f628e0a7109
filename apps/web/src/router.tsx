import { createElement, lazy, useState, type ComponentType } from 'react'
import { useLocation } from 'wouter'

import { usePage } from './lib/page-state'
import type { Social } from './lib/social'
import { NotFoundRoute } from './routes/not-found'
import { TroubleRoute } from './routes/trouble'

export type Params = Record<string, string>

/** What a page is asked to read before it is shown for the first time. */
export interface Preparing extends Pick<Social, 'queries' | 'cache'> {
  params: Params
  search: URLSearchParams
}

export interface RouteModule {
  default: ComponentType<{ params: Params }>
  /** Reads what the page shows at first; what it fails with, the page is. */
  prepare?(asked: Preparing): Promise<unknown>
}

interface Entry {
  path: RegExp
  /** The source, by which the build knows it. */
  file: string
  load(): Promise<RouteModule>
}

/** Every address of the app. */
const entries: Entry[] = [
  { path: /^\/$/, file: 'timeline', load: () => import('./routes/timeline') },
  { path: /^\/posts\/(?<id>[1-9]\d{0,9})\/?$/, file: 'post', load: () => import('./routes/post') },
  {
    path: /^\/posts\/(?<id>[1-9]\d{0,9})\/likes\/?$/,
    file: 'likers',
    load: () => import('./routes/likers'),
  },
  { path: /^\/search$/, file: 'search', load: () => import('./routes/search') },
  {
    path: /^\/@(?<handle>[a-z0-9_]{2,30})(?:\/(?<shelf>replies|likes))?\/?$/i,
    file: 'profile',
    load: () => import('./routes/profile'),
  },
  { path: /^\/sign-in$/, file: 'sign-in', load: () => import('./routes/sign-in') },
  { path: /^\/sign-up$/, file: 'sign-up', load: () => import('./routes/sign-up') },
  { path: /^\/offline$/, file: 'offline', load: () => import('./routes/offline') },
  {
    path: /^\/settings(?:\/(?<tab>[a-z-]+))?$/,
    file: 'settings',
    load: () => import('./routes/settings'),
  },
  { path: /^\/admin(?:\/(?<tab>[a-z-]+))?$/, file: 'admin', load: () => import('./routes/admin') },
]

const loaded = new Map<Entry, RouteModule>()
const components = new Map<Entry, RouteModule['default']>()

export interface Found {
  params: Params
  file: string
  load(): Promise<RouteModule>
}

/** Which page an address is; undefined for none. */
export function findRoute(path: string): Found | undefined {
  const found = match(path)
  if (!found) return undefined
  const { entry, params } = found
  return {
    params,
    file: `src/routes/${entry.file}.tsx`,
    async load() {
      const module = await entry.load()
      loaded.set(entry, module)
      return module
    },
  }
}

function match(path: string): { entry: Entry; params: Params } | undefined {
  for (const entry of entries) {
    const found = entry.path.exec(path)
    if (found) return { entry, params: { ...found.groups } }
  }
  return undefined
}

/** At once where it is loaded already, as it is for the page that the server rendered. */
function componentOf(entry: Entry): RouteModule['default'] {
  const component = components.get(entry) ?? loaded.get(entry)?.default ?? lazy(entry.load)
  components.set(entry, component)
  return component
}

export function Router() {
  const [path] = useLocation()
  const { trouble } = usePage()
  const [isFirst, setFirst] = useState(true)
  if (isFirst && trouble?.path !== path) setFirst(false)
  if (isFirst && trouble?.path === path) return <TroubleRoute trouble={trouble} />
  const found = match(path)
  if (!found) return <NotFoundRoute />
  const { entry, params } = found
  return createElement(componentOf(entry), { key: keyOf(entry, params), params })
}

/** Tabs of a page are one page; another post or person is another. */
function keyOf(entry: Entry, { id, handle }: Params): string {
  return [entry.file, id, handle?.toLowerCase()].join(' ')
}
