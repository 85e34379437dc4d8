import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ContentType } from '#contract/contentType.ts'
import { openFileStore } from '#platform/files/store.ts'
import { prepareUpload } from '#platform/files/upload.ts'
import { item, link, mediaLink, startDelivery, type TestDelivery } from '../support/delivery.ts'
import { allOf, readPdf, wholeText } from '../support/pdf.ts'

const ORIGIN = 'https://stadtwort.example'
const PRINT = '/print/press-releases'
let delivery: TestDelivery

const site = item({
  type: 'site',
  language: null,
  slug: 'city',
  key: 'city',
  title: 'Stadt',
  name: 'Stadt',
  origin: 'https://stadt.example',
  paths: { 'press-release': '/presse/{slug}' },
})
const office = item({
  type: 'organization',
  language: null,
  title: 'Presseamt',
  kind: 'press-office',
  imprint: {
    name: 'Stadt Musterstadt, Presseamt',
    street: 'Am Markt 1',
    postalCode: '12345',
    city: 'Musterstadt',
    phone: '+49 1234 5-0',
    fax: null,
    email: 'presse@stadt.example',
  },
})

async function pictures() {
  const create = { width: 1400, height: 700, channels: 3 as const, background: '#2266aa' }
  const bytes = await sharp({ create }).jpeg().toBuffer()
  const prepared = await prepareUpload({ bytes, name: 'Konferenz.jpg', credit: null })
  const { hash, name, mimeType, size, width, height } = prepared
  const picture = item({
    type: 'media',
    title: 'Konferenz',
    kind: 'image',
    alt: 'Zwei Menschen am "Rednerpult"',
    caption: 'Die Konferenz',
    credit: 'Stadt (Demo)',
    usageTerms: null,
    focalPoint: null,
    pressKit: false,
    file: { hash, name, mimeType, size, width, height },
  })
  const paper = item({
    type: 'media',
    title: 'Konzept',
    kind: 'document',
    alt: '',
    caption: null,
    credit: null,
    usageTerms: null,
    focalPoint: null,
    pressKit: false,
    file: {
      hash: 'b'.repeat(64),
      name: 'konzept.pdf',
      mimeType: 'application/pdf',
      size: 9,
      width: null,
      height: null,
    },
  })
  return { prepared, picture, paper }
}

const plain = item({
  slug: 'schlicht',
  formerSlugs: ['einst'],
  title: 'Ohne <b>alles</b> & "mehr"',
})
let full = item()

