import { describe, expect, it } from 'vitest'
import { slugProblem, toSlug, wantedSlug } from './slug.ts'

describe('toSlug', () => {
  it.each([
    ['Frühstück für Straßenkünstler', 'fruehstueck-fuer-strassenkuenstler'],
    ['ÄÖÜ & ẞ', 'aeoeue-und-ss'],
    ['Bürger*innen im KI.Halle', 'buerger-innen-im-ki-halle'],
    ['  Halle\u202e(Saale)  ', 'halle-saale'],
    ['ﬁnal ２０２４', 'final-2024'],
    ['Çay, Łódź und Київ', 'cay-lodz-und-kiyiv'],
    ['', ''],
    ['\ud800', ''],
  ])('makes %j into %j', (text, slug) => {
    expect(toSlug(text)).toBe(slug)
  })

  it('cuts long titles between words', () => {
    const slug = toSlug('Integrationskonferenz der Stadt '.repeat(8))
    expect(slug.length).toBeLessThanOrEqual(80)
    expect(slug.endsWith('-')).toBe(false)
  })
})

describe('slugs that are refused', () => {
  it.each(['search', 'changes', 'catalog', 'openapi', '0b7c7e1e-52a5-4d0c-9c52-0a4a2f4f6d11'])(
    'refuses %s from an editor',
    (slug) => {
      expect(slugProblem(slug)).not.toBeNull()
      expect(wantedSlug(slug, { source: 'Titel', fallback: 'news' })).toHaveProperty('problem')
    },
  )

  it('goes round them when made from a title', () => {
    expect(wantedSlug(null, { source: 'Search', fallback: 'news' })).toEqual({
      slug: 'news-search',
    })
    expect(wantedSlug(null, { source: '…', fallback: 'news' })).toEqual({ slug: 'news' })
  })

  it('cleans what an editor typed', () => {
    expect(wantedSlug('Mein Bericht.html', { source: null, fallback: 'news' })).toEqual({
      slug: 'mein-bericht-html',
    })
  })
})
