import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import type { StoredItem } from '#contract/item.ts'
import type { Bits } from './bits.ts'
import { marked } from './highlight.ts'
import { indexItem, searchSchema, unindexItem } from './index.ts'
import { matchOf } from './match.ts'
import { Needs } from './needs.ts'
import { parseQuery } from './query.ts'
import { Rows } from './rows.ts'
import { suggest } from './suggest.ts'
import { Vocabulary } from './vocabulary.ts'

/** Texts by name; queries below find some of them by that name. */
const texts: Record<string, string> = {
  konferenz: 'Integrationskonferenz am 30. Juni: Die Bürgerinnen und Bürger berieten im Rathaus.',
  fruehstueck: 'Internationales Frühstück im Park für Familien mit Kindern',
  tisch: 'Einladung zum Fruehstueck im Museum',
  rat: 'Der Integrationsrat wurde gewählt, die Räte treten ihr Amt an.',
  burg: 'Führung durch die alte Burg in Freiburg',
  strasse: 'Sperrung der Aachener Straße wegen Bauarbeiten',
  gender: 'Fortbildung für Kolleg*innen, Lehrer:innen und Mitarbeiter_innen',
  arzt: 'Ärztinnen und Ärzte sprechen Türkisch',
  pandemie: 'Corona-Pandemie: Impfungen in den Stadtteilen',
  kinder: 'Kindergarten und Grundschule laden zum Sommerfest',
  bericht: 'Umsetzungsbericht zum Integrationskonzept liegt vor',
  demokratie: 'Demokratie leben: Apparat und Sport verbinden, Transport frei',
  zentren: 'Neue Zentren für Vielfalt, Themen der Gremien',
  interessen: 'Interessen der Vereine im Ausland',
  easy: 'Das Kommunale Integrationszentrum hilft Menschen',
  laut: 'Das Fest beginnt um 18 Uhr. Alle Häuser öffnen ihre Türen',
  leicht: 'Der Ausschuss·vorsitz wechselt',
  arab: 'مرحبا بكم في المدينة',
  turk: 'İstanbul’dan Köln’e: Işık ve müzik',
}

