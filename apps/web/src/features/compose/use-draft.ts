import { useState } from 'react'

import { storage } from '../../lib/storage'
import { useViewer } from '../../lib/viewer'

/** A text that survives a reload, one for each account and place where one writes. */
export function useDraft(context: string): [text: string, setText: (text: string) => void] {
  const key = `linnet.draft.${useViewer()?.id}.${context}`
  const [text, setText] = useState(() => storage.read(key) ?? '')
  return [
    text,
    (next) => {
      setText(next)
      storage.write(key, next === '' ? null : next)
    },
  ]
}
