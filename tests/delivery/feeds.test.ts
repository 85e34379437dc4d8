import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { StoredItem } from '#contract/item.ts'
import { item, startDelivery, type TestDelivery } from '../support/delivery.ts'

const TITLE = 'Fest & <Feier> "für alle" \u0001 ]]> 😀'
const hash = 'a'.repeat(64)
const PUBLIC = 'https://stadtwort.example'

/** An item that is called as its id. */
const named = (fields: { id: string } & Record<string, unknown>) =>
  item({ slug: fields.id, title: fields.id, date: '2024-05-01', ...fields })

let node: TestDelivery
const put = (...items: StoredItem[]) => node.publish(...items.map((one) => ({ put: one })))
beforeAll(async () => {
  node = await startDelivery()
  put(
    named({
      id: 'site-city',
      type: 'site',
      language: null,
      slug: 'city',
      title: 'Stadt',
      key: 'city',
      name: 'Stadt',
      origin: 'https://stadt.example',
      paths: { 'press-release': '/presse/{year}/{slug}' },
    }),
    named({ id: 'kultur', type: 'category', title: 'Kultur & Kunst' }),
    named({
      id: 'bild',
      type: 'media',
      title: 'Ein Fest',
      kind: 'image',
      alt: 'Ein Fest',
      caption: null,
      credit: null,
      usageTerms: null,
      focalPoint: null,
      pressKit: false,
      file: {
        hash,
        name: 'fest.jpg',
        mimeType: 'image/jpeg',
        size: 1234,
        width: 800,
        height: 600,
      },
    }),
    named({
      id: 'fest',
      type: 'press-release',
      slug: 'das-fest',
      title: TITLE,
      teaser: 'Kurz & gut',
      date: '2024-05-01',
      updatedAt: '2024-05-03T08:00:00.000Z',
      channels: ['city'],
      tags: ['Sommer'],
      categories: [{ id: 'kultur', type: 'category' }],
      image: { id: 'bild', type: 'media' },
      body: {
        html: '<p>Mit <a data-id="alt" data-type="press-release">Vorgeschichte</a>.</p><figure data-media-id="bild"></figure>',
        text: 'Mit Vorgeschichte.',
      },
    }),
    named({ id: 'alt', type: 'press-release', title: 'Alt', date: '2019-01-01' }),
    named({ id: 'en', type: 'press-release', language: 'en', title: 'English' }),
  )
})
afterAll(() => node.close())

async function feed(path: string) {
  const response = await fetch(`${node.url}/feeds/${path}`)
  return { response, text: await response.text() }
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
})

/** The value at a path of names in parsed XML. */
function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null ? Object(inner)[name] : undefined,
    value,
  )
}

