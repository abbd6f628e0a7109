import { createContext, type ReactNode } from 'react'

/** Takes what a page says in its head, on the server; null in a browser. */
export const HeadContext = createContext<((head: ReactNode) => void) | null>(null)
