import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  item,
  link,
  mediaLink,
  startDelivery,
  type Json,
  type TestDelivery,
} from '../support/delivery.ts'
import { ninjsSchema } from '../support/ninjsSchema.ts'

const ORIGIN = 'https://stadtwort.example'
const RELEASES = '/content/v1/press-releases'
const hash = 'b'.repeat(64)
let delivery: TestDelivery

const city = item({
  type: 'site',
  language: null,
  slug: 'city',
  key: 'city',
  title: 'Stadt',
  name: 'Stadt',
  origin: 'https://stadt.example',
  paths: { 'press-release': '/presse/{year}/{slug}' },
})
const picture = item({
  type: 'media',
  id: '00000000-0000-4000-8000-0000000000aa',
  title: 'Bild',
  kind: 'image',
  alt: 'Zwei Menschen am Rednerpult',
  caption: 'Die Konferenz',
  credit: 'Stadt (Demo)',
  usageTerms: 'CC BY 4.0, https://creativecommons.org/licenses/by/4.0/.',
  focalPoint: null,
  pressKit: false,
  file: { hash, name: 'bild.jpg', mimeType: 'image/jpeg', size: 10, width: 2000, height: 1000 },
})
const paper = item({
  type: 'media',
  title: 'Konzept',
  kind: 'document',
  alt: '',
  caption: null,
  credit: null,
  usageTerms: 'Frei für die Presse',
  focalPoint: null,
  pressKit: false,
  file: { hash, name: 'k.pdf', mimeType: 'application/pdf', size: 99, width: null, height: null },
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
    phone: '+49 1234 5',
    fax: null,
    email: 'presse@stadt.example',
  },
})
const topic = item({ type: 'category', slug: 'kultur', title: 'Kultur' })
const release = item({
  slug: 'konferenz',
  title: 'Konferenz eröffnet',
  teaser: 'Kurz gesagt.',
  date: '2026-10-01',
  updatedAt: '2026-10-02T08:00:00.000Z',
  version: 3,
  changeNote: 'Uhrzeit berichtigt',
  channels: ['city'],
  kicker: 'Integration',
  subtitle: 'Viele kamen',
  dateline: { place: 'Musterstadt', date: '2026-10-01' },
  pressOffice: link(office),
  source: { name: 'Integrationszentrum', organization: null, url: 'https://quelle.example/a' },
  image: mediaLink(picture),
  categories: [link(topic)],
  tags: ['Teilhabe'],
  attachments: [{ title: 'Das Konzept', caption: 'PDF', media: mediaLink(paper) }],
  links: [{ title: 'Programm', url: 'https://programm.example' }],
  addresses: [
    { text: 'Am Markt 1', street: 'Am Markt', houseNumber: '1', postalCode: null, city: null },
  ],
  contacts: [
    { name: 'Demo Person', organization: 'Presseamt', phone: '+49 1', email: 'demo@stadt.example' },
  ],
  corrections: [{ at: '2026-10-02T08:00:00.000Z', note: 'Beginn ist 18 Uhr.' }],
  archive: { archivedOn: null, isArchived: false },
  body: { html: '<p>Viele kamen &amp; blieben.</p>', text: 'Viele kamen & blieben.' },
})
const english = item({
  id: release.id,
  language: 'en',
  originalLanguage: 'de',
  slug: 'conference',
  title: 'Conference opened',
})
const bare = item({ slug: 'schlicht', formerSlugs: ['einst'], title: 'Schlicht' })
const brief = item({ type: 'news', slug: 'kurz', title: 'Kurz' })
const hall = item({
  type: 'place',
  language: null,
  title: 'Rathaus',
  street: 'Am Markt',
  houseNumber: '1',
  postalCode: '12345',
  city: 'Musterstadt',
  district: null,
  latitude: 51.5,
  longitude: 7.4,
  accessibility: ['step-free'],
})
const occasion = {
  type: 'activity',
  kind: 'breakfast',
  timeZone: 'Europe/Berlin',
  startsOn: null,
  endsOn: null,
  rule: null,
  extraDates: [],
  exceptions: [],
  hosts: [link(office)],
  partOf: null,
  place: link(hall),
  audience: 'alle',
  spokenLanguages: ['de', 'tr'],
  accessibility: ['sign-language'],
  freeOfCharge: true,
  seeksVolunteers: false,
}
const breakfast = item({
  ...occasion,
  slug: 'fruehstueck',
  title: 'Frühstück',
  teaser: 'Wir frühstücken.',
  body: { html: '', text: '' },
  allDay: false,
  startsAt: '2026-12-01T09:00:00.000Z',
  endsAt: '2026-12-01T11:00:00.000Z',
  extraDates: [
    { startsAt: '2026-12-08T09:00:00.000Z', endsAt: null },
    { startsAt: '2026-12-15T09:00:00.000Z', endsAt: null },
  ],
  exceptions: [
    {
      date: '2026-12-08T09:00:00.000Z',
      status: 'moved',
      startsAt: '2026-12-09T10:00:00.000Z',
      endsAt: null,
      place: null,
      reason: 'Heizung',
    },
    {
      date: '2026-12-15T09:00:00.000Z',
      status: 'cancelled',
      startsAt: null,
      endsAt: null,
      place: null,
      reason: 'Krankheit',
    },
  ],
  registration: { url: 'https://anmelden.example' },
})
const festival = item({
  ...occasion,
  slug: 'fest',
  title: 'Fest',
  allDay: true,
  startsAt: null,
  endsAt: null,
  startsOn: '2026-12-05',
  endsOn: '2026-12-06',
  exceptions: [
    {
      date: '2026-12-05',
      status: 'moved',
      startsAt: '2026-12-12T00:00:00.000Z',
      endsAt: null,
      place: null,
      reason: null,
    },
  ],
})

