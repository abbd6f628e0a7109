import { createElement, lazy, useState, type ComponentType } from 'react'
import { useLocation } from 'wouter'

import { usePage } from './lib/page-state'
import type { Social } from './lib/social'
import * as likers from './routes/likers'
import { NotFoundRoute } from './routes/not-found'
import * as offline from './routes/offline'
import * as post from './routes/post'
import * as profile from './routes/profile'
import * as search from './routes/search'
import * as signIn from './routes/sign-in'
import * as signUp from './routes/sign-up'
import * as timeline from './routes/timeline'
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
  /** The source of what is not there from the beginning, by which the build knows it. */
  file?: string
  load(): Promise<RouteModule>
  component(): RouteModule['default']
}

/** For what everybody reads: there from the beginning. */
function atOnce(path: RegExp, module: RouteModule): Entry {
  return { path, load: async () => module, component: () => module.default }
}

/** For what few need. Shown at once where it is loaded already, as it is for the page that the server rendered. */
function onDemand(path: RegExp, file: string, load: () => Promise<RouteModule>): Entry {
  let component: RouteModule['default'] | undefined
  return {
    path,
    file,
    async load() {
      const module = await load()
      component ??= module.default
      return module
    },
    component: () => (component ??= lazy(load)),
  }
}

/** The page that the service worker keeps. */
const offlinePath = '/offline'

/** Every address of the app. */
const entries: Entry[] = [
  atOnce(/^\/$/, timeline),
  atOnce(/^\/posts\/(?<id>[1-9]\d{0,9})\/?$/, post),
  atOnce(/^\/posts\/(?<id>[1-9]\d{0,9})\/likes\/?$/, likers),
  atOnce(/^\/search$/, search),
  atOnce(/^\/@(?<handle>[a-z0-9_]{2,30})(?:\/(?<shelf>replies|likes))?\/?$/i, profile),
  atOnce(/^\/sign-in$/, signIn),
  atOnce(/^\/sign-up$/, signUp),
  atOnce(new RegExp(`^${offlinePath}$`), offline),
  onDemand(/^\/settings(?:\/[a-z-]+)?$/, 'src/routes/settings.tsx', () => import('./routes/settings')),
  onDemand(/^\/admin(?:\/[a-z-]+)?$/, 'src/routes/admin.tsx', () => import('./routes/admin')),
]

export interface Found extends Pick<Entry, 'file' | 'load'> {
  params: Params
}

/** Which page an address is; undefined for none. */
export function findRoute(path: string): Found | undefined {
  const found = match(path)
  return found && { ...found.entry, params: found.params }
}

function match(path: string): { entry: Entry; params: Params } | undefined {
  for (const entry of entries) {
    const found = entry.path.exec(path)
    if (found) return { entry, params: { ...found.groups } }
  }
  return undefined
}

export function Router() {
  const [path] = useLocation()
  const page = usePage()
  const [firstPath, setFirstPath] = useState<string | undefined>(path)
  if (firstPath !== undefined && firstPath !== path) setFirstPath(undefined)
  if (firstPath === path) {
    // In the place of whatever cannot be fetched.
    if (page.path === offlinePath) return <offline.default />
    if (page.trouble) return <TroubleRoute trouble={page.trouble} />
  }
  const found = match(path)
  if (!found) return <NotFoundRoute />
  const { entry, params } = found
  return createElement(entry.component(), { key: keyOf(entry, params), params })
}

/** Tabs of a page are one page; another post or person is another. */
function keyOf(entry: Entry, { id, handle }: Params): string {
  return [entries.indexOf(entry), id, handle?.toLowerCase()].join(' ')
}
