/** Whether a key belongs to what has the focus, or to a dialog. */
export function isTaken({ target, key, isComposing, defaultPrevented }: KeyboardEvent): boolean {
  if (isComposing || defaultPrevented || document.querySelector('dialog[open]')) return true
  if (!(target instanceof HTMLElement)) return false
  // Enter presses links and buttons.
  if (key === 'Enter') return target.tagName !== 'ARTICLE'
  return target.isContentEditable || target.closest('input:not([type="checkbox"]), textarea, select') !== null
}
