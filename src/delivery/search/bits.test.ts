import { expect, it } from 'vitest'
import { randomFrom } from '../../../tests/support/random.ts'
import { Bits } from './bits.ts'

it.each([1, 2, 3, 4])('finds and counts as a list does (seed %i)', (seed) => {
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
  expect(bits.count()).toBe(rows.length)
})

it('knows nothing where there is nothing', () => {
  const bits = new Bits()
  expect([bits.firstFrom(0), bits.lastUpTo(1000), bits.countBetween(0, 1000)]).toEqual([
    Infinity,
    -1,
    0,
  ])
})
