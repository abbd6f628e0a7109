import type { I18n } from '@lingui/core'
import { StrictMode } from 'react'

import { PageStateContext, type PageState } from './lib/page-state'
import { PathProvider } from './lib/path'
import { SocialProvider, type Social } from './lib/social'
import { TextProvider } from './lib/text'
import { ViewerProvider } from './lib/viewer'
import { Router } from './router'
import { Shell } from './routes/shell'

interface AppProps {
  page: PageState
  social: Social
  texts: I18n
}

/** The whole app, the same on the server and in the browser. */
export function App({ page, social, texts }: AppProps) {
  return (
    <StrictMode>
      <PageStateContext value={page}>
        <TextProvider texts={texts}>
          <SocialProvider social={social}>
            <ViewerProvider>
              <PathProvider>
                <Shell>
                  <Router />
                </Shell>
              </PathProvider>
            </ViewerProvider>
          </SocialProvider>
        </TextProvider>
      </PageStateContext>
    </StrictMode>
  )
}
