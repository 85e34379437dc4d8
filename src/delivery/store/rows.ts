import { z } from 'zod'
import type { StoredItem } from '#contract/item.ts'
import { unmarked } from './written.ts'

/** One row of `items`. Its texts are as `Written` says; a tombstone has none. */
export type ItemRow = {
  key: number
  id: string
  /** Empty for items without a language. */
  language: string
  type: string
  slug: string
  state: 'put' | 'withdraw' | 'remove'
  sequence: number
  revision: number
  version: number
  at: string
  reason: string | null
  date: string
  published_at: string
  starts_at: string
  parent: string | null
  /** Language of the original; empty if it has none. */
  original: string
  /** Keys of the websites, as JSON. */
  channels: string
  /** In how many languages at most the id is known, tombstones counted. */
  variants: number
  summary: Buffer
  made: Buffer
  kept: Buffer
  detail: Buffer
  body: Buffer | null
}

const columns = [
  'key',
  'id',
  'language',
  'type',
  'slug',
  'state',
  'sequence',
  'revision',
  'version',
  'at',
  'reason',
  'date',
  'published_at',
  'starts_at',
  'parent',
  'original',
  'channels',
  'variants',
  'summary',
  'made',
  'kept',
  'detail',
  'body',
]

/** What to select `FROM items i` for `toRow`. */
export const ROW_COLUMNS = columns.map((name) => `i.${name}`).join(', ')

/** What summaries are made from: as much of a row of a public item. */
export type SummaryRow = Pick<
  ItemRow,
  | 'key'
  | 'id'
  | 'language'
  | 'type'
  | 'slug'
  | 'at'
  | 'date'
  | 'channels'
  | 'variants'
  | 'summary'
  | 'made'
  | 'body'
>

const headColumns = ['key', 'id', 'language', 'type', 'slug', 'at', 'date', 'channels', 'variants']

/**
 * What to select for `toSummaryRow`. Every value that passes from SQLite to JavaScript costs about a
 * microsecond, so the short ones pass as one.
 */
export function summaryColumns(options: { body: boolean }): string {
  const head = headColumns.map((name) => `i.${name}`).join(', ')
  return `json_array(${head}) AS head, i.summary, i.made, ${options.body ? 'i.body' : 'NULL AS body'}`
}

/** A row selected by `summaryColumns`. */
export function toSummaryRow(value: Record<string, unknown>): SummaryRow {
  type Head = [number, string, string, string, string, string, string, string, number]
  const head: Head = JSON.parse(String(value.head))
  const [key, id, language, type, slug, at, date, channels, variants] = head
  return {
    ...{ key, id, language, type, slug, at, date, channels, variants },
    summary: textOf(value.summary),
    made: textOf(value.made),
    body: value.body === null ? null : textOf(value.body),
  }
}

/** A row selected by `rowColumns`. The store wrote it itself: nothing is checked. */
export function toRow(value: Record<string, unknown>): ItemRow {
  return {
    key: Number(value.key),
    id: String(value.id),
    language: String(value.language),
    type: String(value.type),
    slug: String(value.slug),
    state: value.state === 'put' ? 'put' : value.state === 'withdraw' ? 'withdraw' : 'remove',
    sequence: Number(value.sequence),
    revision: Number(value.revision),
    version: Number(value.version),
    at: String(value.at),
    reason: value.reason === null ? null : String(value.reason),
    date: String(value.date),
    published_at: String(value.published_at),
    starts_at: String(value.starts_at),
    parent: value.parent === null ? null : String(value.parent),
    original: String(value.original),
    channels: String(value.channels),
    variants: Number(value.variants),
    summary: textOf(value.summary),
    made: textOf(value.made),
    kept: textOf(value.kept),
    detail: textOf(value.detail),
    body: value.body === null ? null : textOf(value.body),
  }
}

const nothing = Buffer.alloc(0)

function textOf(value: unknown): Buffer {
  return value instanceof Uint8Array
    ? Buffer.from(value.buffer, value.byteOffset, value.length)
    : nothing
}

const itemSchema = z.custom<StoredItem>((value) => typeof value === 'object' && value !== null)

type Stored = Pick<ItemRow, 'state' | 'original' | 'summary' | 'kept' | 'detail' | 'body'>

/** The public item of a row, its body only if asked for; null for a tombstone. */
export function itemOf(row: Stored, options: { body: boolean }): StoredItem | null {
  const text = storedText(row, options)
  return text === null ? null : itemSchema.parse(JSON.parse(text))
}

/** The same as JSON text. */
export function storedText(row: Stored, options: { body: boolean }): string | null {
  if (row.state !== 'put') return null
  const parts = [row.summary, row.kept, row.detail].map(unmarked).filter((part) => part !== '')
  const original = `"originalLanguage":${JSON.stringify(row.original || null)}`
  const body = options.body && row.body !== null ? [`"body":${unmarked(row.body)}`] : []
  return `{${[...parts, original, ...body].join()}}`
}
