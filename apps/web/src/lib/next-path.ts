/** Where to go after signing in: a path of this site, whatever the address bar asked for. */
export function safeNextPath(next: string | null): string {
  const origin = 'http://linnet'
  if (!next?.startsWith('/') || !URL.canParse(next, origin)) return '/'
  const url = new URL(next, origin)
  // Two slashes are what an address of another site begins with.
  const isHere = url.origin === origin && !url.pathname.startsWith('//')
  return isHere ? `${url.pathname}${url.search}` : '/'
}

export function signInPath(next: string): string {
  return next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`
}
