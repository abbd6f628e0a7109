import { useEffect, useEffectEvent } from 'react'
import { tinykeys } from 'tinykeys'
import { useLocation } from 'wouter'

import { isTaken } from '../../lib/keys'
import { signInPath } from '../../lib/next-path'
import { useViewer } from '../../lib/viewer'
import { focusField, movePost, pressInPost, pressOnPage } from './acts'
import { areShortcutsOn } from './setting'

// '/' and '?': where they are on the keyboard, and whether with Shift, differs from land to land.
const keys = [
  'j',
  'k',
  'Enter',
  'l',
  'r',
  'n',
  '/',
  'Shift+/',
  '?',
  'Shift+?',
  '.',
  'g h',
  'g p',
  'g s',
] as const

/** Moves and acts by single keys, on every page. */
export function useShortcuts({ onHelp }: { onHelp: () => void }): void {
  const viewer = useViewer()
  const [, navigate] = useLocation()
  const go = (path: string) => navigate(viewer ? path : signInPath(path))
  const profile = viewer ? `/@${viewer.handle}` : signInPath('/')
  const search = () => focusField('search') || navigate('/search')

  const acts: Record<(typeof keys)[number], () => unknown> = {
    j: () => movePost(1),
    k: () => movePost(-1),
    Enter: () => pressInPost('open'),
    l: () => pressInPost('like'),
    r: () => pressInPost('reply'),
    n: () => focusField('write') || go('/?write'),
    '/': search,
    'Shift+/': search,
    '?': onHelp,
    'Shift+?': onHelp,
    '.': () => pressOnPage('fresh'),
    'g h': () => navigate('/'),
    'g p': () => navigate(profile),
    'g s': () => go('/settings'),
  }
  const press = useEffectEvent((key: (typeof keys)[number], event: KeyboardEvent) => {
    if (isTaken(event) || !areShortcutsOn()) return
    event.preventDefault()
    acts[key]()
  })

  useEffect(
    () =>
      tinykeys(
        window,
        Object.fromEntries(keys.map((key) => [key, (event: KeyboardEvent) => press(key, event)])),
      ),
    [],
  )
}
