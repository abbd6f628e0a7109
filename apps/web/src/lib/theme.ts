export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The name of the cookie, which the server reads too, so that a page is never light before it is dark. */
const cookie = 'linnet-theme'

export function themeOf(kept: string | undefined): Theme {
  return themes.find((theme) => theme === kept) ?? 'system'
}

export function saveTheme(theme: Theme): void {
  const age = theme === 'system' ? 0 : 365 * 24 * 3600
  document.cookie = `${cookie}=${theme}; Path=/; Max-Age=${age}; SameSite=Lax`
  document.documentElement.dataset['theme'] = theme
}
