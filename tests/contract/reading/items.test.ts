import { describe, expect, test } from 'vitest'
import type { Json } from '../../support/delivery.ts'
import { readerOf } from '../../support/reading/ask.ts'
import { PUBLIC_URL } from '../../support/reading/installation.ts'
import { sides } from '../../support/reading/sides.ts'

const refKeys = ['id', 'type', 'language', 'slug', 'title', 'url', 'channels']

describe.each(sides)('items from $name', (side) => {
  const { api, get, shown } = readerOf(side)
  const { town } = side

  test('a press release has every field of the contract', async () => {
    const { json } = await api('press-releases/zweite-meldung')
    expect(json).toMatchObject({
      id: town.rich.id,
      type: 'press-release',
      language: 'de',
      slug: 'zweite-meldung',
      url: '/content/v1/press-releases/zweite-meldung',
      webUrl: 'https://www.stadt.example/presse/2017/zweite-meldung',
      webUrls: {
        city: 'https://www.stadt.example/presse/2017/zweite-meldung',
        ki: `https://ki.example/p/zweite-meldung?a=1&b=${town.rich.id}`,
      },
      formerSlugs: [],
      formerUrls: [],
      title: 'Zweite Meldung',
      teaser: 'Vorspann',
      date: '2017-07-03',
      publishedAt: '2017-07-03T10:00:00.000Z',
      updatedAt: '2017-07-03T10:00:00.000Z',
      version: 1,
      changeNote: null,
      channels: ['city', 'ki'],
      tags: ['Fest'],
      featured: true,
      body: {
        html: '<h2>Zwischentitel</h2><p>Text zu Zweite Meldung</p>',
        text: 'Zwischentitel\n\nText zu Zweite Meldung',
      },
      kicker: 'Dachzeile',
      subtitle: 'Unterzeile',
      dateline: { place: 'Musterstadt', date: '2017-07-03' },
      pressOffice: { id: town.office.id, imprint: { name: 'Stadt Musterstadt', fax: '0214 1' } },
      source: {
        name: 'Verein',
        url: 'https://verein.example',
        organization: { id: town.association.id, language: null },
      },
      links: [{ title: 'Stadt', url: 'https://www.stadt.example/x?a=1&b=2' }],
      contacts: [
        {
          name: 'Demo Kontakt',
          organization: null,
          phone: '0214 2',
          email: 'kontakt@stadt.example',
        },
      ],
      corrections: [{ at: '2017-07-04T08:00:00.000Z', note: 'Zahl berichtigt' }],
      archive: { year: 2017, archivedOn: '2018-01-01', isArchived: true },
      related: [{ id: town.first.id, slug: 'erste-meldung' }],
      previous: { slug: 'erste-meldung' },
      next: { slug: 'dritte-meldung' },
    })
    expect(json.addresses).toEqual([
      {
        text: 'Rathausplatz 1',
        street: 'Rathausplatz',
        houseNumber: '1',
        postalCode: null,
        city: null,
      },
    ])
    expect(json.attachments).toMatchObject([
      { title: 'Foto', caption: 'Bildunterschrift', media: { id: town.photo.id, type: 'media' } },
      { title: 'Ohne Datei', caption: null, media: null },
    ])
    expect(Object.keys(json.related[0])).toEqual(refKeys)
    expect(Object.keys(json.categories[0])).toEqual(refKeys)
    expect(json.translations).toEqual([
      {
        language: 'de-simple',
        title: 'Zweite Meldung leicht',
        url: '/content/v1/press-releases/zweite-meldung-leicht?language=de-simple',
      },
      {
        language: 'en',
        title: 'Second release',
        url: '/content/v1/press-releases/second-release?language=en',
      },
    ])
    // The default set by workflow, and what nobody filled in.
    const { json: bare } = await api('press-releases/ohne-ort-und-datum')
    expect(bare).toMatchObject({
      date: '2018-01-01',
      ...{ kicker: null, subtitle: null, dateline: null, pressOffice: null, source: null },
      ...{ teaser: null, image: null, webUrl: null, webUrls: {}, channels: [], translations: [] },
      ...{ attachments: [], links: [], addresses: [], contacts: [], corrections: [], related: [] },
      archive: { year: 2018, archivedOn: null, isArchived: false },
    })
  })

  test('a picture says where its file and its sizes are', async () => {
    const { image } = (await api('press-releases/zweite-meldung')).json
    expect(image).toMatchObject({
      ...{ id: town.photo.id, slug: town.photo.id, type: 'media', language: 'de', kind: 'image' },
      ...{ alt: 'Menschen auf dem Fest', caption: 'Das Fest', credit: 'Stadt', usageTerms: null },
      ...{ focalPoint: { x: 30, y: 40 }, pressKit: false },
      file: { mimeType: 'image/jpeg', size: expect.any(Number), width: 1600, height: 1000 },
    })
    expect(image.file.url).toBe(`${PUBLIC_URL}/files/${town.photo.hash}/fest-platz.jpg`)
    expect('body' in image).toBe(false)
    for (const rendition of image.renditions) {
      expect(Object.keys(rendition).toSorted()).toEqual(['height', 'mimeType', 'url', 'width'])
    }
    const { json: whole } = await api(`media/${town.photo.id}`)
    const { body: _body, ...withoutBody } = whole
    expect(withoutBody).toEqual(image)
    expect((await api(`media/${town.photo.id}?language=en`)).json.alt).toBe(
      'People at the festival',
    )
    const { json: all } = await api('media?kind=document')
    expect(all.items.map((item: Json) => item.id)).toEqual([town.paper.id])
    expect((await api(`media/${town.unused.id}`)).status).toBe(404)
    expect((await api('media?kind=audio,video')).json.items).toEqual([])
  })

  test('links are in the answer’s language, else in the original’s, and say which', async () => {
    const { json } = await api('press-releases/second-release?language=en')
    const words = json.categories.map((ref: Json) => `${ref.language} ${ref.title} ${ref.url}`)
    expect(words).toEqual([
      'en Festivals /content/v1/categories/feste?language=en',
      'de Schule /content/v1/categories/schule',
    ])
    expect(json).toMatchObject({
      id: town.rich.id,
      url: '/content/v1/press-releases/second-release?language=en',
      image: { language: 'en', alt: 'People at the festival' },
      related: [{ language: 'de' }],
      fieldsOfAction: [{ language: 'en', slug: '2027-health', kind: 'field-of-action' }],
      previous: null,
      next: { slug: 'english-only', language: 'en' },
    })
  })

  test('are found by slug in the languages asked for, and by id', async () => {
    const { id } = town.rich
    const wanted: Record<string, string | number> = {
      'press-releases/zweite-meldung': 'de Zweite Meldung',
      'press-releases/second-release': 404,
      'press-releases/second-release?language=en': 'en Second release',
      'press-releases/second-release?language=*': 'en Second release',
      'press-releases/second-release?language=de,en': 'en Second release',
      'press-releases/second-release?fallback=en': 'de Zweite Meldung',
      'press-releases/zweite-meldung?language=en': 404,
      'press-releases/zweite-meldung?language=en&fallback=de': 'en Second release',
      'press-releases/zweite-meldung?language=ar&fallback=de': 'de Zweite Meldung',
      'press-releases/zweite-meldung?language=ar': 404,
      [`press-releases/${id}`]: 'de Zweite Meldung',
      [`press-releases/${id}?language=en`]: 'en Second release',
      [`press-releases/${id}?language=ar&fallback=de-simple`]: 'de-simple Zweite Meldung leicht',
      [`press-releases/${town.richEn.id}?language=*`]: 404,
      [`press-releases/${town.english.id}`]: 404,
      [`press-releases/${town.english.id}?language=*`]: 'en English only',
      [`news/${id}`]: 404,
      'people/demo-person-eins?language=en': 'null Demo Person Eins',
      'categories/feste?language=en': 'en Festivals',
      'categories/schule?language=en': 404,
      'categories/schule?language=en&fallback=de': 'de Schule',
      'press-releases/khabar?language=AR': 'ar خبر صحفي',
    }
    for (const [path, answer] of Object.entries(wanted)) {
      expect.soft({ path, answer: await shown(path) }).toEqual({ path, answer })
    }
  })

  test('a slug that changed leads to the new one with the query kept', async () => {
    const moves: Record<string, string | number> = {
      'alter-name': 'neuer-name',
      'alter-name?include=links&channel=city': 'neuer-name?include=links&channel=city',
      'alter-name?language=*': 'neuer-name?language=*',
      'old-name?language=en': 'new-name?language=en',
      'old-name?language=de&fallback=en': 'new-name?language=de&fallback=en',
      'old-name': 404,
      'alter-name?language=en': 404,
      'alter-name?channel=ki': 404,
      'alter-name?foo=1': 400,
    }
    for (const [path, wanted] of Object.entries(moves)) {
      const { status, headers } = await api(`press-releases/${path}`)
      const led = status === 308 ? headers.location : status
      const target = typeof wanted === 'string' ? `/content/v1/press-releases/${wanted}` : wanted
      expect.soft({ path, led }).toEqual({ path, led: target })
    }
    const { json } = await api('press-releases/new-name?language=en')
    expect(json).toMatchObject({
      formerSlugs: ['old-name'],
      formerUrls: ['/content/v1/press-releases/old-name?language=en'],
      version: 2,
      publishedAt: '2020-01-02T11:00:00.000Z',
    })
  })

  test('what was withdrawn says so, variants too, in the languages they had', async () => {
    const { status, json, headers } = await api('press-releases/zurueckgezogen')
    expect({ status, json }).toMatchObject({
      status: 410,
      json: {
        type: '/content/docs/problems/withdrawn',
        status: 410,
        reason: 'Irrtum im Text',
        withdrawnAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.+Z$/),
        traceId: expect.any(String),
      },
    })
    expect(headers['cache-control']).toBe('no-store')
    expect(await shown(`press-releases/${town.withdrawn.id}`)).toBe(410)
    expect(await shown('press-releases/taken-back?language=en')).toBe(410)
    expect(await shown('press-releases/taken-back')).toBe(404)
    expect(await shown(`press-releases/${town.withdrawn.id}?language=ar`)).toBe(404)
  })

  test('what is not public, or not any more, is the same 404 byte for byte', async () => {
    const unknown = crypto.randomUUID()
    const { draft, embargoed, deleted, hiddenPerson } = town
    const plain = async (path: string) => {
      const { status, text, headers, json } = await get(`/content/v1/${path}`)
      const { date: _date, 'content-length': _length, ...others } = headers
      const name = path.split('/').at(-1) ?? ''
      const bytes = text.replaceAll(json.traceId, '').replaceAll(name, '')
      return { status, bytes, headers: { ...others, 'content-sequence': null } }
    }
    const common = await plain(`press-releases/${unknown}`)
    expect(common.status).toBe(404)
    for (const name of ['entwurf', 'gesperrt', draft.id, embargoed.id, deleted.id, deleted.slug]) {
      expect.soft(await plain(`press-releases/${name}`), name).toEqual(common)
    }
    const people = await plain(`people/${unknown}`)
    expect(await plain(`people/${hiddenPerson.id}`)).toEqual(people)
    expect(await plain(`people/${hiddenPerson.slug}`)).toEqual(people)
    for (const path of ['nothing', 'sites', 'press-releases/', 'press-releases/a/b', '/news']) {
      expect.soft((await get(`/content/v1/${path}`)).json, path).toMatchObject({
        type: '/content/docs/problems/not-found',
      })
    }
  })

  test('print view and PDF are where the item is, and gone where it is gone', async () => {
    for (const ending of ['', '.pdf']) {
      const states: Record<string, number> = {
        'zweite-meldung': 200,
        'second-release': 404,
        'alter-name': 308,
        zurueckgezogen: 410,
        entwurf: 404,
        gesperrt: 404,
        geloescht: 404,
      }
      for (const [slug, status] of Object.entries(states)) {
        const path = `/print/press-releases/${slug}${ending}`
        expect.soft({ path, status: (await get(path)).status }).toEqual({ path, status })
      }
      const { headers } = await get(`/print/press-releases/alter-name${ending}?x=1`)
      expect(headers.location).toBe(`/print/press-releases/neuer-name${ending}?x=1`)
    }
    const html = await get('/print/press-releases/zweite-meldung')
    expect(html.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(html.text).not.toMatch(/<script/i)
    const pdf = await get('/print/press-releases/zweite-meldung.pdf')
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pdf.text.startsWith('%PDF-')).toBe(true)
  })

  test('other forms are offered where the contract has them', async () => {
    const { headers, json } = await api('press-releases/zweite-meldung?format=jsonld')
    expect(headers['content-type']).toContain('application/ld+json')
    expect(json).toMatchObject({ '@context': expect.stringContaining('schema.org') })
    expect(json['@type']).toBe('NewsArticle')
    expect((await api('events/fruehstueck-2026-03-22?format=jsonld')).json['@type']).toBe('Event')
    expect((await api('press-releases/zweite-meldung?format=ninjs')).json).toMatchObject({
      uri: expect.any(String),
    })
    for (const path of ['news/nachricht-eins?format=ninjs', 'press-releases?format=jsonld']) {
      expect.soft((await api(path)).status, path).toBe(400)
    }
  })

  test('a channel bounds the item and its neighbours', async () => {
    const neighbours = async (query: string) => {
      const { json } = await api(`press-releases/zweite-meldung${query}`)
      return [json.previous?.slug ?? null, json.next?.slug ?? null]
    }
    expect(await neighbours('')).toEqual(['erste-meldung', 'dritte-meldung'])
    expect(await neighbours('?channel=city')).toEqual(['erste-meldung', 'neuer-name'])
    expect(await neighbours('?channel=ki')).toEqual([null, 'dritte-meldung'])
    expect(await shown('press-releases/dritte-meldung?channel=city')).toBe(404)
    expect(await shown('press-releases/ohne-ort-und-datum?channel=city')).toBe(404)
    expect(await shown('press-releases/dritte-meldung?channel=ki')).toBe('de Dritte Meldung')
  })

  test('a minor correction keeps the date of the last update', async () => {
    expect((await api('press-releases/zu-berichtigen')).json).toMatchObject({
      title: 'Berichtigt',
      version: 2,
      changeNote: 'Zahl',
      publishedAt: '2021-01-01T11:00:00.000Z',
      updatedAt: '2021-01-01T11:00:00.000Z',
    })
  })

  test('links within a text lead to the website and name their target', async () => {
    const { body } = (await api('news/nachricht-zwei?channel=city')).json
    const { id } = town.newsOne
    // The site of this channel has no address for the target: the API has.
    const href = `${PUBLIC_URL}/content/v1/news/nachricht-eins`
    expect(body.html).toContain(`href="${href}"`)
    expect(body.html).toContain(`data-id="${id}"`)
    expect(body.html).toContain('data-type="news"')
    expect(body.text).toBe('Siehe dort.')
  })

  test('persons show only what they agreed to', async () => {
    const { json } = await api('people/demo-person-eins')
    expect(json).toMatchObject({
      ...{ language: null, name: 'Demo Person Eins', role: 'Mitglied', office: null, group: null },
      ...{ phone: null, email: null, photo: null, spokenLanguages: ['de', 'tr'] },
      ...{ termFrom: '2025-11-01', termUntil: null, organization: { id: town.council.id } },
    })
    expect((await api('people/demo-person-zwei')).json).toMatchObject({
      ...{ phone: '0214 4', email: 'zwei@rat.example', photo: { id: town.photo.id } },
    })
  })

  test('concept and chapters know each other, in the order of the tree', async () => {
    const order = ['einleitung', 'gesundheit', 'bildung', 'schule-und-kita']
    const slugs = order.map((name) => `2017-${name}`)
    const old = (await api('concepts/integrationskonzept-2017')).json
    expect(old.chapters.map((ref: Json) => ref.slug)).toEqual(slugs)
    expect(old).toMatchObject({
      ...{ year: 2017, adoptedOn: '2017-12-11', adoptedBy: null, validity: 'superseded' },
      ...{ date: '2017-12-11', reports: [], documents: [], bodies: [], history: [] },
    })
    expect((await api('concepts/integrationskonzept-2027')).json).toMatchObject({
      validity: 'in-force',
      history: [
        { on: '2026-01-02', title: 'Auftakt', text: null, links: [{ url: 'https://x.example/a' }] },
      ],
      documents: [{ id: town.paper.id, kind: 'document' }],
      bodies: [{ organization: { id: town.council.id }, rhythm: 'jährlich', task: 'Steuert' }],
    })
    const { json } = await api('chapters/2017-schule-und-kita')
    expect(json).toMatchObject({
      ...{ number: '2.1', kind: 'field-of-action', parent: { slug: '2017-bildung' } },
      ...{ guidingGoals: [], indicators: [], measures: [], next: null },
      concept: { slug: 'integrationskonzept-2017' },
      breadcrumb: [{ slug: 'integrationskonzept-2017' }, { slug: '2017-bildung' }],
      previous: { slug: '2017-bildung' },
    })
    expect((await api('chapters/2017-gesundheit')).json.approaches).toEqual([
      { id: expect.any(String), title: 'Ansatz', text: null, actors: ['Amt', 'Verein'] },
    ])
    const timeline = (await api('chapters/2027-health?language=en&include=timeline')).json.timeline
    expect(timeline.items.map((item: Json) => item.slug)).toEqual(['second-release'])
    expect(timeline.next).toBeNull()
    expect((await api('press-releases/zweite-meldung?include=timeline')).status).toBe(400)
  })

  test('an issue of the newspaper carries its articles', async () => {
    expect((await api('newspaper-issues/vielfalt-1-2024')).json).toMatchObject({
      ...{ newspaper: 'Vielfalt', number: '1', year: 2024, issuedOn: '2024-04-01' },
      ...{ date: '2024-04-01', cover: { id: town.photo.id }, document: { id: town.paper.id } },
      articles: [
        { title: 'Beitrag', author: 'Demo', language: 'tr', body: { html: '', text: '' } },
      ],
    })
  })

  test('the entry names what there is', async () => {
    const { json } = await get('/content/v1')
    expect(json.languages).toEqual(['ar', 'de', 'de-simple', 'en'])
    expect(json.channels.toSorted()).toEqual(['city', 'ki'])
    const counts = json.types.map((type: Json) => [type.path, type.count])
    expect(Object.fromEntries(counts)).toMatchObject({ 'press-releases': 9, people: 2, media: 2 })
    expect(json).toMatchObject({ sequence: expect.any(Number), epoch: expect.any(String) })
    expect((await get('/content/v1?foo=1')).status).toBe(400)
  })
})
