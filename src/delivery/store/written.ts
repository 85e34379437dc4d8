import type { ContentType } from '#contract/contentType.ts'
import type { Link, Ref, StoredItem } from '#contract/item.ts'
import { apiPath } from '../answers/addresses.ts'
import { mediaFile } from '../files/present.ts'

/**
 * An item as the store keeps it: JSON text that answers are put together from without reading it.
 * What depends on other items or on the node that answers (links, the placeholders of rich text, where
 * a file is found) stands between two marks, to be replaced when an answer is made. JSON itself never
 * holds these characters.
 */
export type Written = {
  /** The item as others show it that link to it: the contract's Ref. */
  ref: Buffer
  /** Fields of summaries, as `"name":value,…`. */
  summary: Buffer
  /** Fields that only answers have and that follow from the item alone. */
  made: Buffer
  /** Fields that only the stored item has: answers show something else under their names. */
  kept: Buffer
  /** Fields beyond the summary. */
  detail: Buffer
  body: Buffer | null
}

/** Begin and end of what an answer replaces. */
export const OPEN = 1
export const CLOSE = 2

const [open, close] = [String.fromCharCode(OPEN), String.fromCharCode(CLOSE)]
const marks = new RegExp(`[${open}${close}]`, 'g')
const placeholders =
  /<figure\b[^>]*\bdata-media-id="[^"]*"[^>]*>[\s\S]*?<\/figure>|<a\b(?=[^>]*\bdata-id=")[^>]*>[\s\S]*?<\/a>/g

/** Writes an item for the store; without its content type all fields are those of its summary. */
export function writeItem(type: ContentType | undefined, item: StoredItem): Written {
  // The feed adds an address, which every answer makes anew.
  const { body, originalLanguage: _original, url: _url, ...fields } = item
  const made: Record<string, unknown> & { url: string } = {
    url: apiPath(type, item, item.slug),
    formerUrls: Array.isArray(item.formerUrls)
      ? item.formerUrls
      : item.formerSlugs.map((slug) => apiPath(type, item, slug)),
    ...type?.computed?.(item),
  }
  const file = item.type === 'media' ? mediaFile(item) : null
  const replaced = new Set([...Object.keys(made), ...(file ? ['file', 'renditions'] : [])])
  const detailed = new Set(type?.detailFields?.filter((name) => !type.refFields?.includes(name)))
  const parts: Record<'summary' | 'kept' | 'detail', string[]> = {
    summary: [],
    kept: [],
    detail: [],
  }
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue
    const part = replaced.has(name) ? 'kept' : detailed.has(name) ? 'detail' : 'summary'
    parts[part].push(`${JSON.stringify(name)}:${write(value)}`)
  }
  return {
    ref: Buffer.from(JSON.stringify(refOf(type, item, made.url))),
    summary: Buffer.from(parts.summary.join()),
    made: Buffer.from(
      file ? `${membersOf(made)},${marked(JSON.stringify(file))}` : membersOf(made),
    ),
    kept: Buffer.from(parts.kept.join()),
    detail: Buffer.from(parts.detail.join()),
    body: body ? Buffer.from(write(body)) : null,
  }
}

function refOf(type: ContentType | undefined, item: StoredItem, url: string): Ref {
  const { id, language, slug, title, channels } = item
  const more = Object.fromEntries((type?.refFields ?? []).map((name) => [name, item[name] ?? null]))
  return { id, type: item.type, language, slug, title, url, channels, ...more }
}

/** Fields in stored form as `"name":value,…`, links marked. */
function membersOf(fields: object): string {
  return Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${JSON.stringify(name)}:${write(value)}`)
    .join()
}

/** The text of a written part without its marks: JSON again. */
export function unmarked(part: Buffer): string {
  return part.toString().replace(marks, '')
}

/** Whether what was `made` of an item holds a file: without one a medium cannot be shown. */
export function hasFile(made: Buffer): boolean {
  return made.includes(`${open}{"file":`)
}

/** Of a written body the plain text alone; its HTML, which comes first, is not read. */
export function plainTextOf(body: Buffer): string {
  // Within a string of JSON this cannot stand: there a quote has a backslash before it.
  const end = body.indexOf('","text":')
  const { text }: { text?: unknown } =
    end < 0 ? {} : JSON.parse(`{${body.toString('utf8', end + 2)}`)
  return typeof text === 'string' ? text : ''
}

function write(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(write).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (isLink(value)) {
    return marked(`{"id":${JSON.stringify(value.id)},"type":${JSON.stringify(value.type)}}`)
  }
  if (!isText(value)) return `{${membersOf(value)}}`
  const { html, ...rest } = value
  return `{"html":${writeHtml(html)},${membersOf(rest)}}`
}

function writeHtml(html: string): string {
  if (!html.includes('data-')) return JSON.stringify(html)
  let text = ''
  let at = 0
  for (const { 0: placeholder, index } of html.matchAll(placeholders)) {
    text += `${inner(html.slice(at, index))}${marked(inner(placeholder))}`
    at = index + placeholder.length
  }
  return `"${text}${inner(html.slice(at))}"`
}

function marked(place: string): string {
  return `${open}${place}${close}`
}

/** A string as JSON, without its quotes. */
function inner(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

function isLink(value: object): value is Link {
  const { id, type, ...more }: { id?: unknown; type?: unknown } = value
  return typeof id === 'string' && typeof type === 'string' && Object.keys(more).length === 0
}

function isText(value: object): value is { html: string; text: string } & Record<string, unknown> {
  const { html, text }: { html?: unknown; text?: unknown } = value
  return typeof html === 'string' && typeof text === 'string'
}