beforeAll(async () => {
  delivery = await startDelivery()
  const { prepared, picture, paper } = await pictures()
  await openFileStore(`file:${delivery.folder}/media`).put(prepared.bytes)
  full = item({
    slug: 'konferenz',
    title: 'Integrationskonferenz in der Stadthalle eröffnet',
    teaser: 'Mehr als dreihundert Menschen sind gekommen, um über Teilhabe zu sprechen.',
    date: '2026-10-01',
    updatedAt: '2026-10-02T08:00:00.000Z',
    channels: ['city'],
    kicker: 'Integration',
    subtitle: 'Ein Abend mit vielen Fragen',
    dateline: { place: 'Musterstadt', date: '2026-10-01' },
    pressOffice: link(office),
    source: { name: 'Integrationszentrum', organization: null, url: 'https://quelle.example/a' },
    image: mediaLink(picture),
    attachments: [{ title: 'Das Konzept', caption: 'zum Nachlesen', media: mediaLink(paper) }],
    links: [{ title: 'Programm des Abends', url: 'https://programm.example/abend' }],
    contacts: [
      {
        name: 'Demo Person',
        organization: 'Presseamt',
        phone: '+49 1234 5-1',
        email: 'demo@stadt.example',
      },
    ],
    corrections: [{ at: '2026-10-02T08:00:00.000Z', note: 'Beginn ist um 18 Uhr.' }],
    archive: { archivedOn: '2026-11-01', isArchived: true },
    body: {
      html: [
        '<p>Straße, Größe, Übung: Umlaute <strong>fett</strong>, <em>schräg</em> und <a href="https://stadt.example/seite?a=1&amp;b=2">ein Link</a>.</p>',
        '<h2>Wer kam</h2><ul><li>Vereine<ul><li>Sportverein</li></ul></li><li>Schulen</li></ul>',
        '<ol start="3"><li>Begrüßung</li><li>Vortrag</li></ol>',
        `<figure data-media-id="${picture.id}"></figure>`,
        '<table><tbody><tr><th>Ort</th><th>Zeit</th></tr><tr><td>Saal</td><td>18 Uhr</td></tr></tbody></table>',
        '<blockquote><p>Ein guter Abend.</p></blockquote>',
        `<p>Siehe <a data-id="${plain.id}" data-type="press-release">früher</a>.</p>`,
      ].join(''),
      text: 'Straße, Größe, Übung',
    },
  })
  const english = item({
    id: full.id,
    language: 'en',
    originalLanguage: 'de',
    slug: 'conference',
    title: 'Conference opened',
    contacts: [{ name: 'Demo Person', organization: null, phone: '1', email: null }],
  })
  const simple = item({
    id: full.id,
    language: 'de-simple',
    originalLanguage: 'de',
    slug: 'konferenz-leicht',
    title: 'Eine Konferenz',
  })
  const arabic = item({
    id: full.id,
    language: 'ar',
    originalLanguage: 'de',
    slug: 'mutamar',
    title: 'افتتاح مؤتمر الاندماج',
    body: { html: '<p>جاء أكثر من 300 شخص (من Musterstadt) إلى القاعة.</p>', text: 'نص' },
  })
  const all = [site, office, picture, paper, plain, full, english, simple, arabic]
  delivery.publish(...all.map((one) => ({ put: one })))
})
afterAll(() => delivery.close())

describe('the print view', () => {
  it('shows all of a press release on one page, without scripts', async () => {
    const { status, headers, text } = await delivery.get(`${PRINT}/konferenz`)
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('content-language')).toBe('de')
    expect(headers.get('cache-control')).toBe('public, max-age=5, stale-if-error=300')
    expect(headers.get('cache-tag')).toContain(`item:${full.id}`)
    expect(headers.get('x-robots-tag')).toBeNull()
    expect(headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; .*style-src 'sha256-/,
    )
    expect(text).toContain('<html lang="de" dir="ltr">')
    expect(text).not.toMatch(/<script|\son\w+=|loading="lazy"/)
    expect(text.match(/<h1>/g)).toHaveLength(1)
    for (const words of [
      'Stadt Musterstadt, Presseamt',
      'Am Markt 1, 12345 Musterstadt',
      'href="tel:+4912345-0"'.replace('-', ''),
      '<p class="kicker">Integration</p>',
      '<h1>Integrationskonferenz in der Stadthalle eröffnet</h1>',
      '<p class="subtitle">Ein Abend mit vielen Fragen</p>',
      '<p class="dateline">Musterstadt, 1. Oktober 2026</p>',
      'Diese Mitteilung ist archiviert.',
      '2. Oktober 2026: Beginn ist um 18 Uhr.',
      'Mehr als dreihundert Menschen',
      'alt="Zwei Menschen am &quot;Rednerpult&quot;"',
      '<figcaption>Die Konferenz (Stadt (Demo))</figcaption>',
      'Straße, Größe, Übung',
      `>${ORIGIN}/files/${'b'.repeat(64)}/konzept.pdf</span>`,
      '>https://programm.example/abend</span>',
      'href="mailto:demo@stadt.example"',
      'Integrationszentrum</a>',
      '; <span>geändert am</span> 2. Oktober 2026',
    ]) {
      expect(text).toContain(words)
    }
  })

  it('leads to the website, the PDF and the other languages', async () => {
    const { text } = await delivery.get(`${PRINT}/konferenz`)
    expect(text).toContain('<link rel="canonical" href="https://stadt.example/presse/konferenz">')
    expect(text).toContain(`type="application/pdf" href="${ORIGIN}${PRINT}/konferenz.pdf"`)
    expect(text).toContain(`hreflang="en" href="${ORIGIN}${PRINT}/conference?language=en"`)
    expect(text).toContain(`<a href="${ORIGIN}${PRINT}/schlicht" data-id="${plain.id}"`)
  })

  it('is its own address without a website, and leaves out what is not there', async () => {
    const { text } = await delivery.get(`${PRINT}/schlicht`)
    expect(text).toContain(`<link rel="canonical" href="${ORIGIN}${PRINT}/schlicht">`)
    expect(text).toContain('<h1>Ohne &lt;b&gt;alles&lt;/b&gt; &amp; &quot;mehr&quot;</h1>')
    expect(text).not.toMatch(/<section|<hgroup>\n<p|class="note"|undefined|null/)
  })

  it('speaks the language of the text, or says that it does not', async () => {
    const english = (await delivery.get(`${PRINT}/conference?language=en`)).text
    expect(english).toContain('<html lang="en" dir="ltr">')
    expect(english).toContain('Contacts')
    const simple = (await delivery.get(`${PRINT}/konferenz-leicht?language=de-simple`)).text
    expect(simple).toContain('<html lang="de-simple"')
    expect(simple).toContain('Mitteilung an die Presse')
    const arabic = (await delivery.get(`${PRINT}/mutamar?language=ar`)).text
    expect(arabic).toContain('<html lang="ar" dir="rtl">')
    expect(arabic).toContain('<p class="kind" lang="en" dir="ltr">Press release</p>')
  })
})

