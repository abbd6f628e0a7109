import { useState } from 'react'

import { useScripted } from '../../lib/scripted'
import { storage } from '../../lib/storage'
import { useViewer } from '../../lib/viewer'

/** A text that survives a reload, one for each account and place where one writes. */
export function useDraft(context: string, first = ''): [text: string, setText: (text: string) => void] {
  const key = `linnet.draft.${useViewer()?.id}.${context}`
  // The server does not know what the browser keeps.
  const kept = useScripted() ? storage.read(key) : null
  const [typed, setTyped] = useState<string>()
  return [
    typed ?? (first === '' ? (kept ?? '') : first),
    (next) => {
      setTyped(next)
      storage.write(key, next === '' ? null : next)
    },
  ]
}