describe('the feeds', () => {
  it('are valid XML with every sign escaped', async () => {
    for (const ending of ['rss', 'atom']) {
      const { response, text } = await feed(`press-releases.${ending}`)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toMatch(
        new RegExp(`^application/${ending}\\+xml; charset=utf-8`),
      )
      expect(XMLValidator.validate(text)).toBe(true)
      expect(text).not.toContain('\u0001')
    }
  })

  it('say in RSS what the items say, with absolute addresses', async () => {
    const rss: unknown = parser.parse((await feed('press-releases.rss')).text)
    const item = at(rss, 'rss', 'channel', 'item', 0)
    expect(at(item, 'title')).toBe('Fest & <Feier> "für alle"  ]]> 😀')
    expect(at(item, 'link')).toBe('https://stadt.example/presse/2024/das-fest')
    expect(at(item, 'guid', '#text')).toBe('tag:stadtwort,2026:fest:de')
    expect(at(item, 'guid', 'isPermaLink')).toBe('false')
    expect(at(item, 'pubDate')).toBe('Wed, 01 May 2024 10:00:00 GMT')
    expect(at(item, 'category')).toEqual(['Kultur & Kunst', 'Sommer'])
    expect(at(item, 'enclosure')).toEqual({
      url: `${PUBLIC}/files/${hash}/fest.jpg`,
      length: '1234',
      type: 'image/jpeg',
    })
    const html = String(at(item, 'content:encoded'))
    expect(html).toContain(`href="${PUBLIC}/print/press-releases/alt"`)
    expect(html).toContain(`src="${PUBLIC}/files/${hash}/fest.jpg"`)
    expect(html).not.toMatch(/(?:href|src)="\//)
  })

  it('say the same in Atom and JSON', async () => {
    const atom: unknown = parser.parse((await feed('press-releases.atom')).text)
    const entry = at(atom, 'feed', 'entry', 0)
    expect(at(entry, 'id')).toBe('tag:stadtwort,2026:fest:de')
    expect(at(entry, 'published')).toBe('2024-05-01T10:00:00.000Z')
    expect(at(entry, 'updated')).toBe('2024-05-03T08:00:00.000Z')
    expect(at(entry, 'link', 0, 'href')).toBe('https://stadt.example/presse/2024/das-fest')

    const { response, text } = await feed('press-releases.json')
    expect(response.headers.get('content-type')).toBe('application/feed+json; charset=utf-8')
    const json = z
      .looseObject({ version: z.string(), feed_url: z.string(), items: z.array(z.looseObject({})) })
      .parse(JSON.parse(text))
    expect(json.version).toBe('https://jsonfeed.org/version/1.1')
    expect(json.feed_url).toBe(`${PUBLIC}/feeds/press-releases.json`)
    expect(json.items[0]).toMatchObject({
      id: 'tag:stadtwort,2026:fest:de',
      url: 'https://stadt.example/presse/2024/das-fest',
      title: TITLE,
      date_modified: '2024-05-03T08:00:00.000Z',
      tags: ['Kultur & Kunst', 'Sommer'],
      language: 'de',
    })
  })

  it('keep the guid when address and text change', async () => {
    const guid = async () =>
      at(
        parser.parse((await feed('press-releases.rss?year=2019')).text),
        'rss',
        'channel',
        'item',
        'guid',
        '#text',
      )
    const before = await guid()
    put(
      named({
        id: 'alt',
        type: 'press-release',
        slug: 'neu',
        formerSlugs: ['alt'],
        title: 'Neu',
        date: '2019-01-01',
      }),
    )
    expect(await guid()).toBe(before)
  })

  it('take the filters of the list and pass over what they do not know', async () => {
    const titles = async (query: string) => {
      const { text } = await feed(`press-releases.json?${query}`)
      return z
        .object({ items: z.array(z.object({ title: z.string() })) })
        .parse(JSON.parse(text))
        .items.map(({ title }) => title)
    }
    expect(await titles('channel=city')).toEqual([TITLE])
    expect(await titles('language=en')).toEqual(['English'])
    expect(await titles('category=kultur')).toEqual([TITLE])
    expect(await titles('limit=1')).toHaveLength(1)
    expect(await titles('utm_source=mail&tag=Sommer')).toEqual([TITLE])
    expect((await feed('press-releases.rss?limit=none')).response.status).toBe(400)
  })

  it('are empty, not missing, without items', async () => {
    const { response, text } = await feed('news.atom')
    expect(response.status).toBe(200)
    expect(XMLValidator.validate(text)).toBe(true)
  })

  it('exist for what is announced only', async () => {
    for (const path of [
      'media.rss',
      'press-releases.xml',
      'press-releases',
      'x.rss',
      'news.rss/a',
    ]) {
      expect((await feed(path)).response.status).toBe(404)
    }
  })

  it('have caching headers and answer 304', async () => {
    const { response } = await feed('press-releases.rss')
    expect(response.headers.get('cache-control')).toBe('public, max-age=5, stale-if-error=300')
    expect(response.headers.get('last-modified')).toBeTruthy()
    const etag = response.headers.get('etag') ?? ''
    const again = await fetch(`${node.url}/feeds/press-releases.rss`, {
      headers: { 'If-None-Match': etag },
    })
    expect(again.status).toBe(304)
  })

  it('lose a withdrawn item at once', async () => {
    const gone = named({ id: 'weg', type: 'news', title: 'Weg' })
    put(gone)
    expect((await feed('news.rss')).text).toContain('Weg')
    node.publish({ withdraw: gone, reason: 'Irrtum' })
    expect((await feed('news.rss')).text).not.toContain('Weg')
  })
})
