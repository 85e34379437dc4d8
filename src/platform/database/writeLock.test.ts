import { expect, it } from 'vitest'
import { DatabaseBusyError, SelfDeadlockError } from './failures.ts'
import { createWriteLock } from './writeLock.ts'

const roomy = { waitMs: 10_000, holdMs: 10_000 }

it('gives turns in the order of asking', async () => {
  const lock = createWriteLock(roomy)
  const order: number[] = []
  await Promise.all(
    [1, 2, 3, 4].map((number) =>
      lock.run(async () => {
        order.push(number)
        await Promise.resolve()
        order.push(number)
      }),
    ),
  )
  expect(order).toEqual([1, 1, 2, 2, 3, 3, 4, 4])
})

it('refuses at once to wait for the turn the caller is in', async () => {
  const lock = createWriteLock(roomy)
  const turn = await lock.acquire()
  await expect(lock.acquire()).rejects.toThrow(SelfDeadlockError)
  await expect(lock.run(async () => 1)).rejects.toThrow(SelfDeadlockError)
  turn.release()
  expect(await lock.run(async () => 1)).toBe(1)
})

it('lets siblings of one breath wait for each other', async () => {
  const lock = createWriteLock(roomy)
  const turns = [lock.acquire(), lock.acquire(), lock.acquire()]
  for (const turn of turns) (await turn).release()
  expect(lock.status()).toMatchObject({ waiting: 0, heldMs: 0 })
})

it('does not take work begun outside for a part of the turn', async () => {
  const lock = createWriteLock(roomy)
  const turn = await lock.acquire()
  const work = lock.outside(() => lock.run(async () => 'done'))
  expect(lock.status().waiting).toBe(1)
  turn.release()
  expect(await work).toBe('done')
})

it('ends a turn that is held too long, and the next one gets in', async () => {
  const lock = createWriteLock({ waitMs: 10_000, holdMs: 5 })
  const turn = await lock.acquire()
  const undone = new Promise<void>((resolve) => {
    turn.onOverdue = async () => resolve()
  })
  expect(await lock.outside(() => lock.run(async () => 'next'))).toBe('next')
  await undone
  expect(lock.status().overdue).toBe(1)
})

it('tells those who wait too long, and forgets them', async () => {
  const lock = createWriteLock({ waitMs: 5, holdMs: 10_000 })
  const turn = await lock.acquire()
  const late = lock.outside(() => lock.run(async () => 1))
  await expect(late).rejects.toThrow(DatabaseBusyError)
  expect(lock.status().waiting).toBe(0)
  turn.release()
  expect(await lock.run(async () => 1)).toBe(1)
})
