import { type Bits, Few } from './bits.ts'
import type { Place } from './indexing.ts'
import type { Order } from './order.ts'

/** The score of the first tier. */
const BEST = 5

/** A found row, and how well it fits (5 best). */
export type Hit = { score: number; row: number }

/** Where a page ended. */
export type After = Place & { score: number }

/** The best hits, newest first among equals; `tiers` of them, best first. */
export function rankedHits(
  order: Order,
  tiers: Iterable<Bits | Few>,
  options: { limit: number; after: After | null },
): Hit[] {
  const { limit, after } = options
  const hits: Hit[] = []
  let score = BEST + 1
  for (const tier of tiers) {
    score -= 1
    if (after && score > after.score) continue
    const from = after && score === after.score ? order.rankBelow(after) : 0
    const newest = newestOf(order, tier, { limit: limit - hits.length, from })
    for (const row of newest) hits.push({ score, row })
    if (hits.length >= limit) break
  }
  return hits
}

/** The newest rows of a set from a rank on, in order. */
function newestOf(
  order: Order,
  among: Bits | Few,
  options: { limit: number; from: number },
): number[] {
  if (among instanceof Few) return lowestRanks(order, among.rows, options)
  const count = among.count()
  // With so many, the first ranks hold enough of them; of few, each is looked at.
  return count * count > options.limit * order.length
    ? firstRanks(order, among, options)
    : lowestRanks(order, among.toArray(), options)
}

function firstRanks(
  order: Order,
  among: Bits,
  { limit, from }: { limit: number; from: number },
): number[] {
  const rows: number[] = []
  for (let rank = from; rank < order.length && rows.length < limit; rank += 1) {
    const row = order.rowAt(rank)
    if (among.has(row)) rows.push(row)
  }
  return rows
}

function lowestRanks(
  order: Order,
  rows: Iterable<number>,
  { limit, from }: { limit: number; from: number },
): number[] {
  const ranks: number[] = []
  for (const row of rows) {
    const rank = order.rankOf(row)
    if (rank < from) continue
    let at = ranks.length
    if (at < limit) ranks.push(rank)
    else if (rank > (ranks[limit - 1] ?? 0)) continue
    else at -= 1
    for (; at > 0 && rank < (ranks[at - 1] ?? 0); at -= 1) ranks[at] = ranks[at - 1] ?? 0
    ranks[at] = rank
  }
  return ranks.map((rank) => order.rowAt(rank))
}
