import { StrictMode } from 'react'

import { PageStateContext, type PageState } from './lib/page-state'
import { SocialProvider, type Social } from './lib/social'
import { ViewerProvider } from './lib/viewer'
import { Router } from './router'
import { Shell } from './routes/shell'

/** The whole app, the same on the server and in the browser. */
export function App({ page, social }: { page: PageState; social: Social }) {
  return (
    <StrictMode>
      <PageStateContext value={page}>
        <SocialProvider social={social}>
          <ViewerProvider>
            <Shell>
              <Router />
            </Shell>
          </ViewerProvider>
        </SocialProvider>
      </PageStateContext>
    </StrictMode>
  )
}
