import type { Linnet, Me, Reason } from '@linnet/sdk'

/** A form that a browser without scripts sent and the server refused: what was typed, and what is wrong with it. */
export interface FailedForm {
  name: string
  values: Record<string, string>
  reason: Reason
  /** What is wrong with single fields. */
  issues: Record<string, string>
}

export interface Failure {
  status: number
  reason: Reason
}

export interface PageRequest {
  /** Asks as whom the page is made for. */
  linnet: Linnet
  viewer: Me | null
  /** The whole address that was asked for; its origin is the one that the site is known by. */
  url: URL
  /** A cookie of the browser's. */
  cookieOf(name: string): string | undefined
  /** The header of that name. */
  acceptLanguage: string | undefined
  failedForm?: FailedForm | undefined
  /** What went wrong, as a page says it. */
  failureOf(error: unknown): Failure
}

export interface RenderedPage {
  status: number
  html: string
  /** Where the page leads at once, instead of being shown. */
  redirectTo?: string | undefined
}

/** A file of the build, as Vite's manifest tells of it. */
export interface BuiltFile {
  file: string
  css?: string[] | undefined
  imports?: string[] | undefined
}

/** The pages of the app as whole documents, which its scripts then take over. */
export function createPages(manifest: Record<string, BuiltFile>): {
  render(request: PageRequest): Promise<RenderedPage>
}

/** Where to go from a form: a path of this site, whatever the form or the address says. */
export function safeNextPath(next: string | null): string
