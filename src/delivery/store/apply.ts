import type { DatabaseSync } from 'node:sqlite'
import type { ContentType } from '#contract/contentType.ts'
import type { LogEntry } from '#contract/log.ts'
import type { StoredItem } from '#contract/item.ts'
import { berlinDay } from '#contract/time.ts'
import { wordsOf } from '#contract/values.ts'
import { type Entry, entryOf } from '../search/index.ts'
import { Recent } from '../memory/recent.ts'
import { aboveOf, instantKey, LEVEL, orderSegment, titleKey } from './keys.ts'
import { prepared } from './statements.ts'
import { writeItem } from './written.ts'

type Types = ReadonlyMap<string, ContentType>
type Position = Pick<LogEntry, 'sequence' | 'revision' | 'version' | 'at'>

const DEEPEST_TREE = 12
/** The filter of derived items: the id of what they follow from. */
export const DERIVED_FROM = 'derivedFrom'

/** Where items are made findable, and taken out again by their keys. */
export type Index = { add(entry: Entry): void; remove(key: number): void }

/** Where an entry is written, and the keys of the rows that it added, changed or took out. */
export type Target = { db: DatabaseSync; index: Index; types: Types; touched: Set<number> }

/**
 * Applies one entry inside the caller's transaction. Only what is newer than the store's revision of
 * (id, language) counts: a late or repeated entry changes nothing. Answers whether it did.
 */
export function applyEntry(target: Target, entry: LogEntry): boolean {
  const { db } = target
  const language = entry.language ?? ''
  const held = prepared(
    db,
    'SELECT revision, slug FROM items WHERE id = ? AND language = ? AND parent IS NULL',
  ).get(entry.id, language)
  if (held && Number(held.revision) >= entry.revision) return false
  if (held) takeOut(target, entry.id, entry.language)
  if (entry.operation === 'put') {
    if (entry.item) putItem(target, { item: entry.item, position: entry, parent: null })
    return true
  }
  const slug = entry.slug ?? String(held?.slug ?? '')
  insertRow(target, {
    id: entry.id,
    language,
    type: entry.type,
    slug,
    state: entry.operation,
    position: entry,
    reason: entry.reason ?? null,
  })
  orderBelow(target, entry.id)
  if (entry.operation === 'withdraw') {
    const former = wordsOf(entry.formerSlugs)
    putSlugs(db, { type: entry.type, language, id: entry.id, slug, former })
  }
  return true
}

function takeOut({ db, index, touched }: Target, id: string, language: string | null): void {
  const key = language ?? ''
  const derived = prepared(db, 'SELECT id FROM items WHERE parent = ? AND language = ?')
    .all(id, key)
    .map((row) => String(row.id))
  for (const gone of [...derived, id]) {
    prepared(
      db,
      'DELETE FROM filters WHERE item = (SELECT key FROM items WHERE id = ? AND language = ?)',
    ).run(gone, key)
    prepared(db, 'DELETE FROM slugs WHERE id = ? AND language = ?').run(gone, key)
    const row = prepared(db, 'DELETE FROM items WHERE id = ? AND language = ? RETURNING key')
    const removed = row.get(gone, key)?.key
    if (typeof removed !== 'number') continue
    touched.add(removed)
    index.remove(removed)
  }
}

function putItem(
  target: Target,
  options: { item: StoredItem; position: Position; parent: string | null },
): void {
  const { db, index, types } = target
  const { item, position, parent } = options
  const language = item.language ?? ''
  const type = types.get(item.type)
  const { key, startsAt } = insertRow(target, {
    id: item.id,
    language,
    type: item.type,
    slug: item.slug,
    state: 'put',
    position: parent === null ? position : { ...position, sequence: 0 },
    item,
    contentType: type,
    parent,
  })
  putSlugs(db, {
    type: item.type,
    language,
    id: item.id,
    slug: item.slug,
    former: item.formerSlugs,
  })
  orderBelow(target, item.id)
  // A node that does not know a type keeps its items for those who follow it, and shows nothing.
  if (!type) return
  const insert = prepared(
    db,
    'INSERT OR IGNORE INTO filters (filter, starts_at, item, language) VALUES (?, ?, ?, ?)',
  )
  const known = knownFilters(db)
  for (const [name, values] of filterValues(type, item, parent)) {
    for (const value of values) {
      insert.run(filterKey(db, known, { type: item.type, name, value }), startsAt, key, language)
    }
  }
  if (type.searchable !== false && type.path !== null) {
    index.add(entryOf(key, item, type.searchText?.(item) ?? []))
  }
  for (const derived of type.derives?.items(item) ?? []) {
    putItem(target, { item: derived, position, parent: item.id })
  }
}

function* filterValues(
  type: ContentType,
  item: StoredItem,
  parent: string | null,
): Generator<[string, string[]]> {
  if (parent !== null) yield [DERIVED_FROM, [parent]]
  yield ['category', item.categories.map((link) => link.id)]
  yield ['fieldOfAction', item.fieldsOfAction.map((link) => link.id)]
  yield ['tag', item.tags]
  yield ['channel', item.channels]
  yield ['featured', [String(item.featured)]]
  for (const [name, filter] of Object.entries(type.filters)) yield [name, filter.values(item)]
}

/** Keys of filters' values, and the last one that was given when they were read. */
type KnownFilters = { keys: Recent<number>; last: number }

