import { useSyncExternalStore } from 'react'

const never = () => () => undefined

/** False on the server, and so in every page until its scripts have taken it over. */
export function useScripted(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
