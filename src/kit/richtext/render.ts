import type { Text } from '#contract/item.ts'

/** Turns the collection of a linked document into the `type` of the contract; null: not linkable. */
export type TypeOf = (collection: string) => string | null

type Node = Record<string, unknown>
type Output = { html: string; text: string }

const BOLD = 1
const ITALIC = 2
const DEEPEST = 60

const nothing: Output = { html: '', text: '' }

/**
 * Rich text as clean HTML in stored form, and as plain text. Only what is listed here comes out;
 * whatever else a document holds, malformed nodes included, is reduced to its text.
 */
export function renderText(value: unknown, typeOf: TypeOf): Text {
  const root = isNode(value) && isNode(value.root) ? value.root : null
  if (!root) return { html: '', text: '' }
  const { html, text } = renderAll(root, { typeOf, depth: 0 })
  return {
    html,
    text: text
      .replace(/[ \t]+\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  }
}

type Scope = { typeOf: TypeOf; depth: number }

function renderAll(node: Node, scope: Scope): Output {
  const children = Array.isArray(node.children) ? node.children : []
  // Deeper nesting is not writing any more, and must not exhaust the stack.
  if (scope.depth > DEEPEST) return nothing
  const inner = { ...scope, depth: scope.depth + 1 }
  let html = ''
  let text = ''
  for (const child of children) {
    if (!isNode(child)) continue
    const rendered = renderNode(child, inner)
    html += rendered.html
    text += rendered.text
  }
  return { html, text }
}

function renderNode(node: Node, scope: Scope): Output {
  switch (node.type) {
    case 'text':
      return renderWords(node)
    case 'linebreak':
      return { html: '<br>', text: '\n' }
    case 'tab':
      return { html: ' ', text: ' ' }
    case 'paragraph':
      return block('p', renderAll(node, scope))
    case 'heading':
      return block(headingTag(node.tag), renderAll(node, scope))
    case 'quote':
      return block('blockquote', renderAll(node, scope))
    case 'list':
      return renderList(node, scope)
    case 'listitem':
      return wrap('li', renderAll(node, scope), '\n')
    case 'link':
    case 'autolink':
      return renderLink(node, scope)
    case 'horizontalrule':
      return { html: '<hr>', text: '\n' }
    case 'upload':
      return renderUpload(node)
    case 'table':
      return renderTable(node, scope)
    case 'tablerow':
      return wrap('tr', renderAll(node, scope), '\n')
    case 'tablecell':
      return renderCell(node, scope)
    default:
      return renderAll(node, scope)
  }
}

function renderWords(node: Node): Output {
  if (typeof node.text !== 'string') return nothing
  const text = stripControls(node.text)
  const format = typeof node.format === 'number' ? node.format : 0
  let html = escapeHtml(text)
  if (html === '') return nothing
  if (format & ITALIC) html = `<em>${html}</em>`
  if (format & BOLD) html = `<strong>${html}</strong>`
  return { html, text }
}

// The title is the only h1 of a page, so the text begins below it.
function headingTag(tag: unknown): string {
  return tag === 'h3' || tag === 'h4' ? tag : tag === 'h5' || tag === 'h6' ? 'h4' : 'h2'
}

function block(tag: string, content: Output): Output {
  if (content.html.trim() === '') return nothing
  return { html: `<${tag}>${content.html}</${tag}>`, text: `${content.text}\n\n` }
}

function wrap(tag: string, content: Output, after: string): Output {
  return { html: `<${tag}>${content.html}</${tag}>`, text: content.text.trimEnd() + after }
}

function renderList(node: Node, scope: Scope): Output {
  const tag = node.listType === 'number' || node.tag === 'ol' ? 'ol' : 'ul'
  const content = renderAll({ ...node, children: underTheirItems(node.children) }, scope)
  if (content.html === '') return nothing
  const start = typeof node.start === 'number' && tag === 'ol' && node.start > 1 ? node.start : null
  const attributes = start !== null && Number.isInteger(start) ? ` start="${start}"` : ''
  return { html: `<${tag}${attributes}>${content.html}</${tag}>`, text: `\n${content.text}\n` }
}

// The editor keeps a list within a list as an item of its own; it belongs to the item before it.
function underTheirItems(children: unknown): Node[] {
  const items: Node[] = []
  for (const child of Array.isArray(children) ? children : []) {
    if (!isNode(child)) continue
    const content: unknown[] = Array.isArray(child.children) ? child.children : []
    const onlyLists = content.every((inner) => isNode(inner) && inner.type === 'list')
    const before = content.length > 0 && onlyLists ? items.pop() : undefined
    const above: unknown[] = Array.isArray(before?.children) ? before.children : []
    items.push(before ? { ...before, children: [...above, ...content] } : child)
  }
  return items
}

function renderTable(node: Node, scope: Scope): Output {
  const content = renderAll(node, scope)
  if (content.html === '') return nothing
  return { html: `<table><tbody>${content.html}</tbody></table>`, text: `${content.text}\n` }
}

function renderCell(node: Node, scope: Scope): Output {
  const header = typeof node.headerState === 'number' && node.headerState > 0
  const tag = header ? 'th' : 'td'
  const content = renderAll(node, scope)
  const spans = span('colspan', node.colSpan) + span('rowspan', node.rowSpan)
  return {
    html: `<${tag}${spans}>${unwrapOnly(content.html)}</${tag}>`,
    text: `${content.text.trim()} `,
  }
}

function span(name: string, value: unknown): string {
  if (typeof value !== 'number' || !Number.isInteger(value)) return ''
  return value > 1 && value <= 100 ? ` ${name}="${value}"` : ''
}

// A cell of one paragraph needs no paragraph.
function unwrapOnly(html: string): string {
  const single = /^<p>((?:(?!<p>).)*)<\/p>$/s.exec(html)
  return (single?.[1] ?? html).trim()
}

function renderLink(node: Node, scope: Scope): Output {
  const content = renderAll(node, scope)
  const fields = isNode(node.fields) ? node.fields : node
  if (fields.linkType === 'internal') {
    const target = isNode(fields.doc) ? fields.doc : {}
    const id = idOf(target.value)
    const type = typeof target.relationTo === 'string' ? scope.typeOf(target.relationTo) : null
    if (!id || !type) return content
    const attributes = `data-id="${escapeHtml(id)}" data-type="${escapeHtml(type)}"`
    return { ...content, html: `<a ${attributes}>${content.html}</a>` }
  }
  const url = safeUrl(fields.url)
  if (!url || content.html === '') return content
  return { ...content, html: `<a href="${escapeHtml(url)}">${content.html}</a>` }
}

function renderUpload(node: Node): Output {
  const id = idOf(node.value)
  if (!id) return nothing
  return { html: `<figure data-media-id="${escapeHtml(id)}"></figure>`, text: '' }
}

const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** An address that may stand in a link: absolute, of a harmless scheme; null for all else. */
export function safeUrl(value: unknown): string | null {
  if (typeof value !== 'string') return null
  try {
    const text = value.trim()
    const { protocol, href } = new URL(text)
    if (!schemes.has(protocol)) return null
    // A bare origin stays as it was written.
    return href === `${text}/` ? text : href
  } catch {
    return null
  }
}

/** Whether a value can be kept as rich text: nothing, or a tree of nodes that name their type. */
export function isTextOrNothing(value: unknown): boolean {
  if (value === null || value === undefined) return true
  if (!isNode(value) || !isNode(value.root)) return false
  const typed = (node: unknown, depth: number): boolean => {
    if (!isNode(node) || typeof node.type !== 'string' || depth > DEEPEST) return false
    if (node.children === undefined) return true
    return Array.isArray(node.children) && node.children.every((child) => typed(child, depth + 1))
  }
  return Array.isArray(value.root.children) && typed({ type: 'root', ...value.root }, 0)
}

/** Ids of the media a rich text shows. */
export function mediaInText(value: unknown): string[] {
  const found: string[] = []
  const visit = (node: unknown, depth: number): void => {
    if (!isNode(node) || depth > DEEPEST) return
    const id = node.type === 'upload' ? idOf(node.value) : null
    if (id) found.push(id)
    if (Array.isArray(node.children)) for (const child of node.children) visit(child, depth + 1)
  }
  if (isNode(value)) visit(value.root, 0)
  return found
}

function idOf(value: unknown): string | null {
  if (typeof value === 'string' && value !== '') return value
  return isNode(value) && typeof value.id === 'string' ? value.id : null
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

// Control and direction-override characters make text look like what it is not.
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g

function stripControls(text: string): string {
  return text.toWellFormed().replace(CONTROLS, '')
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '')
}
