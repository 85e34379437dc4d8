import { expect, test } from 'vitest'
import { Repeats } from './repeats.ts'

test('knows what was asked for before', () => {
  const repeats = new Repeats()
  expect(['/a', '/b', '/a', '/c', '/b'].map((url) => repeats.note(url))).toEqual([
    false,
    false,
    true,
    false,
    true,
  ])
})

test('keeps what is asked for now and then, and forgets what was asked for once', () => {
  const repeats = new Repeats()
  repeats.note('/once')
  for (let at = 0; at < 20_000; at += 1) {
    repeats.note(`/${at}`)
    if (at % 3000 === 0) repeats.note('/now-and-then')
  }
  expect(repeats.note('/now-and-then')).toBe(true)
  expect(repeats.note('/once')).toBe(false)
})
