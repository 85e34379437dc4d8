import { expect, test } from 'vitest'
import { ownBytes } from './ownBytes.ts'

test('keeps a text in no more memory than it has bytes', () => {
  const bytes = ownBytes('Frühstück – 🥐')
  expect(bytes.toString()).toBe('Frühstück – 🥐')
  expect(bytes.buffer.byteLength).toBe(bytes.length)
})
