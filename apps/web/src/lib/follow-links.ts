import { navigate } from 'wouter/use-browser-location'

/** Follows links to the app's own pages without loading them anew: one listener for all, so that a link is only a link. */
export function followLinks(isPage: (path: string) => boolean): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
    if (!link || event.defaultPrevented || elsewhere || link.target !== '' || 'reload' in link.dataset) return
    const { origin, pathname, search } = new URL(link.href)
    if (origin !== window.location.origin || !isPage(pathname)) return
    event.preventDefault()
    navigate(pathname + search)
  })
}
