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

const rowColumns = [
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
] as const

/**
 * Short columns of `items i` as one value, `head`: each that passes from SQLite to JavaScript by itself
 * costs about a microsecond.
 */
function headOf(columns: readonly string[]): string {
  return `json_object(${columns.map((name) => `'${name}', i.${name}`).join(', ')}) AS head`
}

/** What to select `FROM items i` for `toRow`. */
export const ROW_COLUMNS = `${headOf(rowColumns)}, i.summary, i.made, i.kept, i.detail, i.body`

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
  | 'detail'
  | 'body'
>

const headColumns = [
  'key',
  'id',
  'language',
  'type',
  'slug',
  'at',
  'date',
  'channels',
  'variants',
] as const

/** What to select for `toSummaryRow`. */
export function summaryColumns(options: { body: boolean }): string {
  const texts = options.body ? ', i.detail, i.body' : ''
  return `${headOf(headColumns)}, i.summary, i.made${texts}`
}

/** A row selected by `summaryColumns`. */
export function toSummaryRow(value: Record<string, unknown>): SummaryRow {
  const head: Pick<SummaryRow, (typeof headColumns)[number]> = JSON.parse(String(value.head))
  return {
    ...head,
    summary: textOf(value.summary),
    made: textOf(value.made),
    detail: textOf(value.detail),
    body: value.body instanceof Uint8Array ? textOf(value.body) : null,
  }
}

const linkColumns = [
  'key',
  'id',
  'language',
  'type',
  'slug',
  'state',
  'at',
  'original',
  'date',
  'channels',
  'variants',
] as const

/** What links show of a row, public or not. */
export type LinkRow = Pick<ItemRow, (typeof linkColumns)[number]> & {
  /** JSON text; empty for a tombstone. */
  ref: Buffer
}

/** What to select for `toLinkRow`. */
export const LINK_COLUMNS = `${headOf(linkColumns)}, i.ref`

/** A row selected by `LINK_COLUMNS`. */
export function toLinkRow(value: Record<string, unknown>): LinkRow {
  const head: Pick<LinkRow, (typeof linkColumns)[number]> = JSON.parse(String(value.head))
  return { ...head, ref: textOf(value.ref) }
}

/** What stands in the place of a link, in any form; of a tombstone all texts are empty. */
export type VariantRow = LinkRow & Pick<SummaryRow, 'summary' | 'made' | 'detail' | 'body'>

/** What to select for `toVariantRow`. */
export const VARIANT_COLUMNS = `${LINK_COLUMNS}, i.summary, i.made`

/** A row selected by `VARIANT_COLUMNS`, as its summary needs it. */
export function toVariantRow(value: Record<string, unknown>): VariantRow {
  const { summary, made } = value
  return {
    ...toLinkRow(value),
    summary: textOf(summary),
    made: textOf(made),
    detail: nothing,
    body: null,
  }
}

/** A row selected by `ROW_COLUMNS`. The store wrote it itself: nothing is checked. */
export function toRow(value: Record<string, unknown>): ItemRow {
  const head: Pick<ItemRow, (typeof rowColumns)[number]> = JSON.parse(String(value.head))
  return {
    ...head,
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
