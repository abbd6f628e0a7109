import type { Me } from '@linnet/sdk'
import type { DehydratedState } from '@tanstack/react-query'
import { createContext, useContext } from 'react'

import type { FailedForm, Failure } from '../../pages'
import type { Language } from './language'
import type { Theme } from './theme'

/** What a page was made of on the server, and is taken over with in the browser. */
export interface PageState {
  /** The origin that the site is known by. */
  origin: string
  /** What it was made for: the address of the page that a refused form was on, which is not the form's own. */
  path: string
  viewer: Me | null
  theme: Theme
  language: Language
  /** Sent with its forms, so that one that is sent twice has its effect once. */
  formKey: string
  /** When it was made, in ms. */
  now: number
  cache: DehydratedState
  /** Why what the address names cannot be shown. */
  trouble?: Failure | undefined
  failedForm?: FailedForm | undefined
}

export const PageStateContext = createContext<PageState | null>(null)

export function usePage(): PageState {
  const page = useContext(PageStateContext)
  if (!page) throw new Error('A component is outside of the page.')
  return page
}

/** What a form was refused with that was sent without scripts; undefined for every other form. */
export function useFailedForm(name: string): FailedForm | undefined {
  const { failedForm } = usePage()
  return failedForm?.name === name ? failedForm : undefined
}