describe('the PDF', () => {
  const fetchPdf = (path: string, init: RequestInit = {}) =>
    fetch(`${delivery.url}${PRINT}/${path}`, init)
  const read = async (path: string) =>
    readPdf(new Uint8Array(await (await fetchPdf(path)).arrayBuffer()))

  it('is tagged, and says what it is and in which language', async () => {
    const response = await fetchPdf('konferenz.pdf')
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'inline; filename="konferenz.pdf"',
      'content-language': 'de',
      'cache-control': 'public, max-age=5, stale-if-error=300',
      'x-content-type-options': 'nosniff',
    })
    const pdf = await readPdf(new Uint8Array(await response.arrayBuffer()))
    expect(pdf).toMatchObject({
      isMarked: true,
      language: 'de',
      title: 'Integrationskonferenz in der Stadthalle eröffnet',
    })
    expect(pdf.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pdf.bookmarks.slice(0, 2)).toEqual([
      'Integrationskonferenz in der Stadthalle eröffnet',
      'Wer kam',
    ])
  })

  it('holds the whole text in reading order, as headings, lists, tables and paragraphs', async () => {
    const { elements } = await read('konferenz.pdf')
    const words = (role: string) => allOf(elements, role).map(({ text }) => text.trim())
    expect(words('H1')).toEqual(['Integrationskonferenz in der Stadthalle eröffnet'])
    expect(words('H2')).toEqual(['Wer kam', 'Anlagen', 'Weitere Informationen', 'Ansprechpersonen'])
    expect(words('Lbl')).toEqual(['•', '•', '•', '3.', '4.', '•', '•', '•'])
    expect(words('LBody').slice(0, 5)).toEqual(
      expect.arrayContaining(['Sportverein', 'Schulen', 'Begrüßung', 'Vortrag']),
    )
    expect(words('TH')).toEqual(['Ort', 'Zeit'])
    expect(words('TD')).toEqual(['Saal', '18 Uhr'])
    expect(words('BlockQuote')).toEqual(['Ein guter Abend.'])
    expect(words('Caption')).toEqual([
      'Die Konferenz (Stadt (Demo))',
      'Die Konferenz (Stadt (Demo))',
    ])
    const text = wholeText(elements)
    const order = [
      'Am Markt 1, 12345 Musterstadt',
      'Pressemitteilung',
      'Integration',
      'Ein Abend mit vielen Fragen',
      'Musterstadt, 1. Oktober 2026',
      'archiviert',
      'Beginn ist um 18 Uhr.',
      'Mehr als dreihundert Menschen',
      'Straße, Größe, Übung: Umlaute fett, schräg und ein Link.',
      'Begrüßung',
      'zum Nachlesen',
      'https://programm.example/abend',
      'demo@stadt.example',
      'https://stadt.example/presse/konferenz',
      '; geändert am 2. Oktober 2026',
    ].map((part) => [part, text.indexOf(part)] as const)
    expect(order.filter(([, position]) => position < 0)).toEqual([])
    expect(order.map(([, position]) => position)).toEqual(
      order.map(([, position]) => position).toSorted((a, b) => a - b),
    )
  })

  it('tells its pictures, and links where the print view links', async () => {
    const { elements, links } = await read('konferenz.pdf')
    const alt = 'Zwei Menschen am "Rednerpult"'
    expect(allOf(elements, 'Figure').map((figure) => figure.alt)).toEqual([alt, alt])
    expect(new Set(links)).toEqual(
      new Set([
        'tel:+4912345-0'.replace('-', ''),
        'mailto:presse@stadt.example',
        'https://stadt.example/seite?a=1&b=2',
        `${ORIGIN}${PRINT}/schlicht`,
        'https://quelle.example/a',
        `${ORIGIN}/files/${'b'.repeat(64)}/konzept.pdf`,
        'https://programm.example/abend',
        'tel:+4912345-1'.replace('-', ''),
        'mailto:demo@stadt.example',
        'https://stadt.example/presse/konferenz',
      ]),
    )
    expect(allOf(elements, 'Link').map(({ text }) => text.trim())).toContain('ein Link')
  })

  it('comes in every language, right to left too', async () => {
    const arabic = await read('mutamar.pdf?language=ar')
    expect(arabic).toMatchObject({ language: 'ar', title: 'افتتاح مؤتمر الاندماج' })
    expect(allOf(arabic.elements, 'P')[0]).toMatchObject({ text: 'Press release', lang: 'en' })
    // Shapes map back to their letters, whichever way a reader orders them.
    const letters = (words: string) => [...words.replaceAll(/\s/g, '')].toSorted().join('')
    expect(letters(allOf(arabic.elements, 'H1')[0]?.text ?? '')).toBe(
      letters('افتتاح مؤتمر الاندماج'),
    )
    const odd = await read('schlicht.pdf')
    expect(odd.title).toBe('Ohne <b>alles</b> & "mehr"')
    expect(odd.metadata).toContain('Ohne &lt;b&gt;alles&lt;/b&gt; &amp; "mehr"')
  })

  it('is made once for all who ask, is the same on every node, and changes with its content', async () => {
    const tags = await Promise.all(
      ['konferenz.pdf?a', 'konferenz.pdf?b', 'konferenz.pdf?c'].map(async (path) => {
        const response = await fetchPdf(path)
        await response.arrayBuffer()
        return response.headers.get('etag')
      }),
    )
    expect(new Set(tags).size).toBe(1)
    const [etag] = tags
    const unchanged = await fetchPdf('konferenz.pdf', { headers: { 'If-None-Match': etag ?? '' } })
    expect(unchanged.status).toBe(304)
    const head = await fetchPdf('konferenz.pdf', { method: 'HEAD' })
    expect(head.headers.get('etag')).toBe(etag)

    const packed = await fetchPdf('konferenz.pdf', { headers: { 'Accept-Encoding': 'br, gzip' } })
    expect(packed.headers.get('content-encoding')).toBeNull()
    await packed.arrayBuffer()

    delivery.publish({ put: { ...office, title: 'Neues Amt', imprint: null, version: 2 } })
    const after = await fetchPdf('konferenz.pdf')
    expect(after.headers.get('etag')).not.toBe(etag)
    const { elements } = await readPdf(new Uint8Array(await after.arrayBuffer()))
    expect(wholeText(elements)).toContain('Neues Amt')
    delivery.publish({ put: { ...office, version: 3 } })
    const back = await fetchPdf('konferenz.pdf')
    await back.arrayBuffer()
    expect(back.headers.get('etag')).toBe(etag)
  })

  it('tells of a picture whose bytes are not there, and shows it once they are', async () => {
    const bytes = await sharp({
      create: { width: 200, height: 100, channels: 3, background: '#aa6622' },
    })
      .png()
      .toBuffer()
    const prepared = await prepareUpload({ bytes, name: 'Klein.png', credit: null })
    const { hash, name, mimeType, size, width, height } = prepared
    const small = item({
      type: 'media',
      title: 'Klein',
      kind: 'image',
      alt: 'Ein kleines Bild',
      caption: null,
      credit: null,
      file: { hash, name, mimeType, size, width, height },
    })
    const shows = item({ slug: 'klein', image: mediaLink(small) })
    delivery.publish({ put: small }, { put: shows })
    const before = await read('klein.pdf')
    expect(allOf(before.elements, 'Figure')).toEqual([])
    expect(wholeText(before.elements)).toContain('Ein kleines Bild')
    await openFileStore(`file:${delivery.folder}/media`).put(prepared.bytes)
    const after = await read('klein.pdf')
    expect(allOf(after.elements, 'Figure').map(({ alt }) => alt)).toEqual(['Ein kleines Bild'])
  })
})