beforeAll(async () => {
  delivery = await startDelivery({ now: () => new Date('2026-11-24T08:00:00Z') })
  const all = [city, picture, paper, office, topic, release, english, bare, brief, hall]
  delivery.publish(...[...all, breakfast, festival].map((one) => ({ put: one })))
})
afterAll(() => delivery.close())

const formOf = async (path: string, format: string): Promise<Json> => {
  const reply = await delivery.get(
    `/content/v1/${path}${path.includes('?') ? '&' : '?'}format=${format}`,
  )
  expect(reply.status).toBe(200)
  return reply.json
}

describe('a press release as JSON-LD', () => {
  it('is a NewsArticle that leads to the website', async () => {
    const reply = await delivery.get(`${RELEASES}/konferenz?format=jsonld`)
    expect(reply.headers.get('content-type')).toBe('application/ld+json; charset=utf-8')
    expect(reply.headers.get('content-language')).toBe('de')
    expect(reply.headers.get('x-robots-tag')).toBe('noindex')
    expect(reply.headers.get('cache-control')).toBe('public, max-age=5, stale-if-error=300')
    expect(reply.headers.get('cache-tag')).toContain(`item:${picture.id}`)
    expect(reply.json).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      url: 'https://stadt.example/presse/2026/konferenz',
      mainEntityOfPage: { '@id': 'https://stadt.example/presse/2026/konferenz' },
      headline: 'Konferenz eröffnet',
      alternativeHeadline: 'Viele kamen',
      description: 'Kurz gesagt.',
      articleBody: 'Viele kamen & blieben.',
      articleSection: ['Kultur'],
      keywords: ['Teilhabe'],
      inLanguage: 'de',
      datePublished: '2026-10-01T10:00:00.000Z',
      dateModified: '2026-10-02T08:00:00.000Z',
      dateline: 'Musterstadt',
      isBasedOn: 'https://quelle.example/a',
      isPartOf: [{ '@type': 'WebSite', name: 'Stadt', url: 'https://stadt.example' }],
      author: { '@type': 'Organization', name: 'Integrationszentrum' },
      publisher: {
        '@type': 'Organization',
        name: 'Stadt Musterstadt, Presseamt',
        address: { '@type': 'PostalAddress', addressLocality: 'Musterstadt' },
        contactPoint: [{ name: 'Demo Person', email: 'demo@stadt.example' }],
      },
      correction: [{ '@type': 'CorrectionComment', text: 'Beginn ist 18 Uhr.' }],
    })
  })

  it('shows its pictures with credit and licence, its attachments as files', async () => {
    const { image, associatedMedia } = await formOf('press-releases/konferenz', 'jsonld')
    expect(image).toEqual([
      expect.objectContaining({
        '@type': 'ImageObject',
        url: `${ORIGIN}/files/${hash}/bild.jpg`,
        width: 2000,
        caption: 'Die Konferenz',
        creditText: 'Stadt (Demo)',
        license: 'https://creativecommons.org/licenses/by/4.0/',
      }),
    ])
    expect(associatedMedia).toEqual([
      expect.objectContaining({
        '@type': 'MediaObject',
        name: 'Das Konzept',
        contentUrl: `${ORIGIN}/files/${hash}/k.pdf`,
        license: { '@type': 'CreativeWork', text: 'Frei für die Presse' },
      }),
    ])
  })

  it('knows its translations, and these their original', async () => {
    const original = await formOf('press-releases/konferenz', 'jsonld')
    expect(original.workTranslation).toEqual([
      {
        '@type': 'NewsArticle',
        headline: 'Conference opened',
        inLanguage: 'en',
        url: `${ORIGIN}/print/press-releases/conference?language=en`,
      },
    ])
    const other = await formOf('press-releases/conference?language=en', 'jsonld')
    expect(other.translationOfWork.url).toBe('https://stadt.example/presse/2026/konferenz')
    expect(other.workTranslation).toBeUndefined()
  })

  it('leads to the print view without a website, and says nothing it does not know', async () => {
    const article = await formOf('press-releases/schlicht', 'jsonld')
    expect(article.url).toBe(`${ORIGIN}/print/press-releases/schlicht`)
    for (const name of ['image', 'author', 'publisher', 'correction', 'description', 'isPartOf']) {
      expect(article).not.toHaveProperty(name)
    }
    expect(JSON.stringify(article)).not.toContain('null')
  })

  it('is there for news, which have no print view', async () => {
    const article = await formOf('news/kurz', 'jsonld')
    expect(article).toMatchObject({ '@type': 'NewsArticle', url: `${ORIGIN}/content/v1/news/kurz` })
  })
})

