import { type Bits, meet } from './bits.ts'
import type { Place } from './indexing.ts'
import type { Rows } from './rows.ts'

/** The score of the first tier. */
const BEST = 5

/** A found row, and how well it fits (5 best). */
export type Hit = { score: number; row: number }

/** Where a page ended. */
export type After = Place & { score: number }

/** The best hits within `found`, newest first among equals. */
export function rankedHits(
  rows: Rows,
  tiers: Iterable<Bits>,
  options: { found: Bits; limit: number; after: After | null },
): Hit[] {
  const { found, limit, after } = options
  const hits: Hit[] = []
  let score = BEST + 1
  for (const tier of tiers) {
    score -= 1
    if (after && score > after.score) continue
    const newest = newestOf(rows, meet([tier, found]), {
      limit: limit - hits.length,
      after: score === after?.score ? after : null,
    })
    const reached = score
    hits.push(...newest.map((row) => ({ score: reached, row })))
    if (hits.length >= limit) break
  }
  return hits
}

/** The newest rows of a set, in order, without sorting all of it. */
function newestOf(
  rows: Rows,
  among: Bits,
  { limit, after }: { limit: number; after: Place | null },
): number[] {
  const newest: number[] = []
  among.each((row) => {
    if (after && !isBelow(rows.placeAt(row), after)) return
    const oldest = newest[limit - 1]
    if (oldest !== undefined && rows.newestFirst(row, oldest) > 0) return
    let at = newest.length
    while (at > 0 && rows.newestFirst(row, newest[at - 1] ?? 0) < 0) at -= 1
    newest.splice(at, 0, row)
    if (newest.length > limit) newest.pop()
  })
  return newest
}

function isBelow(place: Place, after: Place): boolean {
  return (place.day - after.day || place.published - after.published || place.tie - after.tie) < 0
}
