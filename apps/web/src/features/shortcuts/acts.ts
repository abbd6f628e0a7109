/** What is on the page to act on says so itself: `data-shortcut`, and posts are its articles. */
type Target = 'open' | 'like' | 'reply' | 'write' | 'search' | 'fresh'

function find(target: Target, within: ParentNode = document): HTMLElement | null {
  return within.querySelector<HTMLElement>(`[data-shortcut="${target}"]`)
}

function focusedPost(): HTMLElement | null {
  return document.activeElement?.closest('article') ?? null
}

/** On or back in the posts of the page; from outside of them to the first that is in sight. */
export function movePost(step: 1 | -1): void {
  const posts = [...document.querySelectorAll<HTMLElement>('main article')]
  const from = focusedPost()
  const next = from
    ? posts[posts.indexOf(from) + step]
    : posts.find((post) => post.getBoundingClientRect().bottom > 0)
  next?.focus({ preventScroll: true })
  next?.scrollIntoView({ block: 'nearest' })
}

export function pressInPost(target: 'open' | 'like' | 'reply'): void {
  const post = focusedPost()
  if (post) find(target, post)?.click()
}

export function pressOnPage(target: Target): void {
  find(target)?.click()
}

/** Whether there was such a field. */
export function focusField(target: 'write' | 'search'): boolean {
  const field = find(target)
  field?.focus()
  return field !== null
}
