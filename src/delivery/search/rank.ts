import type { Condition } from '../answers/select.ts'
import { type ItemRow, ROW_COLUMNS, toRow } from '../store/index.ts'
import type { Match } from './match.ts'
import type { Tables } from './vocabulary.ts'

/** A found item: how well it fits (5 best), and its place in the index, newest highest. */
export type Hit = { score: number; row: number; item: ItemRow }

/** Where a page ended. */
export type After = { score: number; row: number }

/** Up to so many hits are known one by one before they are ordered. */
const FEW = 2000

// The index comes first whatever the planner thinks of it: it alone is bounded by the words.
const HITS = `search_index x
  CROSS JOIN search_items s ON s.row = x.rowid
  CROSS JOIN items i ON i.key = s.item
  WHERE search_index MATCH ?`

/** How many items match and fulfil a condition on `items i`. */
export function countHits(tables: Tables, match: Pick<Match, 'all'>, where: Condition): number {
  if (match.all === null) return 0
  const sql = `SELECT count(*) AS total FROM ${HITS} AND ${where.sql}`
  return Number(tables.get(sql, match.all, ...where.values)?.total)
}

/** The found items as a condition on `items i`, for facets. */
export function hitsAsCondition(match: Match): Condition {
  if (match.all === null) return { sql: '0', values: [] }
  return {
    sql: `i.key IN (SELECT s.item FROM search_index x JOIN search_items s ON s.row = x.rowid
      WHERE search_index MATCH ?)`,
    values: [match.all],
  }
}

/**
 * The best hits, newest first among equals. Tier by tier from the new end of the index, so that a
 * word that stands in every item costs no more than the page asked for.
 */
export function rankedHits(
  tables: Tables,
  match: Match,
  options: { where: Condition; total: number; limit: number; after: After | null },
): Hit[] {
  const { after, limit, total } = options
  if (match.all === null || total === 0) return []
  const where = total <= FEW ? known(tables, { match, where: options.where }) : options.where
  const hits: Hit[] = []
  for (const [at, tier] of match.tiers.entries()) {
    const score = match.tiers.length - at
    if (after && score > after.score) continue
    const below = after && score === after.score ? after.row : Number.MAX_SAFE_INTEGER
    const rows = tables.all(
      `SELECT ${ROW_COLUMNS}, s.row AS place FROM ${HITS} AND x.rowid < ? AND ${where.sql}
       ORDER BY x.rowid DESC LIMIT ?`,
      tier,
      below,
      ...where.values,
      limit - hits.length,
    )
    hits.push(...rows.map((row) => ({ score, row: Number(row.place), item: toRow(row) })))
    if (hits.length >= limit) break
  }
  return hits
}

/** The place of an item in this node's index; null if it is not in it. */
export function placeOf(
  tables: Tables,
  { id, language }: { id: string; language: string },
): number | null {
  const found = tables.get(
    'SELECT row FROM search_items WHERE id = ? AND language = ?',
    id,
    language,
  )
  return found ? Number(found.row) : null
}

/** Few hits are looked up once; the tiers then only tell them apart, without the filters again. */
function known(tables: Tables, { match, where }: { match: Match; where: Condition }): Condition {
  const rows = tables
    .all(`SELECT s.row AS place FROM ${HITS} AND ${where.sql}`, match.all, ...where.values)
    .map(({ place }) => Number(place))
  // The plus keeps the set from driving the index row by row.
  return {
    sql: '+x.rowid IN (SELECT value FROM json_each(?))',
    values: [JSON.stringify(rows)],
  }
}
