import { setupI18n, type I18n } from '@lingui/core'

import type consoleDe from '../messages/console/de.json'
import type consoleEn from '../messages/console/en.json'
import type de from '../messages/de.json'
import type en from '../messages/en.json'
import type { Language } from './language'

/** What a sentence of the app is known by. */
export type MessageKey = keyof typeof en | keyof typeof consoleEn

type Texts<Key extends string> = Record<Key, string>
/** The same messages, neither more nor fewer: `never` of what is more. */
type Complete<English extends object, Translated extends Texts<keyof English & string>> =
  Exclude<keyof Translated, keyof English> extends never ? Texts<keyof English & string> : never

type Catalog = Texts<keyof typeof en>
type ConsoleCatalog = Complete<typeof consoleEn, typeof consoleDe>

/** Each is loaded by those alone who read it. */
const catalogs: Record<Language, () => Promise<Catalog>> = {
  en: async () => (await import('../messages/en.json')).default,
  de: async (): Promise<Complete<typeof en, typeof de>> => (await import('../messages/de.json')).default,
}

let consoleCatalogs: Partial<Record<Language, ConsoleCatalog>> = {}
let latest: I18n | undefined

/** The source of a language's messages, by which the build knows it. */
export function catalogFile(language: Language): string {
  return `src/messages/${language}.json`
}

/** Made anew for each page and language, for two readers of one server may read two languages. */
export async function createTexts(language: Language): Promise<I18n> {
  const catalog = await catalogs[language]()
  latest = setupI18n({
    locale: language,
    messages: { [language]: { ...catalog, ...consoleCatalogs[language] } },
  })
  return latest
}

/** What the admin's console says comes with it, and not to everybody: to the texts that there are, and those to come. */
export function addConsoleMessages(added: Record<Language, ConsoleCatalog>): void {
  consoleCatalogs = added
  latest?.load(added)
}
