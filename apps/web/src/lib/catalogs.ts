import { setupI18n, type I18n } from '@lingui/core'

import type de from '../messages/de.json'
import type en from '../messages/en.json'
import type { Language } from './language'

/** What a sentence of the app is known by. */
export type MessageKey = keyof typeof en

type Catalog = Record<MessageKey, string>
/** The same messages, neither more nor fewer: `never` of what is more. */
type Complete<Translated extends Catalog> =
  Exclude<keyof Translated, MessageKey> extends never ? Catalog : never

/** Each is loaded by those alone who read it. */
const catalogs: Record<Language, () => Promise<Catalog>> = {
  en: async () => (await import('../messages/en.json')).default,
  de: async (): Promise<Complete<typeof de>> => (await import('../messages/de.json')).default,
}

/** The source of a language's messages, by which the build knows it. */
export function catalogFile(language: Language): string {
  return `src/messages/${language}.json`
}

/** Made anew for each page and language, for two readers of one server may read two languages. */
export async function createTexts(language: Language): Promise<I18n> {
  return setupI18n({ locale: language, messages: { [language]: await catalogs[language]() } })
}
