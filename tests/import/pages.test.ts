import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parsePage, type ImportedRecord } from '#import/parse/index.ts'

const folder = join(import.meta.dirname, 'fixtures')

function read(name: string): ImportedRecord[] {
  return parsePage(readFileSync(join(folder, name)))
}

function only(name: string): ImportedRecord {
  const records = read(name)
  expect(records).toHaveLength(1)
  const [record] = records
  if (!record) throw new Error(`${name} gave nothing`)
  return record
}

describe('press portals', () => {
  test('a page of the table age, saved as windows-1252', () => {
    const record = only('portal-tables.html')
    expect(record).toMatchObject({
      kind: 'press-release',
      title: 'Bücherbus fährt jetzt auch in den Norden',
      dateline: { place: 'Beispielhausen', date: '2016-03-07' },
      publishedOn: '2016-03-07',
      contacts: [
        {
          name: 'Karl Beispiel',
          organization: 'Stadt Beispielhausen, Pressebüro',
          phone: '0 99 99 / 12-345',
          email: 'presse@beispielhausen.example',
        },
      ],
      attachments: [
        { title: 'Vor der Abfahrt', caption: 'Der Bus am neuen Halt in der Nordstadt' },
        { title: 'Volle Regale', caption: 'Platz für 4.000 Bücher, Spiele und Filme' },
      ],
      pressOffice: {
        name: 'Stadt Beispielhausen - Pressebüro',
        street: 'Marktplatz 3',
        postalCode: '99998',
        city: 'Beispielhausen',
        phone: '(09999) 12-0',
        fax: '(09999) 12-100',
        email: 'presse@beispielhausen.example',
      },
    })
    expect(record.bodyHtml.match(/<p>/g)).toHaveLength(2)
    expect(record.bodyHtml).not.toContain('Druckansicht')
    expect(record.note).toContain('[Druckansicht]')
  })

  test('an agency page: office line, title, place with its mark, contact over several lines', () => {
    expect(only('agency.txt')).toMatchObject({
      kind: 'press-release',
      title: 'Impfbus macht Halt in allen Stadtteilen',
      dateline: { place: 'Beispielburg', date: '2021-03-12' },
      publishedAt: '2021-03-12T09:15:00.000Z',
      contacts: [
        {
          name: 'Dr. Jonas Beispiel',
          organization: 'Stadt Beispielburg, Amt für Presse- und Öffentlichkeitsarbeit',
          phone: '+49 (0)9876 54-321',
          email: 'presse@beispielburg.example',
        },
      ],
    })
  })

  test('a county: number and date in one line, subtitle, issuer, downloads, other releases', () => {
    const record = only('county.txt')
    expect(record).toMatchObject({
      kind: 'press-release',
      title: 'Landkreis Mustertal sucht Gastfamilien',
      subtitle: 'Jugendliche aus der Partnerregion kommen im Sommer',
      dateline: { place: 'Mustertal', date: '2019-03-05' },
      contacts: [{ name: 'Herr Tom Exempel', email: 'tom.exempel@mustertal.example' }],
      pressOffice: {
        name: 'Landratsamt Mustertal, Pressestelle',
        street: 'Schlossallee 2a',
        postalCode: '91234',
        city: 'Mustertal',
        phone: '09123/456-0',
        email: 'pressestelle@mustertal.example',
      },
    })
    expect(record.attachments.map(({ title }) => title)).toEqual([
      'Anmeldebogen (PDF, 120 kB)',
      'Informationsblatt für Familien (PDF, 300 kB)',
    ])
    expect(record.note).toContain('Nr. 87/2019')
    expect(record.note).toContain('Kreisstraße gesperrt')
  })

  test('structure in the head, dateline inside the text, contacts and media as sections', () => {
    const record = only('structured.html')
    expect(record).toMatchObject({
      kind: 'press-release',
      title: 'Haushalt für 2024 eingebracht',
      subtitle: 'Kämmerer sieht Spielraum für Schulen',
      dateline: { place: 'Exempelstadt', date: '2023-10-12' },
      publishedAt: '2023-10-12T14:45:00.000Z',
      category: 'Finanzen',
      tags: ['Haushalt', 'Rat'],
      contacts: [{ name: 'Alia Exempel', email: 'presse@exempelstadt.example' }],
      attachments: [
        { title: 'Sitzung im Ratssaal', caption: 'Der Kämmerer bei seiner Rede' },
        { title: 'Rede des Kämmerers (PDF)', caption: '' },
      ],
      pressOffice: { street: 'Rathausgasse 5', postalCode: '54321', city: 'Exempelstadt' },
      sourceKey: 'https://exempelstadt.example/presse/2023/haushalt-eingebracht',
    })
    expect(record.bodyHtml).toMatch(/^<p>Der Entwurf umfasst/)
    expect(record.note).toContain('Pressesprecherin')
  })

  test('lines broken by a mail program are joined, divided words too', () => {
    const record = only('mail-wrapped.txt')
    expect(record.bodyHtml).toContain('Messgerät für Feinstaub, das')
    expect(record.bodyHtml).toContain('Alle Arbeiten sind')
    expect(record.contacts).toEqual([
      { name: 'Max Beispiel', phone: '0777-8899', email: 'max.beispiel@beispielfeld.example' },
      { name: 'Ute Beispiel', phone: '0777-8898', email: 'ute.beispiel@beispielfeld.example' },
    ])
    expect(record.attachments).toEqual([
      { title: 'Bild', caption: 'Die drei Siegergruppen auf der Rathaustreppe' },
    ])
  })
})