/** [query, what it finds] */
const queries: [string, string[]][] = [
  ['Frühstück', ['fruehstueck', 'tisch']],
  ['Fruehstueck', ['fruehstueck', 'tisch']],
  ['fruhstuck', ['fruehstueck', 'tisch']],
  ['FRÜHSTÜCK', ['fruehstueck', 'tisch']],
  ['Frühstücks', ['fruehstueck', 'tisch']],
  ['Fru\u0308hstu\u0308ck', ['fruehstueck', 'tisch']],
  ['Früh\u00adstück', ['fruehstueck', 'tisch']],
  ['Strasse', ['strasse']],
  ['straße', ['strasse']],
  ['STRASSE', ['strasse']],
  ['Straßen', ['strasse']],
  ['Aachener Strasse', ['strasse']],
  ['Bürgerin', ['konferenz']],
  ['Bürger', ['konferenz']],
  ['Bürgern', ['konferenz']],
  ['Bürger*innen', ['konferenz']],
  ['Bürger:innen', ['konferenz']],
  ['Bürger_innen', ['konferenz']],
  ['BürgerInnen', ['konferenz']],
  ['Bürger/-innen', ['konferenz']],
  ['Bürger(innen)', ['konferenz']],
  ['Kollege', ['gender']],
  ['Kollegin', ['gender']],
  ['Kolleginnen', ['gender']],
  ['Lehrerin', ['gender']],
  ['Lehrern', ['gender']],
  ['Mitarbeiter', ['gender']],
  ['Mitarbeiter*in', ['gender']],
  ['Arzt', ['arzt']],
  ['Ärztin', ['arzt']],
  ['Aerzte', ['arzt']],
  ['Konferenz', ['konferenz']],
  ['Konferenzen', ['konferenz']],
  ['Integration', ['bericht', 'easy', 'konferenz', 'rat']],
  ['Integrationskonferenzen', ['konferenz']],
  ['Rat', ['konferenz', 'rat']],
  ['Räte', ['konferenz', 'rat']],
  ['Haus', ['konferenz', 'laut']],
  ['Schule', ['kinder']],
  ['Garten', ['kinder']],
  ['Kind', ['fruehstueck', 'kinder']],
  ['Kinder', ['fruehstueck', 'kinder']],
  ['Fest', ['kinder', 'laut']],
  ['Bericht', ['bericht']],
  ['Berichte', ['bericht']],
  ['Konzept', ['bericht']],
  ['Land', []],
  ['Essen', []],
  ['Fliessen', []],
  ['Ort', []],
  ['Verein', ['interessen']],
  ['Zentrum', ['easy', 'zentren']],
  ['Thema', ['zentren']],
  ['Gremium', ['zentren']],
  ['Museen', ['tisch']],
  ['wählen', ['rat']],
  ['Wahl', ['rat']],
  ['beginnen', ['laut']],
  ['Haus Tür', ['laut']],
  ['Coronapandemie', ['pandemie']],
  ['Corona-Pandemie', ['pandemie']],
  ['Corona Pandemie', ['pandemie']],
  ['Pandemie', ['pandemie']],
  ['Ausschussvorsitz', ['leicht']],
  ['Ausschuss·vorsitz', ['leicht']],
  ['Vorsitz', ['leicht']],
  ['Stadtteil', ['pandemie']],
  ['Impf', ['pandemie']],
  ['Integrationsk', ['bericht', 'konferenz']],
  ['Sommerf', ['kinder']],
  ['"Bürgerinnen und Bürger"', ['konferenz']],
  ['"Bürger und Bürgerinnen"', []],
  ['"im Park"', ['fruehstueck']],
  ['„im Park“', ['fruehstueck']],
  ['"Bürger"', ['konferenz']],
  ['"Konferenz"', []],
  ['Frühstück -Museum', ['fruehstueck']],
  ['Frühstück -Park', ['tisch']],
  ['Frühstück -"im Museum"', ['fruehstueck']],
  ['Integration -Rat', ['bericht', 'easy']],
  ['Bürger -Konferenz', []],
  ['Bürger -Konferenzen', []],
  ['Bürger -"Konferenz"', ['konferenz']],
  ['Frühstück -Familienfest', ['fruehstueck', 'tisch']],
  ['Integration -Integrationsrat', ['bericht', 'easy', 'konferenz']],
  ['Frühstück Museum', ['tisch']],
  ['Frühstück Rathaus', []],
  ['das Frühstück im Museum', ['tisch']],
  ['und', ['arzt', 'demokratie', 'gender', 'kinder', 'konferenz']],
  ['Burg', ['burg', 'konferenz']],
  ['Oberbürgermeister', []],
  ['Integr Konferenz', []],
  ['مرحبا', ['arab']],
  ['istanbul', ['turk']],
  ['isik', ['turk']],
  ['18', ['laut']],
  ['30. Juni', ['konferenz']],
  ['Xylophon', []],
  ['-Frühstück', []],
]

/** A store of these texts, and searches in it. */
function library(held: Record<string, string> = texts) {
  const db = new DatabaseSync(':memory:')
  db.exec('CREATE TABLE items (key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE)')
  db.exec(searchSchema)
  const tables = {
    generation: 0,
    all: (sql: string, ...values: SQLInputValue[]) => db.prepare(sql).all(...values),
    get: (sql: string, ...values: SQLInputValue[]) => db.prepare(sql).get(...values),
  }
  const rows = new Rows(tables)
  const needs = new Needs({ tables, rows, vocabulary: new Vocabulary(tables) })
  const match = (query: string) => {
    rows.refresh()
    return matchOf(parseQuery(query), needs)
  }
  const isLive = (found: Bits) => found.copy().keep(rows.alive).count() > 0
  const remove = (id: string) => {
    const removed = db.prepare('DELETE FROM items WHERE id = ? RETURNING key').get(id)
    if (removed) unindexItem(db, Number(removed.key))
    tables.generation += 1
  }
  const put = (id: string, text: string) => {
    remove(id)
    const { lastInsertRowid } = db.prepare('INSERT INTO items (id) VALUES (?)').run(id)
    indexItem(db, Number(lastInsertRowid), { item: item(id, text), texts: [] })
  }
  for (const [id, text] of Object.entries(held)) put(id, text)
  return {
    put,
    remove,
    find(query: string): string[] {
      const found = match(query).all.keep(rows.alive).toArray()
      return found
        .map((row) => db.prepare('SELECT id FROM items WHERE key = ?').get(rows.itemAt(row)))
        .map((found) => String(found?.id))
        .toSorted()
    },
    mark: (query: string, text: string) => marked(text, match(query).marks),
    better: (query: string) => {
      rows.refresh()
      return suggest(tables, parseQuery(query), {
        isFound: (term) => isLive(needs.needOf(term, { expanded: true }).any),
        isLive: (word) => isLive(needs.standing(word)),
      })
    },
  }
}

