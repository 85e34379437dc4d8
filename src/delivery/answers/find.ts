import { idsOf } from '#contract/values.ts'
import { itemOf, ROW_COLUMNS, toRow, type ItemRow, type Store } from '../store/index.ts'

/** `?, ?, ?` for so many values. */
export function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ')
}

/** The ids a filter value means: an id, or a slug in any language, of something public. */
export function findPublicIds(store: Store, types: string[], value: string): string[] {
  const rows = store.known(
    `SELECT i.id FROM items i WHERE i.id = ? AND i.state = 'put' AND +i.type IN (${marks(types)})
     UNION SELECT s.id FROM slugs s JOIN items i ON i.id = s.id AND i.language = s.language
       WHERE s.slug = ? AND i.state = 'put' AND s.type IN (${marks(types)})`,
    value,
    ...types,
    value,
    ...types,
  )
  return rows.map((row) => String(row.id))
}

/** Chapters and all that stand for the same field of action in other editions, linked either way. */
export function withEquivalents(store: Store, ids: string[]): string[] {
  const links = store
    .all(`SELECT ${ROW_COLUMNS} FROM items i WHERE i.type = 'chapter' AND i.state = 'put'`)
    .flatMap((row) => {
      const item = itemOf(toRow(row), { body: false })
      return item ? idsOf(item.equivalents).map((other) => [item.id, other] as const) : []
    })
  const found = new Set(ids)
  for (let size = -1; size !== found.size;) {
    size = found.size
    for (const [one, other] of links) {
      if (found.has(one)) found.add(other)
      if (found.has(other)) found.add(one)
    }
  }
  return [...found]
}

/** When a type changed last, removals included: what a list of it must say in Last-Modified. */
export function lastChangeOf(store: Store, type: string): string | null {
  const at = store.known('SELECT max(at) AS at FROM items WHERE type = ?', type)[0]?.at
  return typeof at === 'string' ? at : null
}

/** When an item of a type and language was last removed or withdrawn. */
export function lastRemovalOf(
  store: Store,
  { type, language }: { type: string; language: string },
): string | null {
  const gone = "SELECT max(at) AS at FROM items WHERE type = ? AND language = ? AND state <> 'put'"
  const at = store.known(gone, type, language)[0]?.at
  return typeof at === 'string' ? at : null
}

/** Rows of items: `sql` is what follows `FROM items i`. */
export function rowsOf(store: Store, sql: string, ...values: (string | number)[]): ItemRow[] {
  return store.all(`SELECT ${ROW_COLUMNS} FROM items i ${sql}`, ...values).map(toRow)
}
