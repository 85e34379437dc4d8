import { expect, test } from 'vitest'
import { Memo } from './memo.ts'
import { Repeats } from './repeats.ts'

test('finds what is not held, once', () => {
  const memo = new Memo<string>({ most: 10_000, sizeOf: (value) => value.length })
  let asked = 0
  const find = () => `found ${(asked += 1)}`
  expect([memo.get('a', find), memo.get('a', find), memo.peek('a')]).toEqual(
    Array.from({ length: 3 }, () => 'found 1'),
  )
  memo.clear()
  expect(memo.peek('a')).toBeUndefined()
})

test('lets the oldest go when it is full', () => {
  const memo = new Memo<number>({ most: 1000, sizeOf: () => 300 })
  for (const name of ['a', 'b', 'c']) memo.set(name, 1)
  expect(['a', 'b', 'c'].map((name) => memo.peek(name))).toEqual([undefined, 1, 1])
})

test('does not go over its bounds for one large value', () => {
  const memo = new Memo<number>({ most: 1000, sizeOf: (value) => value })
  memo.set('a', 500)
  memo.set('b', 5000)
  expect([memo.peek('a'), memo.peek('b')]).toEqual([undefined, undefined])
})

test('remembers what is asked for again, if only that is wanted', () => {
  const memo = new Memo<number>({ most: 10_000, sizeOf: () => 1, repeats: new Repeats() })
  const held = () => ['a', 'b'].map((name) => memo.peek(name))
  memo.get('a', () => 1)
  memo.get('b', () => 2)
  expect(held()).toEqual([undefined, undefined])
  memo.get('a', () => 3)
  expect(held()).toEqual([3, undefined])
  memo.clear()
  memo.get('a', () => 4)
  expect(held()).toEqual([4, undefined])
})
