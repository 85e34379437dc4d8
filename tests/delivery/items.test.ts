import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  item,
  link,
  mediaLink,
  startDelivery,
  type Json,
  type TestDelivery,
} from '../support/delivery.ts'

let delivery: TestDelivery
const LIST = '/content/v1/press-releases'
const hash = 'a'.repeat(64)

const city = item({
  type: 'site',
  language: null,
  slug: 'city',
  key: 'city',
  title: 'Stadt',
  name: 'Stadt',
  origin: 'https://stadt.example/',
  paths: { 'press-release': '/presse/{year}/{slug}' },
})
const ki = item({
  type: 'site',
  language: null,
  slug: 'ki',
  key: 'ki',
  title: 'KI',
  name: 'KI',
  origin: 'https://ki.example',
  paths: { news: '/n/{id}' },
})
const picture = item({
  type: 'media',
  slug: 'bild',
  title: 'Bild',
  kind: 'image',
  alt: 'Ein "Bild" <gezeichnet>',
  caption: 'Die Konferenz',
  credit: 'Foto: A & B',
  usageTerms: null,
  focalPoint: null,
  pressKit: false,
  file: { hash, name: 'bild.jpg', mimeType: 'image/jpeg', size: 10, width: 2000, height: 1000 },
})
const secret = item({ type: 'media', title: 'Geheim' })
const imprint = { street: null, postalCode: null, phone: null, fax: null, email: null }
const office = item({
  type: 'organization',
  language: null,
  slug: 'presseamt',
  title: 'Presseamt',
  kind: 'press-office',
  imprint: { ...imprint, name: 'Presseamt', city: 'Dortmund' },
})
const target = item({ slug: 'ziel', title: 'Ziel', date: '2020-01-02', channels: ['city'] })
const draft = item({ slug: 'entwurf' })
const release = item({
  slug: 'neu',
  formerSlugs: ['alt', 'ganz-alt'],
  title: 'Haupttitel',
  date: '2020-01-03',
  channels: ['city', 'ki'],
  image: mediaLink(picture),
  pressOffice: link(office),
  source: { name: 'Amt', organization: link(draft), url: null },
  attachments: [
    { title: 'Anhang', caption: null, media: mediaLink(picture) },
    { title: 'Fehlt', caption: null, media: mediaLink(secret) },
  ],
  related: [link(target), link(draft)],
  body: {
    html: [
      '<p>Text &amp; mehr</p>',
      `<figure data-media-id="${picture.id}"></figure>`,
      `<figure data-media-id="${secret.id}"></figure>`,
      `<p><a data-id="${target.id}" data-type="press-release">zum <em>Ziel</em></a></p>`,
      `<p><a data-type="organization" data-id="${office.id}">Amt</a></p>`,
      `<p><a data-id="${draft.id}" data-type="press-release">bald</a></p>`,
      '<p><a href="https://example.org">weg</a></p>',
    ].join(''),
    text: 'Text & mehr',
  },
})

beforeAll(async () => {
  delivery = await startDelivery()
  delivery.publish(...[city, ki, picture, office, target, release].map((one) => ({ put: one })))
})
afterAll(() => delivery.close())

