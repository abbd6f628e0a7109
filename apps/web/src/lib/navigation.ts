/** How the page that is shown was come to: a fresh load, a link, or the browser's back and forward. */
let arrival: 'load' | 'link' | 'history' = 'load'

/** From here on navigations are told apart, for the page that was loaded is taken over. */
export function watchNavigation(): void {
  // wouter announces what it does to the history as events of these names.
  for (const name of ['pushState', 'replaceState']) addEventListener(name, () => (arrival = 'link'))
  addEventListener('popstate', () => (arrival = 'history'))
}

/** Tells a screen reader where a navigation led, and starts a new page at its top. */
export function arriveAt(heading: HTMLElement): void {
  if (arrival === 'load') return
  heading.focus({ preventScroll: true })
  if (arrival === 'link') window.scrollTo(0, 0)
}
