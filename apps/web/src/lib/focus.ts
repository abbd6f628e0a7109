/** For what has to be focused whenever it appears: browsers heed `autofocus` only in a page that is loading. */
export function focusAtOnce(element: HTMLElement | null): void {
  element?.focus()
}
