import { newIdempotencyKey } from '@linnet/sdk'
import { useState } from 'react'

import { useScripted } from '../../lib/scripted'
import { storage } from '../../lib/storage'
import { useViewer } from '../../lib/viewer'

export interface Draft {
  text: string
  setText(text: string): void
  /** What sending it is known by: however often the same is tried, over reloads too, it is posted once. */
  sendingKey(input: object): string
}

/** A text that survives a reload, one for each account and place where one writes. */
export function useDraft(context: string, first = ''): Draft {
  const place = `linnet.draft.${useViewer()?.id}.${context}`
  // The server does not know what the browser keeps.
  const kept = useScripted() ? storage.read(place) : null
  const [typed, setTyped] = useState<string>()
  return {
    text: typed ?? (first === '' ? (kept ?? '') : first),
    setText(text) {
      setTyped(text)
      storage.write(place, text === '' ? null : text)
      if (text === '') storage.write(`${place}.key`, null)
    },
    sendingKey(input) {
      const [key, ...words] = (storage.read(`${place}.key`) ?? '').split(' ')
      const asked = JSON.stringify(input)
      if (key && words.join(' ') === asked) return key
      const next = newIdempotencyKey()
      storage.write(`${place}.key`, `${next} ${asked}`)
      return next
    },
  }
}
