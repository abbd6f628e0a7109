import type { I18n } from '@lingui/core'
import { I18nProvider, Trans, useLingui } from '@lingui/react'
import { createContext, useContext, useMemo, useState, type ReactElement, type ReactNode } from 'react'

import { createTexts, type MessageKey } from './catalogs'
import { createMemory } from './memory'
import { isLanguage, saveLanguage, type Language } from './language'

export type { MessageKey } from './catalogs'
export type Values = Record<string, string | number>
/** Says a message in the reader's language. */
export type Say = (key: MessageKey, values?: Values) => string

const SayContext = createContext<Say>((key) => key)
const ChangeTexts = createContext<(texts: I18n) => void>(() => undefined)

export function TextProvider({ texts, children }: { texts: I18n; children: ReactNode }) {
  // Another language is other texts, never these ones changed: what is not taken over yet is still in the first.
  const [chosen, choose] = useState(texts)
  const say = useMemo(() => sayIn(chosen), [chosen])
  return (
    <ChangeTexts value={choose}>
      <SayContext value={say}>
        <I18nProvider i18n={chosen}>{children}</I18nProvider>
      </SayContext>
    </ChangeTexts>
  )
}

/** What is counted is put together once, for a server says the same all day. */
const counted = createMemory<string>()

function sayIn(texts: I18n): Say {
  return (key, values) =>
    values === undefined
      ? texts._(key)
      : counted(`${texts.locale} ${key} ${JSON.stringify(values)}`, () => texts._(key, values))
}

export function useText(): Say {
  return useContext(SayContext)
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
  const change = useContext(ChangeTexts)
  return async (language) => {
    change(await createTexts(language))
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
