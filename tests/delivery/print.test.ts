import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFileStore } from '#platform/files/store.ts'
import { prepareUpload } from '#platform/files/upload.ts'
import { item, link, mediaLink, startDelivery, type TestDelivery } from '../support/delivery.ts'

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
      'Diese Pressemitteilung ist archiviert.',
      '2. Oktober 2026: Beginn ist um 18 Uhr.',
      'Mehr als dreihundert Menschen',
      'alt="Zwei Menschen am &quot;Rednerpult&quot;"',
      '<figcaption>Die Konferenz (Stadt (Demo))</figcaption>',
      'Straße, Größe, Übung',
      `>${ORIGIN}/files/${'b'.repeat(64)}/konzept.pdf</span>`,
      '>https://programm.example/abend</span>',
      'href="mailto:demo@stadt.example"',
      'Integrationszentrum</a>',
      'Geändert am',
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
    expect(english).toContain('Press contacts')
    const simple = (await delivery.get(`${PRINT}/konferenz-leicht?language=de-simple`)).text
    expect(simple).toContain('<html lang="de-simple"')
    expect(simple).toContain('Mitteilung an die Presse')
    const arabic = (await delivery.get(`${PRINT}/mutamar?language=ar`)).text
    expect(arabic).toContain('<html lang="ar" dir="rtl">')
    expect(arabic).toContain('<p class="kind" lang="en" dir="ltr">Press release</p>')
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
