import type { Store } from '../store/index.ts'
import { marks } from './find.ts'
import { all, inFilter, rarest, selection, type Condition, type Selection } from './select.ts'

/** How many items have a value. */
export type ValueCount = { value: string; count: number }

/** How many items a selection has. */
export function count(store: Store, where: Selection): number {
  const { from, to } = where.span
  if (from === null && to === null) {
    const { sql, values } = counting(store, where, 'count(*) AS count')
    return Number(store.known(sql, ...values)[0]?.count)
  }
  const always = selection({ ...where, span: { from: null, to: null } })
  const { sql, values } = counting(store, always, 't.starts_at AS value, count(*) AS count')
  return store.tally(`${sql} GROUP BY 1 ORDER BY 1`, ...values).between(from, to)
}

/** How many items of a selection have which value of a filter, or of `year` or `type`. */
export function countValues(store: Store, where: Selection, name: string): ValueCount[] {
  const { sql, values } = countingValues(store, where, name)
  return store
    .known(sql, ...values)
    .map(({ value, count }) => ({ value: String(value), count: Number(count) }))
}

function countingValues(store: Store, where: Selection, name: string): Condition {
  if (name === 'year' || name === 'type') {
    const column = name === 'year' ? 'substr(i.date, 1, 4)' : 'i.type'
    const sql = `SELECT ${column} AS value, count(*) AS count FROM items i WHERE ${where.sql} GROUP BY 1`
    return { sql, values: where.values }
  }
  const { sql, values } = counting(store, where, 't.item AS item')
  return {
    sql: `SELECT v.value AS value, count(DISTINCT c.item) AS count
      FROM (${sql}) found
      CROSS JOIN filters c ON c.item = found.item
      CROSS JOIN filter_values v ON v.key = c.filter
      WHERE v.type IN (${marks(where.types)}) AND v.name = ? GROUP BY v.value`,
    values: [...values, ...where.types, name],
  }
}

/**
 * Reads what is to be counted, each item once: from the index of the rarest filter if there is one.
 * `what` names columns of `t`, which has `item`, `starts_at` and `language`.
 */
function counting(store: Store, where: Selection, what: string): Condition {
  const first = rarest(store, where.filters)
  if (!first) {
    return {
      sql: `SELECT ${what.replaceAll('t.item', 'i.key').replaceAll('t.', 'i.')} FROM items i WHERE ${where.sql}`,
      values: where.values,
    }
  }
  const rest = all(...inFilter(where, first), ...where.more)
  const items = where.more.length > 0 ? 'CROSS JOIN items i ON i.key = f.item' : ''
  const from = `FROM filters f ${items} WHERE f.filter IN (${marks(first.keys)}) AND ${rest.sql}`
  const values = [...first.keys, ...rest.values]
  // An item may have several of the values.
  const sql =
    first.keys.length > 1
      ? `SELECT ${what} FROM (SELECT DISTINCT f.item, f.starts_at ${from}) t`
      : `SELECT ${what.replaceAll('t.', 'f.')} ${from}`
  return { sql, values }
}
