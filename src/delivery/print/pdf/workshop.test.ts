import { afterAll, describe, expect, it } from 'vitest'
import { text } from '../blocks.ts'
import type { Paper } from '../paper.ts'
import { openWorkshop } from './workshop.ts'

const workshop = openWorkshop()
afterAll(() => workshop.close())

function paper(more: Partial<Paper> = {}): Paper {
  return {
    language: 'de',
    direction: 'ltr',
    title: 'Ein Fest',
    author: null,
    subject: null,
    createdAt: '2026-10-01T10:00:00.000Z',
    changedAt: '2026-10-01T10:00:00.000Z',
    foot: 'Seite {page} von {pages}',
    blocks: [text('title', 'Ein Fest', { tag: 'H1' }), text('body', 'Alle kamen. 😀 中')],
    ...more,
  }
}

describe('the workshop', () => {
  it('gives the same bytes for the same document', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(() => workshop.write({ paper: paper(), pictures: new Map() })),
    )
    expect(
      Buffer.from(one ?? [])
        .subarray(0, 8)
        .toString(),
    ).toBe('%PDF-1.7')
    expect(Buffer.from(one ?? []).equals(Buffer.from(other ?? []))).toBe(true)
  })

  it('fails one document without failing the next', async () => {
    const blocks = [{ kind: 'picture' as const, id: 'a', alt: 'Bild', caption: '' }]
    const broken = { bytes: Buffer.from('no picture'), width: 10, height: 10 }
    await expect(
      workshop.write({ paper: paper({ blocks }), pictures: new Map([['a', broken]]) }),
    ).rejects.toThrow()
    expect((await workshop.write({ paper: paper(), pictures: new Map() })).length).toBeGreaterThan(
      1000,
    )
  })

  it('sets what fits no page or line', async () => {
    const word = 'Donaudampfschifffahrt'.repeat(40)
    const cell = (length: number) => ({ header: false, runs: [{ text: 'Wort '.repeat(length) }] })
    const blocks = [
      text('title', word, { tag: 'H1' as const }),
      {
        kind: 'table' as const,
        rows: [
          [cell(2000), cell(3)],
          [cell(1), cell(1)],
        ],
      },
      { kind: 'list' as const, start: 99, items: [[text('body', word)], []] },
      { kind: 'table' as const, rows: [] },
      text('body', []),
    ]
    const bytes = await workshop.write({ paper: paper({ blocks }), pictures: new Map() })
    expect(bytes.length).toBeGreaterThan(1000)
  })
})
