import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import './tokens.css'
import './base.css'
import { linnet } from './client'
import { createSocial, SocialProvider } from './lib/social'
import { applyTheme, readTheme } from './lib/theme'
import { ViewerProvider } from './lib/viewer'
import { Router } from './router'
import { Shell } from './routes/shell'

applyTheme(readTheme())

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root".')

createRoot(root).render(
  <StrictMode>
    <SocialProvider social={createSocial(linnet)}>
      <ViewerProvider>
        <Shell>
          <Router />
        </Shell>
      </ViewerProvider>
    </SocialProvider>
  </StrictMode>,
)
