import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Places } from '#delivery/places/index.ts'
import { Library } from '#delivery/answers/library.ts'
import { createSitemaps } from '#delivery/sitemaps/index.ts'
import { item, startDelivery, type Json, type TestDelivery } from '../support/delivery.ts'

let delivery: TestDelivery

const site = (key: string, fields: Record<string, unknown> = {}) =>
  item({
    type: 'site',
    language: null,
    slug: key,
    title: key,
    key,
    origin: `https://${key}.example`,
    paths: { 'press-release': '/presse/{slug}?a=1&b=2' },
    ...fields,
  })

beforeEach(async () => {
  delivery = await startDelivery()
})
afterEach(() => delivery.close())

const parser = new XMLParser({ isArray: (name) => name === 'url' || name === 'sitemap' })

async function read(path: string): Promise<Json> {
  const reply = await delivery.get(path)
  expect(reply.status).toBe(200)
  expect(reply.headers.get('content-type')).toBe('application/xml; charset=utf-8')
  expect(XMLValidator.validate(reply.text)).toBe(true)
  return parser.parse(reply.text)
}

describe('the sitemaps', () => {
  it('hold the addresses that a website has, with their last change', async () => {
    delivery.publish({ put: site('city') }, { put: site('ki', { paths: { news: '/n/{slug}' } }) })
    delivery.publish(
      {
        put: item({
          slug: 'eins',
          channels: ['city', 'ki'],
          updatedAt: '2026-10-03T08:00:00.000Z',
        }),
      },
      { put: item({ slug: 'fremd', channels: ['ki'] }) },
      { put: item({ slug: 'nur-api' }) },
      { put: item({ type: 'news', slug: 'neues', channels: ['city', 'ki'] }) },
    )
    expect((await read('/sitemaps/city.xml')).urlset.url).toEqual([
      {
        loc: 'https://city.example/presse/eins?a=1&b=2',
        lastmod: '2026-10-03T08:00:00.000Z',
      },
    ])
    const ki = await read('/sitemaps/ki.xml')
    expect(ki.urlset.url.map(({ loc }: Json) => loc)).toEqual(['https://ki.example/n/neues'])
    const index = await read('/sitemap.xml')
    expect(index.sitemapindex.sitemap).toEqual([
      { loc: 'https://stadtwort.example/sitemaps/city.xml', lastmod: '2026-10-03T08:00:00.000Z' },
      { loc: 'https://stadtwort.example/sitemaps/ki.xml', lastmod: '2026-10-01T10:00:00.000Z' },
    ])
  })

  it('name an address once, however many languages share it', async () => {
    const german = item({ slug: 'eins', channels: ['city'] })
    const english = { ...german, language: 'en', updatedAt: '2026-11-02T08:00:00.000Z' }
    delivery.publish({ put: site('city') }, { put: german }, { put: english })
    const { urlset } = await read('/sitemaps/city.xml')
    expect(urlset.url).toHaveLength(1)
    expect(urlset.url[0].lastmod).toBe('2026-11-02T08:00:00.000Z')
  })

  it('lose what is withdrawn at once', async () => {
    const gone = item({ slug: 'weg', channels: ['city'] })
    delivery.publish({ put: site('city') }, { put: gone })
    expect((await delivery.get('/sitemaps/city.xml')).text).toContain('/presse/weg')
    delivery.publish({ withdraw: gone, reason: 'Falsch' })
    expect((await delivery.get('/sitemaps/city.xml')).text).not.toContain('/presse/weg')
    expect((await read('/sitemap.xml')).sitemapindex).not.toHaveProperty('sitemap')
  })

  it('are split where there are more addresses than one file may hold', async () => {
    delivery.publish({ put: site('city') })
    delivery.publish(
      ...['eins', 'zwei', 'drei'].map((slug) => ({ put: item({ slug, channels: ['city'] }) })),
    )
    const { store } = delivery
    const sitemaps = createSitemaps(
      {
        store,
        library: new Library(store),
        places: new Places(store),
        publicUrl: '',
        filesUrl: '',
        now: () => new Date(),
      },
      { most: 2 },
    )
    const locs = async (path: string) => {
      const answer = await sitemaps({
        method: 'GET',
        path,
        segments: path.slice(1).split('/'),
        query: new URLSearchParams(),
        search: '',
        headers: {},
        traceId: 'test',
        trusted: false,
      })
      return [...String(answer.body).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc]) => loc)
    }
    expect(await locs('/sitemap.xml')).toEqual(['/sitemaps/city.xml', '/sitemaps/city.2.xml'])
    expect(await locs('/sitemaps/city.xml')).toHaveLength(2)
    expect(await locs('/sitemaps/city.2.xml')).toHaveLength(1)
    await expect(locs('/sitemaps/city.3.xml')).rejects.toThrow('not-found')
  })

  it('answer with caching headers, and nothing beside them', async () => {
    delivery.publish({ put: site('city') })
    const first = await delivery.get('/sitemaps/city.xml')
    expect(first.headers.get('cache-control')).toBe('public, max-age=5, stale-if-error=300')
    const headers = { 'If-None-Match': first.headers.get('etag') ?? '' }
    expect((await delivery.get('/sitemaps/city.xml', { headers })).status).toBe(304)
    for (const path of ['/sitemaps', '/sitemaps/ki.xml', '/sitemaps/city', '/sitemap.xml/a']) {
      expect((await delivery.get(path)).status).toBe(404)
    }
  })
})
