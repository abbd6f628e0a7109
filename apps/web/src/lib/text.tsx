import type { I18n } from '@lingui/core'
import { I18nProvider, Trans, useLingui } from '@lingui/react'
import { useMemo, type ReactElement, type ReactNode } from 'react'

import { changeLanguage, type MessageKey } from './catalogs'
import { isLanguage, saveLanguage, type Language } from './language'

export type { MessageKey } from './catalogs'
export type Values = Record<string, string | number>
/** Says a message in the reader's language. */
export type Say = (key: MessageKey, values?: Values) => string

export function TextProvider({ texts, children }: { texts: I18n; children: ReactNode }) {
  return <I18nProvider i18n={texts}>{children}</I18nProvider>
}

export function useText(): Say {
  const { _: say } = useLingui()
  return useMemo(() => (key, values) => say(key, values), [say])
}

/** Writes numbers as the reader's language does. */
export function useNumber(): (number: number) => string {
  const { i18n } = useLingui()
  return (number) => i18n.number(number)
}

export function useLanguage(): Language {
  const { locale } = useLingui().i18n
  return isLanguage(locale) ? locale : 'en'
}

/** Chooses another language, and keeps it for the next visit. */
export function useChangeLanguage(): (language: Language) => Promise<void> {
  const { i18n } = useLingui()
  return async (language) => {
    await changeLanguage(i18n, language)
    saveLanguage(language)
  }
}

interface TextProps {
  of: MessageKey
  /** What stands in its `{places}`. */
  values?: Record<string, ReactNode>
  /** What its `<marks>` are: elements around the words inside. */
  marks?: Record<string, ReactElement>
}

/** A message with elements in it. */
export function Text({ of, values = {}, marks = {} }: TextProps) {
  // What people wrote must not be read as marks.
  const inert = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? <>{value}</> : value,
  ])
  return <Trans id={of} values={Object.fromEntries(inert)} components={marks} />
}
