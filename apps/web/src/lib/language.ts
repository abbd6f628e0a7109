import { keepChoice } from './choice'

/** The languages of the app, each by its own name. The first is for whoever asks for none of them. */
export const languages = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof languages

/** The name of the cookie that keeps the one that was chosen. */
export const languageCookie = 'linnet-language'

export function isLanguage(tag: string | undefined): tag is Language {
  return tag !== undefined && Object.hasOwn(languages, tag)
}

/** The language that a visitor chose here, or else the one that their browser asks for most. */
export function chooseLanguage({
  kept,
  accepted = '',
}: {
  kept?: string | undefined
  accepted?: string | undefined
}): Language {
  if (isLanguage(kept)) return kept
  const wanted = accepted
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/)
      const weight = parameters.find((each) => each.startsWith('q='))?.slice(2) ?? '1'
      return { language: tag.split('-')[0], weight: Number(weight) || 0 }
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
  return wanted.map(({ language }) => language).find(isLanguage) ?? 'en'
}

export function saveLanguage(language: Language): void {
  keepChoice(languageCookie, language)
  document.documentElement.lang = language
}