describe('news', () => {
  test('an archived item with source, category and addresses', () => {
    const record = only('archive.html')
    expect(record).toMatchObject({
      kind: 'news',
      title: 'Schwimmhalle öffnet wieder: Technik ist auf neuem Stand',
      publishedOn: '2014-10-22',
      isArchived: true,
      source: { name: 'Stadtwerke Musterhafen' },
      category: 'Sport',
      addresses: [
        { text: 'Kanalstr 7a', street: 'Kanalstr', houseNumber: '7a' },
        { text: 'Am Alten Hafen 12-14', street: 'Am Alten Hafen', houseNumber: '12-14' },
      ],
    })
    expect(record.bodyHtml).not.toMatch(/Besucher|Weitere Nachrichten/)
    expect(record.note).toContain('Bisherige Besucher auf dieser Seite: 734')
  })

  test('date, subject and author in one line; labels under the text', () => {
    expect(only('archive-meta.txt')).toMatchObject({
      kind: 'news',
      title: 'Neue Buslinie verbindet Klinik und Bahnhof',
      publishedOn: '2013-02-04',
      source: { name: 'Pressestelle der Stadt Exempelstadt' },
      category: 'Verkehr',
      tags: ['Bus', 'Klinik'],
      addresses: [
        { street: 'Klinikweg', houseNumber: '3', postalCode: '54321', city: 'Exempelstadt' },
        { street: 'Bahnhofsplatz', houseNumber: '1' },
      ],
    })
  })

  test('a content system with roles, disguised mail, figure and related links', () => {
    const record = only('typo3-news.html')
    expect(record).toMatchObject({
      title: 'Radweg am Mühlbach ist fertig',
      publishedOn: '2021-05-04',
      category: 'Verkehr',
      contacts: [
        {
          name: 'Vera Muster',
          organization: 'Referat Kommunikation',
          phone: '0123 45-678',
          email: 'vera.muster@musterstadt.example',
        },
      ],
      links: [{ title: 'Karte des Radnetzes', url: 'https://radnetz.example/karte' }],
      proposedAddresses: [{ street: 'Mühlenstraße', houseNumber: '12' }],
    })
    expect(record.bodyHtml).toContain('<strong>drei Meter breit</strong>')
    expect(record.bodyHtml).toContain('<a href="https://www.musterstadt.example/service/radpumpe">')
    expect(record.bodyHtml).not.toMatch(/Rathaus<|Wochenmarkt|<img/)
    expect(record.note).toContain('https://www.musterstadt.example/fileadmin/radweg.jpg')
  })

  test('facts in a definition list', () => {
    expect(only('definition-list.html')).toMatchObject({
      kind: 'news',
      title: 'Seeufer bekommt einen Steg für alle',
      publishedOn: '2020-08-19',
      category: 'Freizeit',
      source: { name: 'Stadtverwaltung Mustersee' },
    })
  })
})

