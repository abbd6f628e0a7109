/** The languages of the app, each by its own name. The first is for whoever asks for none of them. */
export const languages = { en: 'English', de: 'Deutsch' } as const
export type Language = keyof typeof languages

/** The name of the cookie, which the server reads too, so that a page comes in the right language at once. */
const cookie = 'linnet-language'

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
  document.cookie = `${cookie}=${language}; Path=/; Max-Age=${365 * 24 * 3600}; SameSite=Lax`
  document.documentElement.lang = language
}
