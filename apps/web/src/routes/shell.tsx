import { Suspense, useRef, type MouseEvent, type ReactNode } from 'react'

import { ErrorBoundary } from '../components/error-boundary'
import { LanguageSelect } from '../components/language-select'
import { OfflineNotice } from '../components/offline-notice'
import { Skeleton } from '../components/states'
import { ThemeSelect } from '../components/theme-select'
import { Toaster } from '../components/toaster'
import { Shortcuts } from '../features/shortcuts/shortcuts'
import { messageFor } from '../lib/errors'
import { useFailedForm } from '../lib/page-state'
import { useText } from '../lib/text'
import styles from './shell.module.css'
import { SiteHeader } from './site-header'

/** What stands around every page. */
export function Shell({ children }: { children: ReactNode }) {
  const t = useText()
  const main = useRef<HTMLElement>(null)
  const refused = useFailedForm('act')

  /** Without the address's `#main`, which would be one more step of the history. */
  function skip(event: MouseEvent): void {
    event.preventDefault()
    main.current?.focus()
  }

  return (
    <>
      <a href="#main" className={styles.skip} onClick={skip}>
        {t('shell.skip')}
      </a>
      <SiteHeader />
      <OfflineNotice />
      <main ref={main} id="main" tabIndex={-1} className={styles.main}>
        {refused && (
          <p role="alert" className={styles.refused}>
            {t(messageFor(refused.reason))}
          </p>
        )}
        <ErrorBoundary>
          <Suspense fallback={<Skeleton />}>{children}</Suspense>
        </ErrorBoundary>
      </main>
      <footer className={styles.footer}>
        <p>{t('shell.tagline')}</p>
        <div className={styles.choices}>
          <Shortcuts />
          <LanguageSelect />
          <ThemeSelect />
        </div>
      </footer>
      <Toaster />
    </>
  )
}
