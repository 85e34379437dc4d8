import type { Composer } from '../answers/composer.ts'
import type { JsonText } from '../answers/jsonText.ts'
import type { Listing } from '../answers/listing.ts'
import { marked, snippet } from './highlight.ts'
import type { Marks } from './match.ts'
import type { Texts } from './texts.ts'

/** A found item: how well it fits, and its key in `items`. */
export type FoundItem = { score: number; key: number }

/** Writes found items as a list of summaries, each with its score and where the hits stand. */
export function writeHits(
  composer: Composer,
  out: JsonText,
  options: { hits: FoundItem[]; marks: Marks; listing: Listing; texts: Texts },
): void {
  const { hits, marks, listing } = options
  const scores = new Map(hits.map(({ key, score }) => [key, score]))
  const keys = [...scores.keys()]
  const texts = options.texts.of(keys)
  composer.writeSummaries(out, keys, {
    body: listing.include.includes('body'),
    links: listing.include.includes('links'),
    more: (key) => {
      const { title = '', texts: others = [] } = texts.get(key) ?? {}
      const highlights = { title: marked(title, marks), text: snippet(others, marks) }
      return `"score":${scores.get(key)},"highlights":${JSON.stringify(highlights)}`
    },
  })
}
