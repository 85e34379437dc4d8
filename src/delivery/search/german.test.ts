import { describe, expect, it } from 'vitest'
import { searchLibrary } from '../../../tests/support/searchLibrary.ts'

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

describe('German full text', () => {
  const { find, mark } = searchLibrary(texts)
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
    const changing = searchLibrary(texts)
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
    expect(mark('Park a', 'Am Abend im Park')).toBe('Am Abend im <mark>Park</mark>')
    expect(mark('Park ab', 'Am Abend im Park')).toBe('Am <mark>Abend</mark> im <mark>Park</mark>')
    expect(mark('Frühstück', '"Nichts" davon')).toBe('&quot;Nichts&quot; davon')
  })

  it('suggests words of its own for misspelt ones, and none of what is no longer public', () => {
    const { better, remove } = searchLibrary(texts)
    expect(better('Früstück')).toBe('Frühstück')
    expect(better('Integrationskonfernez')).toBe('Integrationskonferenz')
    expect(better('Umsetzungsberciht Integration')).toBe('Umsetzungsbericht Integration')
    expect(better('Frühstück')).toBeNull()
    expect(better('qqqqqqqq')).toBeNull()
    remove('bericht')
    expect(better('Umsetzungsberciht')).toBeNull()
  })
})