function item(id: string, text: string): StoredItem {
  return {
    id,
    type: 'news',
    language: 'de',
    slug: id,
    formerSlugs: [],
    title: id === 'laut' ? '' : text.slice(0, 12).replace(/\S+$/, ''),
    teaser: null,
    date: '2024-05-01',
    publishedAt: '2024-05-01T10:00:00.000Z',
    updatedAt: '2024-05-01T10:00:00.000Z',
    version: 1,
    changeNote: null,
    channels: [],
    categories: [],
    fieldsOfAction: [],
    tags: [],
    image: null,
    featured: false,
    body: { html: '', text },
    originalLanguage: 'de',
  }
}

describe('German full text', () => {
  const { find, mark } = library()
  it.each(queries)('%s', (query, expected) => {
    expect(find(query)).toEqual(expected)
  })

  it('takes any text for a query', () => {
    const signs = [
      '"',
      '""',
      '-',
      '--',
      '*',
      '(',
      'a AND',
      'NOT',
      'NEAR(a b)',
      'title:x',
      '{a} : b',
    ]
    const odd = ["'; DROP TABLE items", '\\', '%', '^a', 'a + b', '-"', '"-', '\u0000', '😀', 'ß']
    const long = [
      'a '.repeat(100),
      '"'.repeat(200),
      '-a '.repeat(66),
      'ä'.repeat(200),
      'a-'.repeat(100),
      'Frühstück '.repeat(20),
      '\u0308'.repeat(200),
      '\ud800',
    ]
    for (const query of [...signs, ...odd, ...long]) expect(() => find(query)).not.toThrow()
  })

  it('finds an item no more once it is taken out, and its new text once replaced', () => {
    const changing = library()
    expect(changing.find('Frühstück')).toEqual(['fruehstueck', 'tisch'])
    changing.remove('tisch')
    expect(changing.find('Frühstück')).toEqual(['fruehstueck'])
    changing.put('fruehstueck', 'Mittagessen im Hof')
    expect(changing.find('Frühstück')).toEqual([])
    expect(changing.find('Essen')).toEqual(['fruehstueck'])
    changing.put('tafel', 'Essensausgabe')
    expect(changing.find('Essen')).toEqual(['fruehstueck', 'tafel'])
  })

  it('marks what was found and escapes the rest', () => {
    expect(mark('Bürgerin', 'Bürgerinnen & <b>Bürger</b>')).toBe(
      '<mark>Bürgerinnen</mark> &amp; &lt;b&gt;<mark>Bürger</mark>&lt;/b&gt;',
    )
    expect(mark('Konferenz', 'Integrationskonferenz')).toBe('<mark>Integrationskonferenz</mark>')
    expect(mark('Coronapandemie', 'Die Corona-Pandemie.')).toBe('Die <mark>Corona-Pandemie</mark>.')
    expect(mark('"im Park"', 'Nur im Park, im Haus')).toBe('Nur <mark>im Park</mark>, im Haus')
    expect(mark('Kollege', 'Kolleg*innen')).toBe('<mark>Kolleg*innen</mark>')
    expect(mark('Frühstück', '"Nichts" davon')).toBe('&quot;Nichts&quot; davon')
  })

  it('suggests words of its own for misspelt ones, and none of what is no longer public', () => {
    const { better, remove } = library()
    expect(better('Früstück')).toBe('Frühstück')
    expect(better('Integrationskonfernez')).toBe('Integrationskonferenz')
    expect(better('Umsetzungsberciht Integration')).toBe('Umsetzungsbericht Integration')
    expect(better('Frühstück')).toBeNull()
    expect(better('qqqqqqqq')).toBeNull()
    remove('bericht')
    expect(better('Umsetzungsberciht')).toBeNull()
  })
})
