import { describe, expect, it } from 'vitest'
import { escapeHtml } from '../answers/html.ts'
import { codedTexts, Writer } from './coding.ts'
import { SHORTEST_BEGINNING } from './lexicon.ts'
import { Marker } from './marker.ts'
import type { Marks } from './match.ts'
import { MOST_PIECES, Pieces } from './pieces.ts'
import { words } from './text.ts'

const texts = [
  'Die Straße, die Strasse und die STRASSE: neue Bauern queren Bäume, Baeume, Bäeume.',
  'Über uns – Ueber uns, Aue, Quelle, Oeffentlichkeit und Öffentlichkeit',
  'Bürger*innen, Bürger:innen, Bürger(innen), Bürger(in)nen/-innen und die Bürger: in Stadt/Land',
  'Corona-Pandemie, Leichte·Sprache, Kita\u00adplatz, Cafe\u0301, Café, Fußball-Verein 1904',
  'Привет, İstanbul, ırmak, ﬁnden, 𝔸𝔹 und x² („Wörter“)',
  `  "Zeichen" <b> & \\ \t \u2028 \ud800 und eine ${'überlange'.repeat(40)} Reihe ${'–'.repeat(100)}!  `,
]

const nothing: Marks = { forms: [], beginning: null, phrases: [] }
const only = (...list: string[]): Marks => ({
  ...nothing,
  forms: [{ inflected: list.join(' '), wider: '' }],
})

/** Words enough that no further one gets a number. */
const crowd = Array.from({ length: MOST_PIECES }, (_, at) => `w${at}`).join(' ')

/** What marks texts, with all numbers given out already if `full`. */
function markerOf({ full = false } = {}) {
  const pieces = new Pieces()
  const writer = new Writer(pieces)
  if (full) writer.add(crowd, { plain: true }).done()
  const marker = new Marker(pieces)
  const coded = (text: string, { plain }: { plain: boolean }) => {
    const bytes = writer.add(text, { plain }).done().slice()
    return [...codedTexts({ bytes, start: 0, end: bytes.length })]
  }
  return {
    whole(text: string, marks: Marks): string {
      marker.use(marks)
      return coded(text, { plain: false })
        .map((each) => JSON.parse(`"${marker.whole(each)}"`))
        .join('')
    },
    snippet(list: string[], marks: Marks): string | null {
      marker.use(marks)
      const found = marker.snippet(list.flatMap((text) => coded(text, { plain: true })))
      return found === null ? null : JSON.parse(`"${found}"`)
    },
  }
}

describe.each([
  ['words with numbers', markerOf()],
  ['words without', markerOf({ full: true })],
])('Marker of %s', (_, { whole, snippet }) => {
  it.each(texts)('gives back, escaped: %s', (text) => {
    expect(whole(text, nothing).toWellFormed()).toBe(escapeHtml(text).toWellFormed())
  })

  it.each(texts)('marks each word of: %s', (text) => {
    for (const { word, start, end } of words(text)) {
      const marked = `<mark>${escapeHtml(text.slice(start, end))}</mark>`
      expect(whole(text, only(word))).toContain(marked)
      if (word.length < SHORTEST_BEGINNING) continue
      expect(whole(text, { ...nothing, beginning: word.slice(0, 3) })).toContain(marked)
    }
  })

  it('passes over what is not looked for', () => {
    expect(whole('Der Raum hat keinen Traum, aber einen Baum.', only('baum'))).toBe(
      'Der Raum hat keinen Traum, aber einen <mark>Baum</mark>.',
    )
  })

  it('marks phrases as a whole, and nothing of what is none', () => {
    const marks = { ...nothing, phrases: [['im', 'park']] }
    expect(whole('Im Haus, im Park, im - Park', marks)).toBe(
      'Im Haus, <mark>im Park</mark>, <mark>im - Park</mark>',
    )
  })

  it('marks words tied together where they are looked for as one', () => {
    const text = 'Die Corona-Pandemie und die Post-Corona-Pandemie-Zeit'
    expect(whole(text, only('coronapandemie'))).toBe(
      'Die <mark>Corona-Pandemie</mark> und die Post-Corona-Pandemie-Zeit',
    )
    expect(whole(text, only('coronapandemie', 'corona'))).toBe(
      'Die <mark>Corona</mark>-Pandemie und die Post-<mark>Corona</mark>-Pandemie-Zeit',
    )
    expect(whole(text, { ...nothing, beginning: 'coronap' })).toContain(
      '<mark>Corona-Pandemie</mark> und',
    )
  })

  it('shows the part of the first text with a hit', () => {
    const long = 'Wort und (Wort) '.repeat(40)
    const html = snippet(['Nichts davon', `${long}Ziel, ${long}Ziel`], only('ziel'))
    expect(html).toMatch(/^… \(?(?:Wort|und) .*<mark>Ziel<\/mark>, .* …$/)
    const shown = (html ?? '').replaceAll(/<\/?mark>/g, '')
    expect(shown.indexOf('Ziel')).toBeLessThanOrEqual(62)
    expect(shown.length).toBeGreaterThan(220)
    expect(shown.length).toBeLessThanOrEqual(244)
  })

  it('shows the beginning where there is no hit, and nothing of no text', () => {
    expect(snippet(['Ein  Anfang\n', 'Ziellos'], only('ziel'))).toBe('Ein Anfang')
    expect(snippet([], only('ziel'))).toBeNull()
  })

  it('cuts what has no end', () => {
    const html = snippet(
      ['a'.repeat(5000), `${'b'.repeat(5000)} Ziel ${'.'.repeat(5000)}`],
      only('ziel'),
    )
    expect(html).toContain('<mark>Ziel</mark>')
    expect(html?.length).toBeLessThan(300)
    expect(snippet(['a'.repeat(5000)], only('ziel'))?.length).toBeLessThan(300)
  })
})