describe('an item', () => {
  it('is found by slug and by id, with the envelope and its own fields', async () => {
    const bySlug = await delivery.get(`${LIST}/neu`)
    const byId = await delivery.get(`${LIST}/${release.id}`)
    expect(byId.json).toEqual(bySlug.json)
    expect(bySlug.json).toMatchObject({
      id: release.id,
      type: 'press-release',
      language: 'de',
      slug: 'neu',
      url: `${LIST}/neu`,
      webUrl: 'https://stadt.example/presse/2020/neu',
      webUrls: { city: 'https://stadt.example/presse/2020/neu' },
      formerSlugs: ['alt', 'ganz-alt'],
      title: 'Haupttitel',
      version: 1,
      translations: [],
    })
  })

  it('resolves links to Refs and drops what is not public', async () => {
    const { json } = await delivery.get(`${LIST}/neu`)
    expect(json.pressOffice).toMatchObject({ slug: 'presseamt', imprint: { city: 'Dortmund' } })
    expect(json.source).toEqual({ name: 'Amt', organization: null, url: null })
    expect(json.related.map((ref: Json) => ref.title)).toEqual(['Ziel'])
    expect(json.attachments.map((one: Json) => one.media?.title ?? null)).toEqual(['Bild', null])
    expect(JSON.stringify(json)).not.toContain(draft.id)
    expect(JSON.stringify(json)).not.toContain(secret.id)
  })

  it('shows files with absolute addresses and renditions', async () => {
    const { json } = await delivery.get(`${LIST}/neu`)
    expect(json.image).toMatchObject({
      id: picture.id,
      type: 'media',
      kind: 'image',
      alt: 'Ein "Bild" <gezeichnet>',
      file: { url: `https://stadtwort.example/files/${hash}/bild.jpg`, width: 2000 },
    })
    expect(json.image.body).toBeUndefined()
    expect(json.image.file.hash).toBeUndefined()
    expect(json.image.renditions.length).toBeGreaterThan(0)
  })

  it('fills the placeholders of its text', async () => {
    const { html } = (await delivery.get(`${LIST}/neu`)).json.body
    expect(html).toContain(`src="https://stadtwort.example/files/${hash}/bild.jpg"`)
    expect(html).toContain('srcset="https://stadtwort.example/files/')
    expect(html).toContain('alt="Ein &quot;Bild&quot; &lt;gezeichnet&gt;"')
    expect(html).toContain('<figcaption>Die Konferenz (Foto: A &amp; B)</figcaption>')
    expect(html.match(/<figure/g)).toHaveLength(1)
    expect(html).toContain('<a href="https://stadt.example/presse/2020/ziel"')
    expect(html).toContain('<a href="https://stadtwort.example/content/v1/organizations/presseamt"')
    expect(html).toContain('<p>bald</p>')
    expect(html).toContain('<a href="https://example.org">weg</a>')
  })

  it('shows a corrected caption everywhere after one entry', async () => {
    const own = await startDelivery()
    try {
      own.publish({ put: picture }, { put: release })
      own.publish({ put: { ...picture, caption: 'Berichtigt' } })
      const { json } = await own.get(`${LIST}/neu`)
      expect(json.body.html).toContain('Berichtigt')
      expect(json.image.caption).toBe('Berichtigt')
    } finally {
      await own.close()
    }
  })

  it('knows its neighbours of the same type, language and channel', async () => {
    const own = await startDelivery()
    const [a, b, c, other] = [
      item({ slug: 'a', date: '2020-01-01', channels: ['city'] }),
      item({ slug: 'b', date: '2020-01-02', channels: ['city'] }),
      item({ slug: 'c', date: '2020-01-03', channels: ['city'] }),
      item({ slug: 'b2', date: '2020-01-02', channels: ['ki'], publishedAt: '2020-01-02T11:00Z' }),
    ]
    const english = item({ slug: 'x', date: '2020-01-02', language: 'en', channels: ['city'] })
    try {
      own.publish({ put: a }, { put: b }, { put: c }, { put: other }, { put: english })
      const at = async (path: string) => {
        const { json } = await own.get(`${LIST}/${path}`)
        return [json.previous?.slug ?? null, json.next?.slug ?? null]
      }
      expect(await at('b')).toEqual(['a', 'b2'])
      expect(await at('b?channel=city')).toEqual(['a', 'c'])
      expect(await at('a')).toEqual([null, 'b'])
      expect(await at('c')).toEqual(['b2', null])
      expect(await at('x?language=en')).toEqual([null, null])
    } finally {
      await own.close()
    }
  })

  it("answers 404 for another channel's item", async () => {
    expect((await delivery.get(`${LIST}/ziel?channel=city`)).status).toBe(200)
    expect((await delivery.get(`${LIST}/ziel?channel=ki`)).status).toBe(404)
  })

  it('refuses parameters that items do not have', async () => {
    expect((await delivery.get(`${LIST}/neu?year=2020`)).status).toBe(400)
    expect((await delivery.get(`${LIST}/neu?include=nothing`)).status).toBe(400)
    const { json } = await delivery.get(`${LIST}/neu?include=links`)
    expect(json.related[0]).toMatchObject({ title: 'Ziel', publishedAt: target.publishedAt })
  })
})

describe('moved, withdrawn, removed', () => {
  it('redirects former slugs, query kept', async () => {
    const { status, headers } = await delivery.get(`${LIST}/alt?channel=city&include=links`)
    expect(status).toBe(308)
    expect(headers.get('location')).toBe(`${LIST}/neu?channel=city&include=links`)
    expect((await delivery.get(`${LIST}/ganz-alt`)).status).toBe(308)
    expect((await delivery.get(`${LIST}/alt?language=en`)).status).toBe(404)
    expect((await delivery.get('/content/v1/news/alt')).status).toBe(404)
  })

  it('answers 410 for ever for what was withdrawn, by slug and id', async () => {
    const one = item({ slug: 'zurueck', channels: ['city'] })
    delivery.publish({ put: one })
    expect((await delivery.get(`${LIST}/zurueck`)).status).toBe(200)
    delivery.publish({ withdraw: one, reason: 'Falsche Zahlen' })
    for (const name of ['zurueck', one.id]) {
      const { status, json, headers } = await delivery.get(`${LIST}/${name}`)
      expect(status).toBe(410)
      expect(json).toMatchObject({
        type: '/content/docs/problems/withdrawn',
        status: 410,
        reason: 'Falsche Zahlen',
        withdrawnAt: expect.stringMatching(/^2026-11-01T/),
      })
      expect(headers.get('cache-control')).toBe('no-store')
    }
    const list = await delivery.get(LIST)
    expect(list.text).not.toContain(one.id)
    delivery.publish({ put: one })
    expect((await delivery.get(`${LIST}/zurueck`)).json.id).toBe(one.id)
  })

  it('withdraws one language and keeps the other', async () => {
    const one = item({ slug: 'zwei-sprachen' })
    const english = { ...one, language: 'en', slug: 'two-languages' }
    delivery.publish({ put: one }, { put: english })
    delivery.publish({ withdraw: english, reason: 'Fehler' })
    expect((await delivery.get(`${LIST}/two-languages?language=en`)).status).toBe(410)
    expect((await delivery.get(`${LIST}/${one.id}?language=en`)).status).toBe(410)
    const left = await delivery.get(`${LIST}/${one.id}?language=en&fallback=de`)
    expect(left.json.language).toBe('de')
    expect(left.json.translations).toEqual([])
  })

  it('gives removed, unknown and hidden the same 404, but for path and trace id', async () => {
    const one = item({ slug: 'geloescht' })
    delivery.publish({ put: one })
    delivery.publish({ remove: one })
    const paths = ['geloescht', one.id, 'entwurf', draft.id, 'nie-gewesen'].map(
      (name) => `${LIST}/${name}`,
    )
    const answers = await Promise.all(
      paths.map(async (path) => {
        const { status, text, headers, json } = await delivery.get(path)
        const stable = [...headers].filter(([name]) => !['date', 'content-length'].includes(name))
        const body = text.replace(json.traceId, 'TRACE').replace(path, 'PATH')
        return JSON.stringify([status, body, stable])
      }),
    )
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toMatch(/^\[404/)
  })
})
