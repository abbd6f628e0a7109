import { dehydrate } from '@tanstack/react-query'
import { renderToString } from 'react-dom/server'
import { Router } from 'wouter'

import type { createPages as CreatePages, Failure, PageRequest } from '../pages'
import { App } from './app'
import { documentOf } from './document'
import { createTexts } from './lib/catalogs'
import { chooseLanguage } from './lib/language'
import type { PageState } from './lib/page-state'
import { createSocial, type Social } from './lib/social'
import { findRoute } from './router'

const unknownPage: Failure = { status: 404, reason: 'ProcedureNotFound' }

export const createPages: typeof CreatePages = (manifest) => ({
  async render(request) {
    const { url, viewer, theme, failedForm } = request
    const language = chooseLanguage(request.language)
    const found = findRoute(url.pathname)
    const social = createSocial(request.linnet)
    const trouble = await prepare(request, social)
    const page: PageState = {
      origin: url.origin,
      path: url.pathname + url.search,
      viewer,
      theme,
      language,
      formKey: crypto.randomUUID(),
      now: Date.now(),
      cache: dehydrate(social.cache),
      trouble: trouble && found ? { ...trouble, path: url.pathname } : undefined,
      failedForm,
    }
    const leading: { redirectTo?: string } = {}
    const body = renderToString(
      <Router ssrPath={url.pathname} ssrSearch={url.search} ssrContext={leading}>
        <App page={page} social={social} texts={await createTexts(language)} />
      </Router>,
    )
    return {
      status: trouble?.status ?? 200,
      redirectTo: leading.redirectTo,
      html: documentOf({ page, body, file: found?.file, manifest }),
    }
  },
})

/** Reads what the page shows, and answers why it cannot. */
async function prepare({ url, failureOf }: PageRequest, { queries, cache }: Social) {
  const found = findRoute(url.pathname)
  if (!found) return unknownPage
  const { prepare: read } = await found.load()
  try {
    await read?.({ queries, cache, params: found.params, search: url.searchParams })
    return undefined
  } catch (error) {
    const failure = failureOf(error)
    if (!failure) throw error
    return failure
  }
}

export { safeNextPath } from './lib/next-path'
