export type TextPart = string | { href: string; label: string }

const address = /\bhttps?:\/\/[^\s<>"'`]+/giu
/** What a URL's host is, with whatever stands before it. */
const authority = /^https?:[/\\]*([^/\\?#]*)/iu
const longestHost = 253
const longestLabel = 48
const punctuation: ReadonlySet<string> = new Set('.,:;!?*_~…')

/** Splits a text at its web addresses. Only http and https become links, so that no other scheme can be clicked. */
export function splitLinks(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const match of text.matchAll(address)) {
    const raw = withoutClosing(match[0])
    const link = linkOf(raw)
    if (!link) continue
    if (match.index > end) parts.push(text.slice(end, match.index))
    parts.push(link)
    end = match.index + raw.length
  }
  if (end < text.length) parts.push(text.slice(end))
  return parts
}

/** Leaves a sentence's punctuation out of the address, and a bracket that was opened before it. */
function withoutClosing(raw: string): string {
  let opened = 0
  for (const character of raw) {
    if (character === '(') opened += 1
    if (character === ')') opened -= 1
  }
  let end = raw.length
  for (;;) {
    const last = raw.charAt(end - 1)
    if (last === ')' && opened < 0) opened += 1
    else if (!punctuation.has(last)) return raw.slice(0, end)
    end -= 1
  }
}

/** The label starts with the host that the browser will open: punycode for look-alikes, and never a user's name. */
function linkOf(raw: string): { href: string; label: string } | undefined {
  const [, host = ''] = authority.exec(raw) ?? []
  // No name is longer, and to encode one of many letters takes its length squared.
  if (host.length > longestHost || !URL.canParse(raw)) return undefined
  const url = new URL(raw)
  if (url.username || url.password) return undefined
  const rest = url.pathname === '/' && !url.search ? '' : `${url.pathname}${url.search}`
  const label = `${url.host.replace(/^www\./, '')}${rest}`
  return {
    href: url.href,
    label: label.length > longestLabel ? `${label.slice(0, longestLabel - 1)}…` : label,
  }
}
