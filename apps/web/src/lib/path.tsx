import { createContext, useContext, type ReactNode } from 'react'
import { useLocation } from 'wouter'

const PathContext = createContext('/')

export function PathProvider({ children }: { children: ReactNode }) {
  return <PathContext value={useLocation()[0]}>{children}</PathContext>
}

/** The path of the page that is shown. Asked for once, for there are hundreds of forms and links on a page. */
export function usePath(): string {
  return useContext(PathContext)
}
