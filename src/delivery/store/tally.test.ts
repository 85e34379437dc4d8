import { expect, test } from 'vitest'
import { Tally } from './tally.ts'

const tally = new Tally(['2019-12-31', '2020-01-01', '2020-03-15', '2024-02-29'], [1, 2, 3, 4])

test.each([
  [null, null, 10],
  ['2020-01-01', null, 9],
  [null, '2020-01-01', 3],
  ['2020-01-01', '2020-12-31', 5],
  ['2020-01-02', '2020-03-14', 0],
  ['2024-02-29', '2024-02-29', 4],
  ['2024-03-01', null, 0],
  [null, '2019-12-30', 0],
  ['2021-01-01', '2020-01-01', 0],
])('counts from %s to %s', (from, to, count) => {
  expect(tally.between(from, to)).toBe(count)
})

test('counts nothing where there is nothing', () => {
  expect(new Tally([], []).between(null, null)).toBe(0)
})