describe('a type of its own', () => {
  it('has a print view, a PDF and other forms if it says so', async () => {
    const notice: ContentType = {
      type: 'notice',
      path: 'notices',
      languages: 'variants',
      fields: {},
      defaultSort: '-date',
      filters: {},
      forms: { jsonld: 'NewsArticle' },
      print: { de: 'Aushang der Stadt' },
    }
    const other = await startDelivery({ contentTypes: [notice] })
    other.publish({ put: item({ type: 'notice', slug: 'aushang', title: 'Aushang' }) })
    const page = await other.get('/print/notices/aushang')
    expect(page.text).toContain('<h1>Aushang</h1>')
    expect(page.text).toContain('<p class="kind">Aushang der Stadt</p>')
    expect((await other.get('/print/notices/aushang.pdf')).status).toBe(200)
    const article = await other.get('/content/v1/notices/aushang?format=jsonld')
    expect(article.json.url).toBe(`${ORIGIN}/print/notices/aushang`)
    expect((await other.get('/print/press-releases/aushang')).status).toBe(404)
    await other.close()
  })
})

describe.each(['', '.pdf'])('%s of what is not there', (ending) => {
  it('is the common 404, the move or the withdrawal of the item', async () => {
    const moved = await delivery.get(`${PRINT}/einst${ending}?channel=x`)
    expect(moved.status).toBe(404)
    const followed = await delivery.get(`${PRINT}/einst${ending}?a=b`)
    expect(followed.status).toBe(308)
    expect(followed.headers.get('location')).toBe(`${PRINT}/schlicht${ending}?a=b`)

    const gone = item({ slug: `zurueck${ending.length}` })
    delivery.publish({ put: gone }, { withdraw: gone, reason: 'Fehler' })
    const withdrawn = await delivery.get(`${PRINT}/${gone.slug}${ending}`)
    expect(withdrawn.status).toBe(410)
    expect(withdrawn.json).toMatchObject({ reason: 'Fehler' })
    expect(withdrawn.headers.get('cache-control')).toBe('no-store')

    for (const path of [
      `${PRINT}/gabesnie${ending}`,
      `${PRINT}/konferenz${ending}?language=tr`,
      `${PRINT}/konferenz/mehr${ending}`,
      `${PRINT}/${ending}`,
      `/print/news/kurz${ending}`,
      `/print/constructor/a${ending}`,
      '/print',
    ]) {
      const { status, json } = await delivery.get(path)
      expect([path, status, json.type]).toEqual([path, 404, '/content/docs/problems/not-found'])
    }
  })
})