describe('dates as JSON-LD', () => {
  it('are Events with place, host and language', async () => {
    expect(await formOf('events/fruehstueck-2026-12-01', 'jsonld')).toMatchObject({
      '@type': 'Event',
      name: 'Frühstück',
      startDate: '2026-12-01T09:00:00.000Z',
      endDate: '2026-12-01T11:00:00.000Z',
      eventStatus: 'https://schema.org/EventScheduled',
      inLanguage: ['de', 'tr'],
      isAccessibleForFree: true,
      location: {
        '@type': 'Place',
        name: 'Rathaus',
        address: { streetAddress: 'Am Markt 1', postalCode: '12345' },
        geo: { latitude: 51.5, longitude: 7.4 },
        amenityFeature: [{ name: 'step-free' }, { name: 'sign-language' }],
      },
      organizer: [{ '@type': 'Organization', name: 'Presseamt' }],
      offers: { url: 'https://anmelden.example', price: 0 },
      superEvent: { name: 'Frühstück', url: `${ORIGIN}/content/v1/activities/fruehstueck` },
    })
  })

  it('say when they were moved or cancelled, and why', async () => {
    const moved = await formOf('events/fruehstueck-2026-12-08', 'jsonld')
    expect(moved).toMatchObject({
      startDate: '2026-12-09T10:00:00.000Z',
      previousStartDate: '2026-12-08T09:00:00.000Z',
      eventStatus: 'https://schema.org/EventRescheduled',
    })
    expect(moved.description).toContain('Heizung')
    expect(await formOf('events/fruehstueck-2026-12-15', 'jsonld')).toMatchObject({
      eventStatus: 'https://schema.org/EventCancelled',
    })
  })

  it('give whole days as days', async () => {
    expect(await formOf('events/fest-2026-12-05', 'jsonld')).toMatchObject({
      startDate: '2026-12-12',
      previousStartDate: '2026-12-05',
    })
  })

  it('are named by their activity', async () => {
    const activity = await formOf('activities/fruehstueck', 'jsonld')
    expect(activity).toMatchObject({
      '@type': 'Event',
      startDate: '2026-12-01T09:00:00.000Z',
      // It has no text beyond the teaser.
      description: 'Wir frühstücken.',
    })
    expect(activity.subEvent.map((one: Json) => [one.startDate, one.eventStatus])).toEqual([
      ['2026-12-01T09:00:00.000Z', 'https://schema.org/EventScheduled'],
      ['2026-12-09T10:00:00.000Z', 'https://schema.org/EventRescheduled'],
      ['2026-12-15T09:00:00.000Z', 'https://schema.org/EventCancelled'],
    ])
  })
})

