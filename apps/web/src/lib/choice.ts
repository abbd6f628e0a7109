const aYear = 365 * 24 * 3600

/** Keeps what a reader chose in a cookie, which the server reads too, so that a page comes right at once; null forgets it. */
export function keepChoice(name: string, value: string | null): void {
  document.cookie = `${name}=${value ?? ''}; Path=/; Max-Age=${value === null ? 0 : aYear}; SameSite=Lax`
}
