import { expect, test } from 'vitest'
import { pauseAfter } from './pauses.ts'

const pauses = (failures: number, isBuilding: boolean): number[] =>
  Array.from({ length: 200 }, () => pauseAfter(failures, { pollMs: 1000, isBuilding }))

test('looks again within seconds when the log cannot be read, however often', () => {
  for (const failures of [1, 5, 1000]) {
    expect(Math.max(...pauses(failures, false))).toBeLessThanOrEqual(3000)
    expect(Math.min(...pauses(failures, false))).toBeGreaterThanOrEqual(1000)
  }
  expect(pauses(0, false)).toContain(1000)
})

test('leaves the hub and a full disk alone for up to a minute when no store can be built', () => {
  expect(Math.max(...pauses(1, true))).toBeLessThanOrEqual(2000)
  expect(Math.min(...pauses(1000, true))).toBeGreaterThanOrEqual(30_000)
  expect(Math.max(...pauses(1000, true))).toBeLessThanOrEqual(60_000)
})

test('brings nodes back at different times', () => {
  expect(new Set(pauses(3, false)).size).toBeGreaterThan(100)
})