describe('a press release as ninjs', () => {
  it('keeps to the standard, whatever it has or lacks', async () => {
    for (const path of ['konferenz', 'schlicht', 'conference?language=en']) {
      const told = await formOf(`press-releases/${path}`, 'ninjs')
      expect(ninjsSchema.safeParse(told).error?.issues ?? []).toEqual([])
    }
  })

  it('says what the release says', async () => {
    const told = await formOf('press-releases/konferenz', 'ninjs')
    expect(told).toMatchObject({
      uri: `tag:stadtwort,2026:${release.id}:de`,
      standard: { name: 'ninjs', version: '3.1' },
      type: 'text',
      version: '3',
      firstCreated: '2026-10-01T10:00:00.000Z',
      versionCreated: '2026-10-02T08:00:00.000Z',
      pubStatus: 'usable',
      language: 'de',
      by: 'Integrationszentrum',
      located: 'Musterstadt',
      headlines: [
        { role: 'kicker', value: 'Integration' },
        { role: 'main', value: 'Konferenz eröffnet' },
        { role: 'subtitle', value: 'Viele kamen' },
      ],
      bodies: [
        { contentType: 'text/html', value: '<p>Viele kamen &amp; blieben.</p>', wordCount: 4 },
        { contentType: 'text/plain', value: 'Viele kamen & blieben.' },
      ],
      organisations: [{ name: 'Stadt Musterstadt, Presseamt', rel: 'issuer' }],
      renditions: [
        { name: 'web', href: 'https://stadt.example/presse/2026/konferenz' },
        { name: 'print', href: `${ORIGIN}/print/press-releases/konferenz.pdf` },
      ],
    })
    expect(told.embargoedUntil).toBeUndefined()
  })

  it('brings pictures with credit and renditions, files and translations along', async () => {
    const { associations } = await formOf('press-releases/konferenz', 'ninjs')
    expect(associations.map((one: Json) => [one.rel, one.type])).toEqual([
      ['picture', 'picture'],
      ['attachment', 'component'],
      ['translation', 'text'],
    ])
    expect(associations[0]).toMatchObject({
      by: 'Stadt (Demo)',
      usageTerms: 'CC BY 4.0, https://creativecommons.org/licenses/by/4.0/.',
      descriptions: [
        { role: 'caption', value: 'Die Konferenz' },
        { role: 'alternative', value: 'Zwei Menschen am Rednerpult' },
      ],
    })
    expect(associations[0].renditions.length).toBeGreaterThan(3)
  })
})

describe('other forms', () => {
  it('are refused where a type has none, or has others', async () => {
    for (const [path, parameter] of [
      ['press-releases/konferenz?format=xml', 'format'],
      ['press-releases/konferenz?format=jsonld&format=ninjs', 'format'],
      ['news/kurz?format=ninjs', 'format'],
      ['categories/kultur?format=jsonld', 'format'],
      ['press-releases?format=jsonld', 'format'],
    ]) {
      const { status, json } = await delivery.get(`/content/v1/${path}`)
      expect([path, status]).toEqual([path, 400])
      expect(json.errors[0].parameter).toBe(parameter)
    }
    const { json } = await delivery.get('/content/v1/news/kurz?format=ninjs')
    expect(json.errors).toEqual([{ parameter: 'format', allowed: ['jsonld'] }])
  })

  it('move, are withdrawn and end like the item itself', async () => {
    const moved = await delivery.get(`${RELEASES}/einst?format=ninjs`)
    expect(moved.status).toBe(308)
    expect(moved.headers.get('location')).toBe(`${RELEASES}/schlicht?format=ninjs`)

    const gone = item({ slug: 'zurueck' })
    delivery.publish({ put: gone }, { withdraw: gone, reason: 'Fehler' })
    const removed = item({ slug: 'fort' })
    delivery.publish({ put: removed }, { remove: removed })
    for (const format of ['jsonld', 'ninjs']) {
      const withdrawn = await delivery.get(`${RELEASES}/zurueck?format=${format}`)
      expect(withdrawn.status).toBe(410)
      expect(withdrawn.json.reason).toBe('Fehler')
      const [one, other] = await Promise.all(
        ['fort', 'gabesnie'].map((slug) => delivery.get(`${RELEASES}/${slug}?format=${format}`)),
      )
      expect([one?.status, other?.status]).toEqual([404, 404])
    }
  })

  it('change with what they link to', async () => {
    const before = await delivery.get(`${RELEASES}/konferenz?format=jsonld`)
    delivery.publish({ put: { ...picture, credit: 'Neu (Demo)', version: 2 } })
    const after = await delivery.get(`${RELEASES}/konferenz?format=jsonld`)
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'))
    expect(after.json.image[0].creditText).toBe('Neu (Demo)')
  })
})
