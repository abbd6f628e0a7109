import { storage } from './storage'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const key = 'linnet.theme'

export function readTheme(): Theme {
  const kept = storage.read(key)
  return themes.find((theme) => theme === kept) ?? 'system'
}

export function applyTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
}

export function saveTheme(theme: Theme): void {
  storage.write(key, theme === 'system' ? null : theme)
  applyTheme(theme)
}
