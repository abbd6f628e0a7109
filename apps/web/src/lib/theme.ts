import { keepChoice } from './choice'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

/** The name of the cookie that keeps it. */
export const themeCookie = 'linnet-theme'

export function themeOf(kept: string | undefined): Theme {
  return themes.find((theme) => theme === kept) ?? 'system'
}

export function saveTheme(theme: Theme): void {
  keepChoice(themeCookie, theme === 'system' ? null : theme)
  document.documentElement.dataset['theme'] = theme
}
