import { useSyncExternalStore as useStore } from 'react'

import { useScripted } from './scripted'

/**
 * As React has it, and Preact has not: in a page that is not taken over yet, the value is the server's.
 */
export function useSyncExternalStore<Value>(
  subscribe: (onChange: () => void) => () => void,
  read: () => Value,
  readOnServer = read,
): Value {
  return useStore(subscribe, useScripted() ? read : readOnServer, readOnServer)
}
