import type { Linnet } from '@linnet/sdk'
import type { ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { page as tab, type Locator } from 'vitest/browser'

import './base.css'
import { Toaster } from './components/toaster'
import { createTexts } from './lib/catalogs'
import { pageIsTakenOver } from './lib/scripted'
import { PageStateContext, type PageState } from './lib/page-state'
import { createSocial, SocialProvider } from './lib/social'
import { TextProvider } from './lib/text'
import { closeToast, toastStore } from './lib/toasts'
import { ViewerProvider } from './lib/viewer'
import './tokens.css'

let shown: { root: Root; place: Element } | undefined

/** Shows a component as a page does to whoever the client is signed in as. */
export async function show(linnet: Linnet, component: ReactNode): Promise<Locator> {
  // Tests of a file share a window.
  localStorage.clear()
  pageIsTakenOver()
  shown?.root.unmount()
  shown?.place.remove()
  for (const { id } of toastStore.read()) closeToast(id)
  const page: PageState = {
    origin: window.location.origin,
    path: '/',
    viewer: linnet.viewer,
    theme: 'system',
    language: 'en',
    formKey: crypto.randomUUID(),
    now: Date.now(),
    cache: { mutations: [], queries: [] },
  }
  const place = document.body.appendChild(document.createElement('div'))
  place.dataset['testid'] = 'shown'
  shown = { place, root: createRoot(place) }
  shown.root.render(
    <PageStateContext value={page}>
      <TextProvider texts={await createTexts('en')}>
        <SocialProvider social={createSocial(linnet)}>
          <ViewerProvider>
            {component}
            <Toaster />
          </ViewerProvider>
        </SocialProvider>
      </TextProvider>
    </PageStateContext>,
  )
  return tab.getByTestId('shown')
}
