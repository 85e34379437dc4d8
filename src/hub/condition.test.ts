import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { watchHub } from './condition.ts'
import type { HubCondition } from './front/calls.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('tells every second how the database is, and gives up on one that stays refused', async () => {
  const told: HubCondition[] = []
  const database = { waiting: 0, heldMs: 0, overdue: 0, commitFailures: 0, busyMs: 0 }
  using watch = watchHub({
    database: () => ({ ...database }),
    tell: (condition) => told.push(condition),
  })
  let failure: Error | null = null
  void watch.failed.then((error) => (failure = error))
  expect(told).toEqual([{ ready: true, database }])

  database.busyMs = 59_000
  await vi.advanceTimersByTimeAsync(1000)
  expect(told.at(-1)?.database?.busyMs).toBe(59_000)
  expect(failure).toBeNull()

  database.busyMs = 60_001
  await vi.advanceTimersByTimeAsync(1000)
  expect(failure).toMatchObject({ message: expect.stringContaining('refused all writing') })
})