const MOST_KNOWN = 10_000
const knownOf = new WeakMap<DatabaseSync, KnownFilters>()

function knownFilters(db: DatabaseSync): KnownFilters {
  const last = Number(prepared(db, 'SELECT max(key) AS key FROM filter_values').get()?.key ?? 0)
  const held = knownOf.get(db)
  if (held?.last === last) return held
  // A transaction was undone since, and the keys that were given in it.
  const known = { keys: new Recent<number>(MOST_KNOWN), last }
  knownOf.set(db, known)
  return known
}

/** The key of a filter's value; new values get one. */
function filterKey(
  db: DatabaseSync,
  known: KnownFilters,
  { type, name, value }: { type: string; name: string; value: string },
): number {
  const filter = `${type} ${name} ${value}`
  const held = known.keys.get(filter)
  if (held !== undefined) return held
  const find = 'SELECT key FROM filter_values WHERE type = ? AND name = ? AND value = ?'
  const found = prepared(db, find).get(type, name, value)?.key
  if (typeof found === 'number') {
    known.keys.set(filter, found)
    return found
  }
  const add = 'INSERT INTO filter_values (type, name, value) VALUES (?, ?, ?)'
  const key = Number(prepared(db, add).run(type, name, value).lastInsertRowid)
  known.keys.set(filter, key)
  known.last = key
  return key
}

function insertRow(
  { db, touched }: Target,
  row: {
    id: string
    language: string
    type: string
    slug: string
    state: LogEntry['operation']
    position: Position
    reason?: string | null
    item?: StoredItem
    contentType?: ContentType | undefined
    parent?: string | null
  },
): { key: number; startsAt: string } {
  const { item, position } = row
  const written = item && writeItem(row.contentType, item)
  const publishedAt = instantKey(item?.publishedAt) ?? position.at
  const date = item?.date.slice(0, 10) || berlinDay(publishedAt)
  // Dates of activities are ordered by their start, everything else by its day.
  const starts = (row.parent ? instantKey(item?.startsAt) : null) ?? date
  const variants = variantsOf(db, row.id) + 1
  if (variants > 1) {
    prepared(db, 'UPDATE items SET variants = ? WHERE id = ?').run(variants, row.id)
  }
  const result = prepared(
    db,
    `INSERT INTO items (id, language, type, slug, state, sequence, revision, version, at, reason,
        date, published_at, updated_at, starts_at, ends_at, title_key, ord, above, parent, original, channels,
        variants, ref, summary, made, kept, detail, body)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    row.id,
    row.language,
    row.type,
    row.slug,
    row.state,
    position.sequence,
    position.revision,
    position.version,
    position.at,
    row.reason ?? null,
    date,
    publishedAt,
    item?.updatedAt ?? position.at,
    starts,
    (row.parent ? instantKey(item?.endsAt) : null) ?? starts,
    item ? titleKey(item.title) : '',
    item ? `${ordOf(db, aboveOf(item), row.language)}${orderSegment(item)}` : '',
    item ? aboveOf(item) : null,
    row.parent ?? null,
    item?.originalLanguage ?? '',
    JSON.stringify(item?.channels ?? []),
    variants,
    written?.ref ?? null,
    written?.summary ?? null,
    written?.made ?? null,
    written?.kept ?? null,
    written?.detail ?? null,
    written?.body ?? null,
  )
  const key = Number(result.lastInsertRowid)
  touched.add(key)
  return { key, startsAt: starts }
}

function variantsOf(db: DatabaseSync, id: string): number {
  return Number(prepared(db, 'SELECT count(*) AS count FROM items WHERE id = ?').get(id)?.count)
}

function putSlugs(
  db: DatabaseSync,
  slugs: { type: string; language: string; id: string; slug: string; former: string[] },
): void {
  const { type, language, id, slug } = slugs
  const insert = (words: string, name: string, current: number): void => {
    prepared(
      db,
      `INSERT OR ${words} INTO slugs (type, slug, language, id, current) VALUES (?, ?, ?, ?, ?)`,
    ).run(type, name, language, id, current)
  }
  if (slug !== '') insert('REPLACE', slug, 1)
  for (const former of slugs.former) if (former !== slug) insert('IGNORE', former, 0)
}

/** What is below an item that has another place now, or none any more. */
function orderBelow(target: Target, id: string, depth = 0): void {
  const { db, touched } = target
  if (depth >= DEEPEST_TREE) return
  const below = prepared(
    db,
    "SELECT key, id, language, ord FROM items WHERE above = ? AND state = 'put' AND id <> above",
  ).all(id)
  for (const row of below) {
    const own = String(row.ord).slice(String(row.ord).lastIndexOf(LEVEL))
    const ord = `${ordOf(db, id, String(row.language))}${own}`
    if (ord === row.ord) continue
    prepared(db, 'UPDATE items SET ord = ? WHERE key = ?').run(ord, Number(row.key))
    touched.add(Number(row.key))
    orderBelow(target, String(row.id), depth + 1)
  }
}

/** The place of the item above: in the same language, else in the first; the same in every store. */
function ordOf(db: DatabaseSync, id: string | null, language: string): string {
  if (id === null) return ''
  const above = prepared(
    db,
    "SELECT ord FROM items WHERE id = ? AND state = 'put' ORDER BY language = ? DESC, language LIMIT 1",
  ).get(id, language)
  return typeof above?.ord === 'string' ? above.ord : ''
}
