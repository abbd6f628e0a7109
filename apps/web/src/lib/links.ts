export type TextPart = string | { href: string; label: string }

const address = /\bhttps?:\/\/[^\s<>"'`]+/giu
const longestLabel = 48

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
  let url = raw.replace(/[.,:;!?*_~…]+$/u, '')
  while (url.endsWith(')') && url.split(')').length > url.split('(').length) {
    url = url.slice(0, -1).replace(/[.,:;!?*_~…]+$/u, '')
  }
  return url
}

/** The label starts with the host that the browser will open: punycode for look-alikes, and never a user's name. */
function linkOf(raw: string): { href: string; label: string } | undefined {
  if (!URL.canParse(raw)) return undefined
  const url = new URL(raw)
  if (url.username || url.password) return undefined
  const rest = url.pathname === '/' && !url.search ? '' : `${url.pathname}${url.search}`
  const label = `${url.host.replace(/^www\./, '')}${rest}`
  return {
    href: url.href,
    label: label.length > longestLabel ? `${label.slice(0, longestLabel - 1)}…` : label,
  }
}
