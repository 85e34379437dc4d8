import type { Reader, SortKey } from '#contract/contentType.ts'
import type { Ref, StoredItem } from '#contract/item.ts'
import { itemOf, type ItemRow, type Store } from '../store/index.ts'
import { lastChangeOf } from './find.ts'
import { beginOf } from './moments.ts'
import { selection, selectPage, type Selection } from './select.ts'

const MOST_JOINED = 1000

/** The answer in the making, as far as joins reach into it. */
type Making = {
  desk: { store: Store }
  find(id: string, languages: readonly string[]): { item: StoredItem } | null
  refTo(id: string, languages: readonly string[]): Ref | null
  summaryOf(item: StoredItem): Record<string, unknown>
  touch(row: ItemRow): void
  touchType(type: string, at: string | null): void
  touchTime(): void
}

/** What the joins of a content type may read while one answer is made. */
export function readerFor(composer: Making, languages: readonly string[]): Reader {
  const { desk } = composer
  return {
    get: (id) => composer.find(id, languages)?.item,
    ref: (id) => composer.refTo(id, languages),
    summary: (item) => composer.summaryOf(item),
    list: ({ type, filter = {}, sort, from, limit }) => {
      composer.touchType(type, lastChangeOf(desk.store, type))
      if (from !== undefined) composer.touchTime()
      const key: SortKey = sort ?? desk.store.contentTypes.get(type)?.defaultSort ?? '-date'
      const rows = selectPage(desk.store, {
        where: joinSelection({
          type,
          filter,
          from: from && desk.store.contentTypes.get(type)?.window ? beginOf(from) : from,
          languages,
        }),
        sort: key,
        limit: Math.min(limit ?? MOST_JOINED, MOST_JOINED),
        after: null,
      })
      return rows.flatMap((row): StoredItem[] => {
        composer.touch(row)
        const item = itemOf(row, { body: false })
        return item ? [item] : []
      })
    },
  }
}

/** Each id once: in the first of the languages, else in its original one, else in any. */
function joinSelection(options: {
  type: string
  filter: Record<string, string[]>
  from: string | undefined
  languages: readonly string[]
}): Selection {
  const { type, filter, from, languages } = options
  const order = languages.map((_, index) => `WHEN ? THEN ${index}`).join(' ')
  const rank = (table: string): string =>
    `CASE ${table}.language ${order} WHEN ${table}.original
     THEN ${languages.length} ELSE ${languages.length + 1} END`
  const types = [type]
  return selection({
    types,
    filters: Object.entries(filter).map(([name, values]) => ({ types, name, values })),
    span: { from: null, to: null },
    bounds: from === undefined ? [] : [{ sql: 't.starts_at >= ?', values: [from] }],
    more: [
      {
        sql: `NOT EXISTS (SELECT 1 FROM items o WHERE o.id = i.id AND o.state = 'put'
          AND (${rank('o')}, o.language) < (${rank('i')}, i.language))`,
        values: [...languages, ...languages],
      },
    ],
  })
}
