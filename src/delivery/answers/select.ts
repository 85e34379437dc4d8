import type { SQLInputValue } from 'node:sqlite'
import type { SortKey } from '#contract/contentType.ts'
import { ROW_COLUMNS, toRow, type ItemRow, type Store } from '../store/index.ts'
import { marks } from './find.ts'
import type { Listing, Reach } from './listing.ts'
import { isDayForm } from './moments.ts'

/** A condition on `items i`. */
export type Condition = { sql: string; values: SQLInputValue[] }

/** A filter of some types, and the values it may have. */
type Filtered = { types: string[]; name: string; values: string[] }

/**
 * The public items an answer is about: a condition on `items i`, and the parts it is made of, so
 * that an index can begin with one of them.
 */
export type Selection = Condition & {
  types: string[]
  /** Every one must match, by any of its values. */
  filters: Filtered[]
  /** First and last day of `starts_at`; null is without end. */
  span: { from: string | null; to: string | null }
  /** Conditions on `starts_at` and `language`, which the filters know as well; `t` is the table. */
  bounds: Condition[]
  /** What only the row of an item tells. */
  more: Condition[]
}

/** Where a page ended: the sort value of its last row, and what breaks ties. */
export type Position = [string, string, string, string]

const sortColumns: Record<SortKey, { column: string; down: boolean }> = {
  '-date': { column: 'starts_at', down: true },
  date: { column: 'starts_at', down: false },
  title: { column: 'title_key', down: false },
  order: { column: 'ord', down: false },
}

/** What orders items of the same sort value. */
const ties = ['published_at', 'id', 'language']

type PageOptions = { where: Selection; sort: SortKey; limit: number; after: Position | null }

/** One page of a list, in its order. */
export function selectPage(store: Store, options: PageOptions): ItemRow[] {
  const { sql, values } = pageOf(store, options)
  return store.all(`SELECT ${ROW_COLUMNS} ${sql}`, ...values).map(toRow)
}

/** Where a public item stands in a list. */
export type Place = { key: number; position: Position }

/** The same without the rows: most of what they hold has been read for another answer before. */
export function selectPlaces(store: Store, options: PageOptions): Place[] {
  const { sql, values } = pageOf(store, options)
  const by = ['key', sortColumns[options.sort].column, ...ties]
    .map((name) => `i.${name}`)
    .join(', ')
  return store.all(`SELECT json_array(${by}) AS place ${sql}`, ...values).map(({ place }) => {
    const [key, ...position]: [number, ...Position] = JSON.parse(String(place))
    return { key, position }
  })
}

/** What follows the columns: in lists by day, reading begins with the rarest filter. */
function pageOf(store: Store, { where, sort, limit, after }: PageOptions): Condition {
  const { column, down } = sortColumns[sort]
  const direction = down ? 'DESC' : 'ASC'
  const tied = ties.map((name) => `i.${name}`)
  const inOrder = (first: string) => [first, ...tied].map((by) => `${by} ${direction}`).join(', ')
  const position: Condition[] = after
    ? [{ sql: `(i.${column}, ${tied.join(', ')}) ${down ? '<' : '>'} (?, ?, ?, ?)`, values: after }]
    : []
  const first = column === 'starts_at' ? rarest(store, where.filters) : undefined
  if (!first) {
    const { sql, values } = both(where, ...position)
    return {
      sql: `FROM items i WHERE ${sql} ORDER BY ${inOrder(`i.${column}`)} LIMIT ?`,
      values: [...values, limit],
    }
  }
  const start: Condition[] = after
    ? [{ sql: `f.starts_at ${down ? '<=' : '>='} ?`, values: [after[0]] }]
    : []
  const rest = all(...inFilter(where, first), ...start, ...where.more, ...position)
  const page = `FROM filters f CROSS JOIN items i ON i.key = f.item
    WHERE f.filter = ? AND ${rest.sql} ORDER BY ${inOrder('f.starts_at')} LIMIT ?`
  const pages = first.keys.map((key) => ({ sql: page, values: [key, ...rest.values, limit] }))
  const [only] = pages
  if (only && pages.length === 1) return only
  // The first of each value, then the first of those: an item may have several of the values.
  const found = pages.map(({ sql }) => `SELECT item FROM (SELECT f.item ${sql})`)
  return {
    sql: `FROM items i WHERE i.key IN (${found.join(' UNION ')})
      ORDER BY ${inOrder('i.starts_at')} LIMIT ?`,
    values: [...pages.flatMap(({ values }) => values), limit],
  }
}

