import XMLBuilder from 'fast-xml-builder'

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', suppressEmptyNode: true })

/** A document of its elements; `@name` is an attribute. */
export function xmlOf(root: object): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(root)}`
}

// All but what XML 1.0 lets into a document, even escaped.
const unspeakable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu

export function forXml(text: string): string {
  return text.replaceAll(unspeakable, '\uFFFD')
}
