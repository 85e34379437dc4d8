import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../../tests/support/random.ts'
import { Bits } from './bits.ts'
import type { Place } from './indexing.ts'
import { Order } from './order.ts'
import { rankedHits } from './rank.ts'

describe('Order', () => {
  const random = randomFrom(5)
  const order = new Order()
  const places: Place[] = []
  const gone = new Set<number>([0])
  /** Takes in rows with higher and higher numbers, in one go. */
  const add = (count: number): void => {
    for (let added = 0; added < count; added += 1) {
      const row = Math.max(1, places.length)
      places[row] = { day: random.below(40), published: random.below(5), tie: random.below(1000) }
      order.add(row, places[row])
    }
    order.renew((row) => !gone.has(row))
  }
  const placeAt = (row: number): Place => places[row] ?? { day: 0, published: 0, tie: 0 }
  const compare = (a: Place, b: Place): number =>
    b.day - a.day || b.published - a.published || b.tie - a.tie
  const sorted = (rows: Iterable<number>): number[] =>
    [...rows].toSorted((a, b) => compare(placeAt(a), placeAt(b)) || b - a)

  // Many are sorted, few are put in among the others.
  it.each([3000, 20, 1, 0, 300])('is that of all rows after %d more', (count) => {
    add(count)
    const rows = places.flatMap((_, row) => (gone.has(row) ? [] : [row]))
    expect(Array.from({ length: order.length }, (_, rank) => order.rowAt(rank))).toEqual(
      sorted(rows),
    )
    for (const row of rows) expect(order.rowAt(order.rankOf(row))).toBe(row)
    for (const row of random.some(rows).slice(0, 50)) gone.add(row)
  })

  it.each([1, 10, 100, 1000, 3000])('gives the first of %d rows, page by page', (count) => {
    const rows = new Set(Array.from({ length: count }, () => 1 + random.below(places.length - 1)))
    const found = new Bits().addAll([...rows].filter((row) => !gone.has(row)).toSorted())
    const expected = sorted(found.toArray())
    for (const tier of [found, found.packed()]) {
      const first = rankedHits(order, [tier], { limit: 7, after: null }).map(({ row }) => row)
      expect(first).toEqual(expected.slice(0, 7))
      const last = first.at(-1)
      if (last === undefined) continue
      const after = { score: 5, ...order.placeAt(last) }
      const second = rankedHits(order, [tier], { limit: 7, after }).map(({ row }) => row)
      const behind = expected.filter((row) => compare(placeAt(row), after) > 0)
      expect(second).toEqual(behind.slice(0, 7))
    }
  })
})
