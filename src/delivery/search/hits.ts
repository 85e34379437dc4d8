import { z } from 'zod'
import type { Composer, Desk } from '../answers/composer.ts'
import { rowsOf } from '../answers/find.ts'
import type { JsonText } from '../answers/jsonText.ts'
import type { Listing } from '../answers/listing.ts'
import {
  itemOf,
  plainTextOf,
  type Store,
  summaryColumns,
  type SummaryRow,
  toSummaryRow,
  unmarked,
} from '../store/index.ts'
import { marked, snippet } from './highlight.ts'
import type { Marks } from './match.ts'

/** A found item: how well it fits, and its key in `items`. */
export type FoundItem = { score: number; key: number }

/** Writes found items as a list of summaries, each with its score and where the hits stand. */
export function writeHits(
  composer: Composer,
  out: JsonText,
  { hits, marks, listing }: { hits: FoundItem[]; marks: Marks; listing: Listing },
): void {
  const { desk } = composer
  const scores = new Map(hits.map(({ key, score }) => [key, score]))
  const rows = readRows(desk.store, [...scores.keys()])
  composer.writeSummaries(out, [...scores.keys()], {
    body: listing.include.includes('body'),
    links: listing.include.includes('links'),
    more: (key) => {
      const row = rows.get(key)
      if (!row) return `"score":${scores.get(key)}`
      const { title, teaser } = headSchema.parse(JSON.parse(`{${unmarked(row.summary)}}`))
      const highlights = {
        title: marked(title, marks),
        text: snippet(textsOf(desk, { row, key, teaser }), marks),
      }
      return `"score":${scores.get(key)},"highlights":${JSON.stringify(highlights)}`
    },
  })
}

const headSchema = z.object({ title: z.string().catch(''), teaser: z.string().nullish() })

function readRows(store: Store, keys: number[]): Map<number, SummaryRow> {
  const columns = summaryColumns({ body: true })
  const rows = store
    .all(
      `SELECT ${columns} FROM items i WHERE i.key IN (SELECT value FROM json_each(?))`,
      JSON.stringify(keys),
    )
    .map(toSummaryRow)
  return new Map(rows.map((row) => [row.key, row]))
}

/** The texts of an item, one by one: most hits are found before all are read. */
function* textsOf(
  { store }: Desk,
  { row, key, teaser }: { row: SummaryRow; key: number; teaser: string | null | undefined },
): Generator<string> {
  if (teaser) yield teaser
  const body = row.body && plainTextOf(row.body)
  if (body) yield body
  const [whole] = rowsOf(store, 'WHERE i.key = ?', key)
  const item = whole ? itemOf(whole, { body: true }) : null
  const more = item && store.contentTypes.get(row.type)?.searchText?.(item)
  for (const text of more ?? []) if (text) yield text
}
