import type { Reader, SortKey } from '#contract/contentType.ts'
import type { Ref, StoredItem } from '#contract/item.ts'
import { itemOf, type ItemRow, type Store } from '../store/index.ts'
import { lastChangeOf } from './find.ts'
import { beginOf } from './moments.ts'
import { everything, type Places } from '../places/index.ts'
import { selectPage } from './select.ts'

const MOST_JOINED = 1000

/** The answer in the making, as far as joins reach into it. */
type Making = {
  desk: { store: Store; places: Places }
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
      const isDated = desk.store.contentTypes.get(type)?.window !== undefined
      const rows = selectPage(desk, {
        where: {
          ...everything(type),
          // Each id once.
          preferred: { languages, original: true },
          filters: Object.entries(filter).map(([name, values]) => ({ name, values })),
          start: { from: (isDated && from ? beginOf(from) : from) ?? null, to: null },
        },
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
