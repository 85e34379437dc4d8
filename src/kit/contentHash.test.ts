import { describe, expect, it } from 'vitest'
import { contentHash } from './contentHash.ts'

describe('contentHash', () => {
  it('is the same however a database keeps emptiness, order and instants', () => {
    const one = { title: 'A', teaser: null, tags: [], at: '2026-05-04T10:00:00+02:00', n: { x: 1 } }
    const two = { n: { x: 1, y: '' }, at: new Date('2026-05-04T08:00:00Z'), title: 'A' }
    expect(contentHash(one)).toBe(contentHash(two))
  })

  it('changes with the content, not with the work on it', () => {
    const hash = contentHash({ title: 'A', body: { root: { children: [{ text: 'x' }] } } })
    expect(
      contentHash({
        title: 'A',
        body: { root: { children: [{ text: 'x' }] } },
        version: 9,
        workState: 'approved',
        embargoUntil: '2099-01-01T00:00:00Z',
      }),
    ).toBe(hash)
    expect(contentHash({ title: 'A', body: { root: { children: [{ text: 'y' }] } } })).not.toBe(
      hash,
    )
  })
})
