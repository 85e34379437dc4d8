import { z } from 'zod'
import { storedItemSchema, type StoredItem } from '#contract/item.ts'

const rowSchema = z.object({
  key: z.number(),
  id: z.string(),
  language: z.string(),
  type: z.string(),
  slug: z.string(),
  state: z.enum(['put', 'withdraw', 'remove']),
  sequence: z.number(),
  revision: z.number(),
  version: z.number(),
  at: z.string(),
  reason: z.string().nullable(),
  json: z.string().nullable(),
  body: z.string().nullable(),
  published_at: z.string(),
  starts_at: z.string(),
  title_key: z.string(),
  ord: z.string(),
  parent: z.string().nullable(),
})

/** One row of `items`. */
export type ItemRow = z.infer<typeof rowSchema>

export const ROW_COLUMNS = Object.keys(rowSchema.shape)
  .map((name) => `i.${name}`)
  .join(', ')

/** Rows of `SELECT ${ROW_COLUMNS} FROM items i …`. The store wrote them itself: only the shape is checked. */
export function toRow(value: unknown): ItemRow {
  return rowSchema.parse(value)
}

const itemSchema = z.custom<StoredItem>((value) => typeof value === 'object' && value !== null)
const bodySchema = storedItemSchema.shape.body

/** The public item of a row, its body only if asked for; null for a tombstone. */
export function itemOf(row: ItemRow, options: { body: boolean }): StoredItem | null {
  if (row.state !== 'put' || row.json === null) return null
  const item = itemSchema.parse(JSON.parse(row.json))
  if (!options.body || row.body === null) return item
  return { ...item, body: bodySchema.parse(JSON.parse(row.body)) }
}
