import { describe, expect, it } from 'vitest'
import { randomFrom } from '../../../tests/support/random.ts'
import { Bits, bitsOf, Either, either, Few, meet, type RowSet, within } from './bits.ts'

const LAST = 5000

/** Sets of all kinds: of some rows, many and none, as bits and as lists, some of them shorter. */
function sets(): { held: RowSet; rows: Set<number> }[] {
  const random = randomFrom(3)
  const simple = [0, 40, 1000, 4000].flatMap((count) =>
    [LAST, 700].map((last) => {
      const rows = new Set(Array.from({ length: count }, () => random.below(last)))
      const held = new Bits(last).addAll([...rows].toSorted((a, b) => a - b)).packed()
      return { held, rows }
    }),
  )
  const joined = simple.flatMap((one) =>
    simple.map((other) => {
      const rows = new Set([...one.rows, ...other.rows])
      return { held: either(one.held, other.held), rows }
    }),
  )
  const [shared, others] = [true, false].map((isShared) =>
    joined.filter(({ held }) => held instanceof Either === isShared).slice(0, 6),
  )
  return [...simple, ...(shared ?? []), ...(others ?? [])]
}

const sorted = (rows: Iterable<number>): number[] => [...rows].toSorted((a, b) => b - a)
const rowsOf = (set: RowSet): number[] => bitsOf(set).toArray()

describe('sets of rows', () => {
  it('are lists if they are small', () => {
    expect(sets().filter(({ held }) => held instanceof Few).length).toBeGreaterThan(0)
    expect(sets().filter(({ held }) => held instanceof Bits).length).toBeGreaterThan(0)
    expect(sets().filter(({ held }) => held instanceof Either).length).toBeGreaterThan(0)
    for (const { held, rows } of sets()) {
      expect(rowsOf(held)).toEqual(sorted(rows))
      for (let row = 0; row <= LAST; row += 7) expect(held.has(row)).toBe(rows.has(row))
    }
  })

  it('meet, and give and take', () => {
    for (const one of sets()) {
      for (const other of sets()) {
        using joined = bitsOf(one.held).include(other.held)
        expect(joined.toArray()).toEqual(sorted(new Set([...one.rows, ...other.rows])))
        expect(joined.count()).toBe(joined.toArray().length)
        using left = bitsOf(one.held).leave(other.held)
        const [shared, others] = [true, false].map((isShared) =>
          sorted([...one.rows].filter((row) => other.rows.has(row) === isShared)),
        )
        expect(left.toArray()).toEqual(others)
        using kept = bitsOf(one.held).keep(other.held)
        using met = meet([one.held, other.held])
        using inside = within(joined, [one.held, other.held])
        for (const set of [kept, met, inside]) expect(rowsOf(set)).toEqual(shared)
      }
    }
  })
})

it.each([1, 2, 3, 4])('find and count as a list does (seed %i)', (seed) => {
  const random = randomFrom(seed)
  const most = 40 + random.below(200)
  const rows = Array.from({ length: most }, (_, row) => row).filter(() => random.chance(seed / 6))
  const bits = new Bits(most).addAll(rows)
  for (let from = 0; from <= most + 1; from += 1) {
    expect(bits.firstFrom(from)).toBe(rows.find((row) => row >= from) ?? Infinity)
    expect(bits.lastUpTo(from)).toBe(rows.findLast((row) => row <= from) ?? -1)
    for (const to of [from - 1, from, from + 1, from + 31, from + 32, from + 70, most + 100]) {
      const between = rows.filter((row) => row >= from && row < to)
      expect(bits.countBetween(from, to)).toBe(between.length)
    }
  }
  expect(bits.lastUpTo(-1)).toBe(-1)
})

it('knows nothing where there is nothing', () => {
  const bits = new Bits()
  const found = [bits.firstFrom(0), bits.lastUpTo(1000), bits.countBetween(0, 1000)]
  expect(found).toEqual([Infinity, -1, 0])
})