/** The conditions of a selection on the rows `f` of one of its filters. */
export function inFilter(where: Selection, first: First): Condition[] {
  return [
    ...boundsOf(where, 'f'),
    ...where.filters
      .filter((filter) => filter !== first.filter)
      .map((filter) => hasFilter('f.item', filter)),
  ]
}

function boundsOf({ span, bounds }: Omit<Selection, 'sql' | 'values'>, t: 'i' | 'f'): Condition[] {
  const { from, to } = span
  return [
    ...bounds.map(({ sql, values }) => ({ sql: sql.replaceAll('t.', `${t}.`), values })),
    ...(from === null ? [] : [{ sql: `${t}.starts_at >= ?`, values: [from] }]),
    ...(to === null ? [] : [{ sql: `${t}.starts_at <= ?`, values: [to] }]),
  ]
}

/** A filter to begin with, and the keys of its values. */
type First = { filter: Filtered; keys: number[] }

/** The filter with the fewest items: with it reading begins. */
export function rarest(store: Store, filters: Filtered[]): First | undefined {
  const known = filters.map((filter) => ({ filter, keys: filterKeys(store, filter) }))
  if (known.length < 2) return known[0]
  const sized = known.map((first) => ({ first, size: sizeOf(store, first.keys) }))
  return sized.reduce((least, one) => (one.size < least.size ? one : least)).first
}

function sizeOf(store: Store, keys: number[]): number {
  const sql = `SELECT count(*) AS count FROM filters WHERE filter IN (${marks(keys)})`
  return Number(store.known(sql, ...keys)[0]?.count)
}

/** The public items a listing asks for; `without` leaves out one filter, as its facet does. */
export function conditionOf(listing: Listing, options: { without?: string } = {}): Selection {
  const types = listing.types.map((type) => type.type)
  const reach = reachOf(types, listing)
  const filters = listing.filters
    .filter(({ name }) => name !== options.without)
    .map(({ name, values }) => ({ types, name, values }))
  const span = spanOf(listing, options.without === 'year' ? [] : listing.years)
  return selection({
    types,
    filters: [...reach.filters, ...filters],
    span: span.span,
    bounds: [...reach.bounds, ...span.bounds],
    more: [...reach.more, ...span.more],
  })
}

/** Public items of some types in the languages and the channel asked for, each as often as it should appear. */
export function reachOf(types: string[], reach: Reach): Selection {
  const { channel, fallback } = reach
  const filters = channel === null ? [] : [{ types, name: 'channel', values: [channel] }]
  const languages = ['', ...reach.languages, ...fallback]
  const bounds = reach.languages.includes('*')
    ? []
    : [{ sql: `t.language IN (${marks(languages)})`, values: languages }]
  const more = fallback.length > 0 ? [firstLanguage(reach, filters)] : []
  return selection({ types, filters, span: { from: null, to: null }, bounds, more })
}

/** A selection of public items, as the sum of its parts. */
export function selection(parts: Omit<Selection, 'sql' | 'values'>): Selection {
  const { types, filters, more } = parts
  const whole = all(
    { sql: `i.state = 'put' AND i.type IN (${marks(types)})`, values: types },
    ...boundsOf(parts, 'i'),
    ...filters.map((filter) => hasFilter('i.key', filter)),
    ...more,
  )
  return { ...parts, ...whole }
}

/** A selection that fulfils a further condition. */
export function both(where: Selection, ...conditions: Condition[]): Selection {
  return selection({ ...where, more: [...where.more, ...conditions] })
}

