/** An element with attributes and either text, markup to be quoted, or elements inside. */
export type Element = {
  name: string
  attributes?: Record<string, string | number | null | undefined>
  content?: string | Element[] | null
}

/** Writes an XML document; text is escaped, and what XML cannot hold is left out. */
export function writeXml(root: Element): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${write(root, '')}\n`
}

/** An element holding text; null for none, so that lists of elements can leave it out. */
export function text(
  name: string,
  content: string | null | undefined,
  attributes?: Element['attributes'],
): Element[] {
  return content ? [{ name, content, ...(attributes ? { attributes } : {}) }] : []
}

function write({ name, attributes, content }: Element, indent: string): string {
  const written = Object.entries(attributes ?? {})
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('')
  if (content === null || content === undefined || content.length === 0) {
    return `${indent}<${name}${written}/>`
  }
  if (typeof content === 'string') {
    return `${indent}<${name}${written}>${escapeXml(content)}</${name}>`
  }
  const inner = content.map((element) => write(element, `${indent}  `)).join('\n')
  return `${indent}<${name}${written}>\n${inner}\n${indent}</${name}>`
}

/** Signs that no XML 1.0 document may hold, however they are written. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Text as it stands in a document or an attribute; what XML cannot hold is left out. */
export function escapeXml(value: string): string {
  return value
    .toWellFormed()
    .replace(FORBIDDEN, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
