import { createClient } from '@linnet/sdk'
import { hydrate } from '@tanstack/react-query'
import { hydrateRoot } from 'react-dom/client'

import { App } from './app'
import './base.css'
import { createTexts } from './lib/catalogs'
import { followLinks } from './lib/follow-links'
import { watchNavigation } from './lib/navigation'
import type { PageState } from './lib/page-state'
import { pageIsTakenOver } from './lib/scripted'
import { createSocial } from './lib/social'
import { timesIn } from './lib/time'
import './tokens.css'
import { findRoute } from './router'

function elementOf(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`The page has no element with the id "${id}".`)
  return element
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

const page: PageState = JSON.parse(elementOf('page-state').textContent)
if (page.failedForm) history.replaceState(null, '', page.path)
watchNavigation()
followLinks((path) => findRoute(path) !== undefined)
// What is there is taken over at once only when its code is there.
const loading = Promise.all([createTexts(page.language), findRoute(window.location.pathname)?.load()])
// In steps, between which the browser can do what somebody wants of it. What it is first asked to format takes as long as the rest.
await nextTask()
timesIn(page.language, 'UTC').relativeTime(new Date(page.now).toISOString(), page.now)
await nextTask()
const social = createSocial(createClient({ url: window.location.origin, pageOf: page.viewer }))
hydrate(social.cache, page.cache)
const [texts] = await loading
await nextTask()

// Only where the browser has it: over https, and on this machine.
void navigator.serviceWorker?.register('/sw.js')

hydrateRoot(elementOf('root'), <App page={page} social={social} texts={texts} />)
await nextTask()
pageIsTakenOver()