describe('several posts on one page', () => {
  test('date lines, bold titles, an undated section at the end', () => {
    const posts = read('joomla-posts.html')
    expect(posts.map(({ title, publishedOn }) => [publishedOn, title])).toEqual([
      ['2023-11-14', 'Sprachcafé öffnet am Donnerstag'],
      ['2023-10-02', 'Neue Lotsinnen und Lotsen ausgebildet'],
      ['2023-09-07', 'Fest der Kulturen im Stadtpark'],
    ])
    expect(posts[1]?.bodyHtml).toContain('<ul><li>Arabisch, Kurdisch und Persisch</li>')
    expect(posts[2]?.bodyHtml).not.toContain('Das Zentrum berät')
    expect(posts[2]?.note).toContain('Das Zentrum berät')
    expect(posts[2]?.note).toContain('ki@musterkreis.example')
  })

  test('article elements', () => {
    expect(read('blog-list.html').map(({ title, publishedAt }) => [publishedAt, title])).toEqual([
      ['2022-12-01T08:30:00.000Z', 'Spielplatz am Anger wird erneuert'],
      ['2022-11-15T07:00:00.000Z', 'So räumt der Winterdienst'],
    ])
  })

  test('date and title in one line', () => {
    expect(
      read('dated-headings.txt').map(({ title, publishedOn }) => [publishedOn, title]),
    ).toEqual([
      ['2021-03-12', 'Beete am Marktplatz werden verteilt'],
      ['2021-02-28', 'Nachbarschaftshilfe hat neue Nummer'],
      ['2021-01-03', 'Rückblick auf ein Jahr im Quartier'],
    ])
  })

  test('the title above the date', () => {
    expect(
      read('title-first.txt').map(({ title, publishedOn, category }) => [
        publishedOn,
        title,
        category,
      ]),
    ).toEqual([
      ['2022-06-08', 'Stadtbücherei verleiht jetzt auch Werkzeug', 'Kultur'],
      ['2022-05-27', 'Mehr Grün auf dem Schillerplatz', 'Umwelt'],
    ])
  })
})

describe('undated pages', () => {
  test('HTML with nested lists, a table, a quote', () => {
    const record = only('static-page.html')
    expect(record).toMatchObject({ kind: 'undated', title: 'Unsere Arbeitskreise' })
    expect(record.publishedOn).toBeUndefined()
    expect(record.bodyHtml).toContain(
      '<ol><li>Bildung<ul><li>Schule</li><li>Sprache</li></ul></li>',
    )
    expect(record.bodyHtml).toContain('<th>Rhythmus</th>')
    expect(record.bodyHtml).toContain('<blockquote><p>Wer mitreden will')
  })

  test('text with numbered steps and bullets, menus left out', () => {
    const record = only('static-page.txt')
    expect(record).toMatchObject({ kind: 'undated', title: 'Ehrenamtlich helfen in Beispielstadt' })
    expect(record.bodyHtml).toContain('<ol><li>Rufen Sie die Freiwilligenagentur an.</li>')
    expect(record.bodyHtml).toContain('<h2>Wer wird gesucht?</h2>')
    expect(record.bodyHtml).toContain('Fahrdienst<br>Ein eigenes Auto ist nicht nötig.')
    expect(record.note).toContain('Startseite / Familie und Soziales / Ehrenamt')
  })
})

