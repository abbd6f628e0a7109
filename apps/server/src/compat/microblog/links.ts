const link = /\[([^[\]\n]+)\]\(((?:[^()\n]|\([^()\n]*\))*)\)/g
const scheme = /^\s*[a-z][a-z0-9+.-]*:/i
const safeUrl = /^(?:https?:\/\/|mailto:)\S+$/i

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const characters = new Map(Object.entries(entities).map(([character, entity]) => [entity, character]))

/**
 * Plain text as HTML: markdown links to the web or to a mailbox become anchors, and everything else is escaped. Of a link
 * that leads elsewhere, such as `javascript:`, the words stay.
 */
export function htmlOf(text: string): string {
  let html = ''
  let end = 0
  for (const { index, 0: all, 1: words = '', 2: url = '' } of text.matchAll(link)) {
    html += escape(text.slice(end, index)) + anchorOf(all, words, url)
    end = index + all.length
  }
  return html + escape(text.slice(end))
}

/** What a client read as HTML and sends back is the text that it was made from; anything else is text already. */
export function textOf(content: string): string {
  const text = withoutAnchors(content).replace(
    /&(?:amp|lt|gt|quot|#39);/g,
    (entity) => characters.get(entity) ?? entity,
  )
  return htmlOf(text) === content ? text : content
}

/** Anchors become the markdown links that the old blog made them of; it escaped nothing, so all else is text. */
export function withoutAnchors(content: string): string {
  return content.replace(/<a href="([^"<>]*)">([^<>]*)<\/a>/g, '[$2]($1)')
}

function anchorOf(all: string, words: string, url: string): string {
  if (safeUrl.test(url) && URL.canParse(url)) return `<a href="${escape(url)}">${escape(words)}</a>`
  return escape(scheme.test(url) ? words : all)
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
}
