import type { CollectionSlug, Payload, PayloadRequest, Sort, Where } from 'payload'
import { z } from 'zod'
import { HEADS, SLUGS, STATE, USES, WAITING } from './collections.ts'

/** Where to read and write: with a request inside its transaction, without one outside of any. */
export type Scope = { payload: Payload; req?: Partial<PayloadRequest> }

const missing = z
  .null()
  .optional()
  .transform(() => null)
const text = z.string().or(missing)
const number = z.number().or(missing)
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value === true)

const texts = z
  .string()
  .nullish()
  .transform((value) => z.array(z.string()).parse(JSON.parse(value ?? '[]')))

const identity = {
  id: z.string(),
  itemId: z.string(),
  language: text,
  type: z.string(),
  collectionSlug: z.string(),
  documentId: z.string(),
}

const schemas = {
  [HEADS]: z.object({
    ...identity,
    sequence: z.number(),
    operation: z.enum(['put', 'withdraw', 'remove']),
    version: z.number(),
    numberedAt: z.number(),
    publishedAt: z.string(),
    updatedAtPublic: z.string(),
    slug: z.string(),
    formerSlugs: texts,
    reason: text,
    /** Of the content last put. */
    hash: z.string(),
    dependent: flag,
    item: text,
  }),
  [WAITING]: z.object({
    ...identity,
    operation: z.enum(['put', 'withdraw', 'remove']),
    version: z.number(),
    decidedAt: z.number(),
    /** The instant it counts from; null: when something public uses it. */
    dueAt: number,
    /** When what is put is to be removed again by itself; null: never. */
    until: number,
    /** Decided for now: not held back by a clock that lags behind. */
    atOnce: flag,
    /** Public only while another public item uses it. */
    dependent: flag,
    minor: flag,
    publishedAt: text,
    reason: text,
    hash: z.string(),
    item: text,
    uses: texts,
  }),
  [USES]: z.object({ id: z.string(), entry: z.string(), mediaId: z.string() }),
  [STATE]: z.object({
    id: z.string(),
    epoch: z.string(),
    sequence: z.number(),
    prunedUpTo: z.number(),
  }),
  [SLUGS]: z.object({
    id: z.string(),
    type: z.string(),
    language: text,
    slug: z.string(),
    itemId: z.string(),
    wasPublic: flag,
  }),
}

type Table = keyof typeof schemas
type RowOf<T extends Table> = z.infer<(typeof schemas)[T]>

export type Head = RowOf<typeof HEADS>
export type Waiting = RowOf<typeof WAITING>
export type SlugRow = RowOf<typeof SLUGS>
export type State = RowOf<typeof STATE>

/** One row per item and language. */
export function entryKey(itemId: string, language: string | null): string {
  return `${itemId}/${language ?? '-'}`
}

export async function findRows<T extends Table>(
  scope: Scope,
  table: T,
  where: Where,
  options: { sort?: Sort; limit?: number } = {},
): Promise<RowOf<T>[]> {
  const found = await scope.payload.db.find<Record<string, unknown>>({
    collection: tableSlug(scope, table),
    where,
    req: scope.req,
    limit: options.limit ?? 0,
    pagination: false,
    ...(options.sort ? { sort: options.sort } : {}),
  })
  return found.docs.map((doc) => parseRow(table, doc))
}

export async function findRow<T extends Table>(
  scope: Scope,
  table: T,
  id: string,
): Promise<RowOf<T> | null> {
  const [row] = await findRows(scope, table, { id: { equals: id } }, { limit: 1 })
  return row ?? null
}

/** Rows by their keys, in any order. */
export async function findByIds<T extends Table>(
  scope: Scope,
  table: T,
  ids: string[],
): Promise<RowOf<T>[]> {
  return ids.length === 0 ? [] : findRows(scope, table, { id: { in: ids } })
}

/** Writes the whole row, whether there was one or not. */
export async function putRow<T extends Table>(
  scope: Scope,
  table: T,
  row: RowOf<T>,
  existing: { id: string } | null,
): Promise<void> {
  const { id, ...rest } = row
  const data = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [
      name,
      Array.isArray(value) ? JSON.stringify(value) : value,
    ]),
  )
  const collection = tableSlug(scope, table)
  if (existing) {
    await scope.payload.db.updateOne({ collection, id, data, req: scope.req, returning: false })
  } else {
    await scope.payload.db.create({
      collection,
      data: { id, ...data },
      req: scope.req,
      returning: false,
    })
  }
}

export async function deleteRows(scope: Scope, table: Table, where: Where): Promise<void> {
  await scope.payload.db.deleteMany({ collection: tableSlug(scope, table), where, req: scope.req })
}

export async function deleteRow(scope: Scope, table: Table, id: string): Promise<void> {
  await deleteRows(scope, table, { id: { equals: id } })
}

/** Changes a row only if it is still as given; false if somebody else was first. */
export async function updateRowWhere(
  scope: Scope,
  table: Table,
  change: { where: Where; data: Record<string, unknown> },
): Promise<boolean> {
  const row = await scope.payload.db.updateOne({
    collection: tableSlug(scope, table),
    where: change.where,
    data: change.data,
    req: scope.req,
  })
  return row !== null
}

/** Whether the hub has a collection of this name. */
export function isCollection(payload: Payload, slug: string): slug is CollectionSlug {
  return Object.hasOwn(payload.collections, slug)
}

function tableSlug(scope: Scope, table: Table): CollectionSlug {
  if (isCollection(scope.payload, table)) return table
  throw new Error(`The hub is built without the collection ${table} of the publication log`)
}

function parseRow<T extends Table>(table: T, doc: Record<string, unknown>): RowOf<T>
function parseRow(table: Table, doc: Record<string, unknown>): RowOf<Table> {
  return schemas[table].parse(doc)
}
