import { dehydrate } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { Router } from 'wouter'

import type { createPages as CreatePages, PageRequest } from '../pages'
import { App } from './app'
import { createDocuments } from './document'
import { createTexts } from './lib/catalogs'
import { HeadContext } from './lib/head'
import { chooseLanguage, languageCookie } from './lib/language'
import type { PageState } from './lib/page-state'
import { createSocial, type Social } from './lib/social'
import { themeCookie, themeOf } from './lib/theme'
import { findRoute, type Found } from './router'

export const createPages: typeof CreatePages = (manifest) => {
  const documentOf = createDocuments(manifest)
  return {
    async render(request) {
      const { url, viewer, cookieOf, failedForm } = request
      const language = chooseLanguage({ kept: cookieOf(languageCookie), accepted: request.acceptLanguage })
      const found = findRoute(url.pathname)
      const social = createSocial(request.linnet)
      const [trouble] = await Promise.all([found && prepare(found, request, social), readInstance(social)])
      const page: PageState = {
        origin: url.origin,
        path: url.pathname + url.search,
        viewer,
        theme: themeOf(cookieOf(themeCookie)),
        language,
        formKey: crypto.randomUUID(),
        now: Date.now(),
        cache: dehydrate(social.cache),
        trouble,
        failedForm,
      }
      const leading: { redirectTo?: string } = {}
      const head: ReactNode[] = []
      const body = renderToString(
        <HeadContext value={(elements) => head.push(elements)}>
          <Router ssrPath={url.pathname} ssrSearch={url.search} ssrContext={leading}>
            <App page={page} social={social} texts={await createTexts(language)} />
          </Router>
        </HeadContext>,
      )
      return {
        status: found ? (trouble?.status ?? 200) : 404,
        redirectTo: leading.redirectTo,
        html: documentOf({ page, head: renderToString(<>{head}</>), body, file: found?.file }),
      }
    },
  }
}

/** Every page comes with it; where it cannot be read, the page's own trouble is told. */
async function readInstance({ queries, cache }: Social): Promise<void> {
  await cache.prefetchQuery(queries.instance.read())
}

/** Reads what the page shows, and answers why it cannot. */
async function prepare(found: Found, { url, failureOf }: PageRequest, { queries, cache }: Social) {
  const { prepare: read } = await found.load()
  try {
    await read?.({ queries, cache, params: found.params, search: url.searchParams })
    return undefined
  } catch (error) {
    return failureOf(error)
  }
}

export { safeNextPath } from './lib/next-path'