/** Keeps of each id the variant in the first language asked for that is public. */
function firstLanguage(reach: Reach, filters: Filtered[]): Condition {
  const order = [...new Set([...reach.languages, ...reach.fallback])].filter((tag) => tag !== '*')
  const rank = (table: string): string =>
    `CASE ${table}.language ${order.map((_, index) => `WHEN ? THEN ${index}`).join(' ')} ELSE ${order.length} END`
  const better = all(
    {
      sql: `o.id = i.id AND o.state = 'put' AND (${rank('o')}, o.language) < (${rank('i')}, i.language)`,
      values: [...order, ...order],
    },
    ...filters.map((filter) => hasFilter('o.key', filter)),
  )
  return { sql: `NOT EXISTS (SELECT 1 FROM items o WHERE ${better.sql})`, values: better.values }
}

/** That an item has a filter: for those that are found by something else. */
export function hasFilter(item: 'i.key' | 'o.key' | 'f.item', filter: Filtered): Condition {
  const keys = keysOf(filter)
  return {
    sql: `EXISTS (SELECT 1 FROM filters x WHERE x.item = ${item} AND x.filter IN (${keys.sql}))`,
    values: keys.values,
  }
}

/** The keys of a filter's values. */
export function filterKeys(store: Store, filter: Filtered): number[] {
  const { sql, values } = keysOf(filter)
  return store.known(sql, ...values).map(({ key }) => Number(key))
}

function keysOf({ types, name, values }: Filtered): Condition {
  return {
    sql: `SELECT key FROM filter_values
      WHERE type IN (${marks(types)}) AND name = ? AND value IN (${marks(values)})`,
    values: [...types, name, ...values],
  }
}

function spanOf(
  { types, from, to, window }: Listing,
  years: string[],
): Pick<Selection, 'span' | 'bounds' | 'more'> {
  const [year, ...others] = years
  if (year !== undefined) {
    const isOne = others.length === 0 && types.every((type) => !type.window)
    return isOne
      ? { span: { from: `${year}-01-01`, to: `${year}-12-31` }, bounds: [], more: [] }
      : inYears(years)
  }
  if (window) {
    const limits = [
      { sql: 't.starts_at < ?', values: [window.end] },
      ...(from === null ? [] : [{ sql: 't.starts_at >= ?', values: [from] }]),
      ...(to === null ? [] : [{ sql: 't.starts_at <= ?', values: [to] }]),
    ]
    const lasting = 'i.ends_at > ? OR i.starts_at >= ?'
    const more = [{ sql: lasting, values: [window.begin, window.begin] }]
    return { span: { from: null, to: null }, bounds: limits, more }
  }
  const [first, last] = [from, to].map((moment) => moment !== null && isDayForm(moment))
  return {
    span: { from: first ? from : null, to: last ? to : null },
    bounds: [],
    more: [
      ...(from === null || first ? [] : [{ sql: 'i.published_at >= ?', values: [from] }]),
      ...(to === null || last ? [] : [{ sql: 'i.published_at <= ?', values: [to] }]),
    ],
  }
}

/** By the day of an item: `starts_at` of dates is an instant, which may be of the year before. */
function inYears(years: string[]): Pick<Selection, 'span' | 'bounds' | 'more'> {
  const [first = '', last = ''] = [years.toSorted().at(0), years.toSorted().at(-1)]
  const before = String(Number(first) - 1).padStart(4, '0')
  return {
    span: { from: null, to: null },
    bounds: [
      { sql: 't.starts_at >= ? AND t.starts_at < ?', values: [`${before}-12-31`, `${last}~`] },
    ],
    more: [{ sql: `substr(i.date, 1, 4) IN (${marks(years)})`, values: years }],
  }
}

/** Conditions that must all be fulfilled. */
export function all(...conditions: Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => `(${sql})`).join(' AND ') || '1',
    values: conditions.flatMap(({ values }) => values),
  }
}
