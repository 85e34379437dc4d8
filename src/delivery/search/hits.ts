import type { Composer } from '../answers/composer.ts'
import type { JsonText } from '../answers/jsonText.ts'
import type { Listing } from '../answers/listing.ts'
import type { Highlights } from './highlights.ts'
import type { Marks } from './match.ts'

/** A found item: how well it fits, and its key in `items`. */
export type FoundItem = { score: number; key: number }

/** Writes found items as a list of summaries, each with its score and where the hits stand. */
export function writeHits(
  composer: Composer,
  out: JsonText,
  options: { hits: FoundItem[]; marks: Marks; listing: Listing; highlights: Highlights },
): void {
  const { hits, marks, listing } = options
  const scores = new Map(hits.map(({ key, score }) => [key, score]))
  const keys = [...scores.keys()]
  const highlightsOf = options.highlights.of(keys, marks)
  composer.writeSummaries(out, keys, {
    body: listing.include.includes('body'),
    links: listing.include.includes('links'),
    more: (key) => `"score":${scores.get(key)},"highlights":${highlightsOf(key)}`,
  })
}
