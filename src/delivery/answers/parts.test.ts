import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { JsonText, sealOf } from './jsonText.ts'
import { type Part, Parts } from './parts.ts'

let folder: string
let parts: Parts

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadtwort-parts-'))
  parts = new Parts({ path: join(folder, 'parts'), most: 2000 })
})
afterEach(() => {
  parts.close()
  rmSync(folder, { recursive: true })
})

function partOf(name: string, length = 100): Part {
  const bytes = Buffer.from(`{"${name}":"${'ä'.repeat(length / 2)}"}`)
  return {
    bytes,
    seal: sealOf(bytes),
    tags: [`item:${name}`, 'item:ü'],
    types: ['news', 'media'],
    lastModified: '2026-11-01T08:00:00.000Z',
    timed: name.length % 2 === 1,
  }
}

function readBack(form: string, key: number) {
  const out = new JsonText()
  out.text('[')
  const noted = parts.write(form, key, out)
  out.text(']')
  const { seal } = out
  return { text: out.done().toString(), seal, noted }
}

describe('parts of answers', () => {
  it('come back as they were, with what shaped them, and with the same seal', () => {
    const part = partOf('eins')
    parts.keep('de', 7, part)
    expect([parts.has('de', 7), parts.has('de', 8), parts.has('en', 7)]).toEqual([
      true,
      false,
      false,
    ])
    const { text, seal, noted } = readBack('de', 7)
    const { bytes, seal: _seal, ...rest } = part
    expect(text).toBe(`[${bytes.toString()}]`)
    expect(noted).toEqual(rest)
    const direct = new JsonText()
    direct.text('[')
    direct.bytes(bytes, { seal: part.seal })
    direct.text(']')
    expect(seal).toBe(direct.seal)
  })

  it('leave nothing in the folder', () => {
    parts.keep('de', 1, partOf('eins'))
    expect(existsSync(join(folder, 'parts'))).toBe(false)
  })

  it('are gone after a change', () => {
    parts.keep('de', 1, partOf('eins'))
    parts.clear()
    expect(parts.has('de', 1)).toBe(false)
    parts.keep('de', 1, partOf('zwei'))
    expect(readBack('de', 1).text).toContain('zwei')
  })

  it('give way, the oldest first, where there is no more room', () => {
    for (let key = 1; key <= 50; key += 1) {
      const kept = partOf(`nummer-${key}`, 100 + (key % 7) * 20)
      parts.keep('de', key, kept)
      const left = Array.from({ length: key }, (_, at) => at + 1).filter((one) =>
        parts.has('de', one),
      )
      // Whole, without gaps, up to the last.
      expect(left).toEqual(Array.from(left, (_, at) => key - left.length + 1 + at))
      for (const one of left) expect(readBack('de', one).text).toContain(`"nummer-${one}"`)
      expect(left.length).toBeGreaterThanOrEqual(Math.min(key, 3))
    }
    expect(parts.has('de', 1)).toBe(false)
  })

  it('are simply not kept where there is no place for them', () => {
    const without = new Parts({ path: join(folder, 'missing', 'parts'), most: 2000 })
    without.keep('de', 1, partOf('eins'))
    expect(without.has('de', 1)).toBe(false)
    const small = new Parts({ path: join(folder, 'small'), most: 50 })
    small.keep('de', 1, partOf('eins'))
    expect(small.has('de', 1)).toBe(false)
    small.close()
  })
})
