import type { SQLInputValue } from 'node:sqlite'
import type { SortKey } from '#contract/contentType.ts'
import { ROW_COLUMNS, toRow, type ItemRow, type Store } from '../store/index.ts'
import { marks } from './find.ts'
import type { Listing, Reach } from './listing.ts'

/** A condition on `items i`. */
export type Condition = { sql: string; values: SQLInputValue[] }

/** Where a page ended: the sort value of its last row, and what breaks ties. */
export type Position = [string, string, string, string]

const sortColumns: Record<SortKey, { column: keyof ItemRow; down: boolean }> = {
  '-date': { column: 'starts_at', down: true },
  date: { column: 'starts_at', down: false },
  title: { column: 'title_key', down: false },
  order: { column: 'ord', down: false },
}

/** One page of a list, in its order. */
export function selectPage(
  store: Store,
  options: { where: Condition; sort: SortKey; limit: number; after: Position | null },
): ItemRow[] {
  const { where, after } = options
  const { column, down } = sortColumns[options.sort]
  const order = down ? 'DESC' : 'ASC'
  const columns = [`i.${column}`, 'i.published_at', 'i.id', 'i.language']
  const position = after ? ` AND (${columns.join(', ')}) ${down ? '<' : '>'} (?, ?, ?, ?)` : ''
  return store
    .all(
      `SELECT ${ROW_COLUMNS} FROM items i WHERE ${where.sql}${position}
       ORDER BY ${columns.map((name) => `${name} ${order}`).join(', ')} LIMIT ?`,
      ...where.values,
      ...(after ?? []),
      options.limit,
    )
    .map(toRow)
}

export function positionOf(row: ItemRow, sort: SortKey): Position {
  return [String(row[sortColumns[sort].column]), row.published_at, row.id, row.language]
}

export function count(store: Store, where: Condition): number {
  const row = store.get(`SELECT count(*) AS total FROM items i WHERE ${where.sql}`, ...where.values)
  return Number(row?.total)
}

/** The public items a listing asks for; `without` leaves out one filter, as its facet does. */
export function conditionOf(listing: Listing, options: { without?: string } = {}): Condition {
  const conditions = [
    reachOf(
      listing.types.map((type) => type.type),
      listing,
    ),
  ]
  for (const { name, values } of listing.filters) {
    if (name === options.without) continue
    conditions.push({
      sql: `i.key IN (SELECT f.item FROM filters f WHERE f.name = ? AND f.value IN (${marks(values)}))`,
      values: [name, ...values],
    })
  }
  if (listing.years.length > 0 && options.without !== 'year') {
    conditions.push({
      sql: `substr(i.date, 1, 4) IN (${marks(listing.years)})`,
      values: listing.years,
    })
  }
  return both(...conditions, spanOf(listing))
}

/** Public items of some types in the languages and the channel asked for, each as often as it should appear. */
export function reachOf(types: string[], reach: Reach): Condition {
  const conditions: Condition[] = [
    { sql: `i.state = 'put' AND i.type IN (${marks(types)})`, values: types },
  ]
  if (reach.channel !== null) conditions.push(inChannel('i', reach.channel))
  const all = reach.languages.includes('*')
  if (!all) {
    const languages = ['', ...reach.languages, ...reach.fallback]
    conditions.push({ sql: `i.language IN (${marks(languages)})`, values: languages })
  }
  if (reach.fallback.length > 0) conditions.push(firstLanguage(reach))
  return both(...conditions)
}

/** Keeps of each id the variant in the first language asked for that is public. */
function firstLanguage(reach: Reach): Condition {
  const order = [...new Set([...reach.languages, ...reach.fallback])].filter((tag) => tag !== '*')
  const rank = (table: string): string =>
    `CASE ${table}.language ${order.map((_, index) => `WHEN ? THEN ${index}`).join(' ')} ELSE ${order.length} END`
  const better = reach.channel === null ? null : inChannel('o', reach.channel)
  return {
    sql: `NOT EXISTS (SELECT 1 FROM items o WHERE o.id = i.id AND o.state = 'put'
      AND (${rank('o')}, o.language) < (${rank('i')}, i.language)${better ? ` AND ${better.sql}` : ''})`,
    values: [...order, ...order, ...(better?.values ?? [])],
  }
}

function inChannel(table: 'i' | 'o', channel: string): Condition {
  return {
    sql: `EXISTS (SELECT 1 FROM filters c WHERE c.name = 'channel' AND c.value = ? AND c.item = ${table}.key)`,
    values: [channel],
  }
}

function spanOf(listing: Listing): Condition {
  const { from, to, window } = listing
  const conditions: Condition[] = [{ sql: '1', values: [] }]
  if (window) {
    conditions.push({
      sql: '(i.ends_at > ? OR i.starts_at >= ?) AND i.starts_at < ?',
      values: [window.begin, window.begin, window.end],
    })
  }
  for (const [moment, sign] of [
    [from, '>='],
    [to, '<='],
  ] as const) {
    if (moment === null) continue
    const instant = window ? 'i.starts_at' : 'i.published_at'
    const column = moment.length === 10 ? 'i.date' : instant
    conditions.push({ sql: `${column} ${sign} ?`, values: [moment] })
  }
  return both(...conditions)
}

export function both(...conditions: Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  }
}