describe('what holds for every page', () => {
  const names = [
    'portal-tables.html', 'agency.txt', 'county.txt', 'structured.html', 'mail-wrapped.txt',
    'archive.html', 'archive-meta.txt', 'typo3-news.html', 'definition-list.html',
    'joomla-posts.html', 'blog-list.html', 'dated-headings.txt', 'title-first.txt',
    'static-page.html', 'static-page.txt',
  ] // prettier-ignore

  test.each(names)('%s: nothing of its text is lost', (name) => {
    const source = readFileSync(join(folder, name))
    const kept = JSON.stringify(read(name)).toLowerCase()
    const text = new TextDecoder(name === 'portal-tables.html' ? 'windows-1252' : 'utf-8')
      .decode(source)
      .replace(
        /<!--[\s\S]*?-->|<(script|style|title)[\s\S]*?<\/\1>|<button>.*?<\/button>|<[^>]+>/g,
        ' ',
      )
      .replace(/&\w+;/g, ' ')
    const words = text.toLowerCase().match(/\p{L}{5,}/gu) ?? []
    const missing = words.filter((word) => !kept.includes(word) && !explained.test(word))
    expect(missing).toEqual([])
  })

  // Labels, months and divided words: their meaning is in a field, not their letters.
  const explained =
    /^(diese|veröffentlicht|quelle|kategorie|rubrik|ressort|datum|autor|adressen|anschriften|artikel|schlagworte|mittwoch|freitag|januar|februar|märz|august|oktober|november|dezember|telefon|telefax|tel|medienkontakt|pressekontakt|bildmaterial|downloads|herausgeber|rückfragen|ansprechpartner|ansprechpartnerin|kontakt|medien|bieten|folgende|bilder|mitteilung|dieser|links|thema|bildunterschrift|punkt|geschützt|adresse|spambots|redaktion|arbei|fein|staub|schreiben|pressemitteilung|stand)$/

  test.each(names)('%s: read twice, it has the same keys', (name) => {
    const keys = read(name).map(({ sourceKey }) => sourceKey)
    expect(read(name).map(({ sourceKey }) => sourceKey)).toEqual(keys)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('a paragraph of several sentences or with a link is no heading over a list', () => {
    const [record] = parsePage(
      Buffer.from(
        `<html><body><p>Beispielstadt, 14. März 2018</p><h1>Neue Brücke eröffnet</h1>
        <p>Die neue Brücke über den Fluss ist am Samstag eröffnet worden.</p>
        <p>Die Arbeiten dauerten zwei Jahre. Alles zur Brücke</p><ul><li>Länge: 120 Meter</li></ul>
        <p><a href="https://www.stadt.example/bruecke">Mehr zur Brücke</a></p>
        <ul><li>Kosten: 4 Millionen Euro</li></ul>
        <p>Zahlen und Fakten</p><ul><li>Breite: 12 Meter</li></ul></body></html>`,
      ),
    )
    expect(record?.bodyHtml).not.toContain('<h2>Die Arbeiten')
    expect(record?.bodyHtml).toContain('href="https://www.stadt.example/bruecke"')
    expect(record?.bodyHtml).toContain('<h2>Zahlen und Fakten</h2>')
  })

  test.each(['folgendes Medium', 'nachstehendes Bild', 'folgende Medien', 'folgende Datei'])(
    'a release offers „%s“',
    (offered) => {
      const [record] = parsePage(
        Buffer.from(`Beispielstadt, 14. März 2018

Neue Brücke eröffnet

Die neue Brücke über den Fluss ist am Samstag von der Oberbürgermeisterin eröffnet worden.

Zu dieser Meldung können wir Ihnen ${offered} anbieten:

Das Band
Die Oberbürgermeisterin durchschneidet das Band`),
      )
      expect(record?.attachments).toEqual([
        { title: 'Das Band', caption: 'Die Oberbürgermeisterin durchschneidet das Band' },
      ])
      expect(record?.bodyHtml).not.toContain('anbieten')
    },
  )
})
