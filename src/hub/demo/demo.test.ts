import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { demoDocuments } from './index.ts'
import { textPdf } from './pdf.ts'
import { drawings, drawPicture, type DrawingName } from './pictures.ts'

const now = new Date('2026-11-23T12:00:00.000Z')
const documents = demoDocuments(now)

function dataOf(key: string): Record<string, unknown> {
  const document = documents.find((candidate) => candidate.key === key)
  if (!document) throw new Error(`No ${key}`)
  return document.data((other) => `id of ${other}`)
}

describe('the demo content', () => {
  test('every document comes after those it refers to, and each has a key of its own', () => {
    const known = new Set<string>()
    for (const document of documents) {
      document.data((key) => {
        expect(known).toContain(key)
        return key
      })
      expect(known).not.toContain(document.key)
      known.add(document.key)
    }
  })

  test('the concept of 2017 has its nine units in the order of the city', () => {
    const units = documents
      .filter(({ key }) => key.startsWith('chapter/2017-'))
      .map(({ key }) => dataOf(key))
    expect(units.map(({ title }) => title)).toEqual([
      'Interkulturelle Öffnung der Verwaltung',
      'Sprache / Sprachförderung',
      'Erziehung und (institutionelle) Bildung',
      'Qualifizierung, Ausbildung und Arbeit',
      'Wohnen und Unterbringung',
      'Gesundheit',
      'Zivilgesellschaftliches / Bürgerschaftliches Engagement und Freizeit, Kultur und Sport',
      'Interkultureller und Interreligiöser Dialog',
      'Altern in der Migrationsgesellschaft / Senioren',
    ])
    expect(units.map(({ kind }) => kind)).toEqual([
      'cross-cutting',
      ...Array.from({ length: 8 }, () => 'field-of-action'),
    ])
  })

  test('there is news of several years', () => {
    const texts = documents.filter(({ collection }) =>
      ['press-releases', 'news'].includes(collection),
    )
    expect(texts.length).toBeGreaterThanOrEqual(12)
    const years = texts.map(({ key }) => String(dataOf(key).publishedAt).slice(0, 4))
    expect(new Set(years).size).toBeGreaterThanOrEqual(5)
  })

  test('activities have dates in this and the next year, on wall-clock time in Berlin', () => {
    const breakfast = dataOf('activity/fruehstueck')
    expect(breakfast.startsAt).toBe('2026-01-03T09:00:00.000Z')
    expect(JSON.stringify(breakfast.extraDates)).toContain('2027-07-03T08:00:00.000Z')
  })

  test('invented people are marked as such', () => {
    const people = documents.filter(({ collection }) => collection === 'people')
    const names = people.map(({ key }) => String(dataOf(key).title))
    expect(names.length).toBeGreaterThan(0)
    expect(names.filter((name) => !name.endsWith(' (Demo)'))).toEqual([])
  })
})

describe('what is drawn for it', () => {
  const names = documents.flatMap(({ picture }) => picture ?? [])

  test('every drawing is used', () => {
    expect(new Set<string>(names)).toEqual(new Set(Object.keys(drawings)))
  })

  test.each(names)('%s is a picture of its full size', async (name: DrawingName) => {
    const { format, width, height } = await sharp(await drawPicture(name)).metadata()
    expect({ format, width, height }).toEqual({ format: 'png', width: 1600, height: 1000 })
  })

  test('the newspaper is a PDF whose cross-reference table points at its objects', () => {
    const file = textPdf({ title: 'Grüße', pages: [['Übergröße (1)', 'Zeile'], ['Zwei']] })
    const text = file.toString('latin1')
    const start = Number(/startxref\n(\d+)/.exec(text)?.[1])
    expect(text.slice(start)).toMatch(/^xref\n0 9\n/)
    const offsets = [...text.slice(start).matchAll(/^(\d{10}) 00000 n/gm)].map(([, at]) =>
      Number(at),
    )
    offsets.forEach((offset, index) => {
      expect(text.slice(offset)).toMatch(new RegExp(`^${index + 1} 0 obj\n`))
    })
    expect(text).toContain('(Übergröße \\(1\\)) Tj')
  })
})
