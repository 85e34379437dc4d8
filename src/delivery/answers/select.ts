import type { SortKey } from '#contract/contentType.ts'
import { always, everything, type Places, type Position, type Selection } from '../places/index.ts'
import { type ItemRow, ROW_COLUMNS, type Store, toRow } from '../store/index.ts'
import type { Listing, Reach } from './listing.ts'
import { isDayForm } from './moments.ts'

/** Public items of a type in the languages and the channel asked for, each as often as it should appear. */
export function reachOf(type: string, { languages, fallback, channel }: Reach): Selection {
  const asked = [...languages, ...fallback]
  return {
    ...everything(type),
    channel,
    languages: languages.includes('*') ? null : asked,
    preferred: fallback.length > 0 ? { languages: asked, original: false } : null,
  }
}

/** The public items of a type that a listing asks for; `without` leaves out one filter, as its facet does. */
export function selectionOf(
  type: string,
  listing: Listing,
  options: { without?: string } = {},
): Selection {
  const { filters, years, window } = listing
  const { without } = options
  return {
    ...reachOf(type, listing),
    filters: filters.filter(({ name }) => name !== without),
    years: without === 'year' ? [] : years,
    window,
    ...spansOf(listing),
  }
}

/** Instants compare with the first publication, of dates with their start; days with the whole of a day. */
function spansOf({ from, to, window }: Listing): Pick<Selection, 'start' | 'published'> {
  if (window) return { start: { from, to }, published: always }
  const days = { from: from && isDayForm(from) ? from : null, to: to && isDayForm(to) ? to : null }
  return {
    start: days,
    published: { from: days.from ? null : from, to: days.to ? null : to },
  }
}

/** One page of a list as rows, in its order. */
export function selectPage(
  { store, places }: { store: Store; places: Places },
  options: { where: Selection; sort: SortKey; limit: number; after: Position | null },
): ItemRow[] {
  const { where, sort, limit, after } = options
  const keys = places.find(where, sort).page({ after, down: sort === '-date', limit })
  const rows = store
    .all(
      `SELECT ${ROW_COLUMNS} FROM items i WHERE i.key IN (SELECT value FROM json_each(?))`,
      JSON.stringify(keys),
    )
    .map(toRow)
  const byKey = new Map(rows.map((row) => [row.key, row]))
  return keys.flatMap((key) => byKey.get(key) ?? [])
}
