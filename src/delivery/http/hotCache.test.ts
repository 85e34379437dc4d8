import { expect, test } from 'vitest'
import { HotCache } from './hotCache.ts'
import { ReadyAnswer } from './ready.ts'

const KB = 1024
const options = { generation: 1, keep: Infinity }

/** An answer of some text, as large as asked for. */
function answer(length: number): ReadyAnswer {
  const body = 'Text '.repeat(length / 5)
  return new ReadyAnswer({ status: 200, contentType: 'text/plain', body }, { body, sequence: 1 })
}

function fill(cache: HotCache, count: number): void {
  cache.get('/', 1)
  for (let at = 0; at < count; at += 1) cache.put(`/${at}`, answer(10 * KB), options)
}

test('holds no more than it may, the newest', () => {
  const cache = new HotCache({ bytes: 100 * KB })
  fill(cache, 1000)
  expect(cache.size).toBeLessThanOrEqual(100 * KB)
  expect(cache.get('/999', 1)).toBeDefined()
  expect(cache.get('/0', 1)).toBeUndefined()
})

test('counts what an answer grows by when it is asked for in another coding', () => {
  const cache = new HotCache({ bytes: 100 * KB })
  fill(cache, 5)
  const held = cache.get('/4', 1)
  const before = cache.size
  const compressed = held?.variant('gzip').body.length ?? 0
  cache.weigh('/4')
  expect(cache.size).toBeGreaterThanOrEqual(before + compressed)
  expect(compressed).toBeGreaterThan(0)
})

test('lets go of everything when the store changes, and of what came too late', () => {
  const cache = new HotCache({ bytes: 100 * KB })
  fill(cache, 5)
  expect(cache.get('/4', 2)).toBeUndefined()
  expect(cache.size).toBe(0)
  cache.put('/late', answer(KB), options)
  expect(cache.get('/late', 2)).toBeUndefined()
  expect(cache.size).toBe(0)
})

test('does not hold what is larger than all it may hold', () => {
  const cache = new HotCache({ bytes: 100 * KB })
  cache.get('/', 1)
  cache.put('/large', answer(200 * KB), options)
  expect(cache.size).toBe(0)
})
