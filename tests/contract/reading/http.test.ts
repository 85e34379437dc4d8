import type { IncomingHttpHeaders } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Json } from '../../support/delivery.ts'
import { ask, readerOf } from '../../support/reading/ask.ts'
import { sides } from '../../support/reading/sides.ts'

const item = '/content/v1/press-releases/zweite-meldung'
const list = '/content/v1/press-releases'
const kept = [
  ...[item, list, '/content/v1', '/content/v1/people', '/content/v1/people/demo-person-eins'],
  ...['/content/v1/events?from=2026-01-01', '/content/v1/activities/fruehstueck'],
  ...['/content/v1/search?q=meldung', '/feeds/press-releases.rss', '/feeds/events.ics'],
  ...['/sitemap.xml', '/sitemaps/city.xml'],
]
const codings = ['identity', 'gzip', 'br']
const perConnection = new Set(['date', 'connection', 'keep-alive'])

/** The headers that are of the answer, not of the moment. */
function lasting(headers: IncomingHttpHeaders | undefined): Record<string, unknown> {
  const all = Object.entries(headers ?? {})
  return Object.fromEntries(all.filter(([name]) => !perConnection.has(name)))
}

describe.each(sides)('HTTP of $name', (side) => {
  const { get, send } = readerOf(side)
  const { town } = side

  test.each(kept)('%s has the headers every answer has', async (path) => {
    const { status, headers } = await get(path)
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=5, stale-if-error=300',
      vary: 'Accept-Encoding',
      etag: expect.stringMatching(/^"[^"]+"$/),
      'last-modified': expect.stringMatching(/ GMT$/),
      'content-sequence': expect.stringMatching(/^\d+$/),
      'cache-tag': expect.stringMatching(/^type:/),
      'access-control-allow-origin': '*',
      'access-control-expose-headers':
        'ETag, Last-Modified, Content-Sequence, Cache-Tag, Retry-After',
      'x-content-type-options': 'nosniff',
    })
    expect(headers['x-robots-tag']).toBe(path.startsWith('/content/v1') ? 'noindex' : undefined)
    expect(headers['set-cookie']).toBeUndefined()
  })

  test.each(kept)('%s asked again, by HEAD, and in every coding', async (path) => {
    const tags = new Set<string>()
    for (const coding of codings) {
      const accept = { 'accept-encoding': coding }
      const { headers, bytes } = await get(path, accept)
      const etag = headers.etag ?? ''
      tags.add(etag)
      expect(headers['content-encoding']).toBe(coding === 'identity' ? undefined : coding)
      expect(headers['content-length']).toBe(String(bytes.length))
      const { 'content-length': _l, 'content-type': _t, 'content-encoding': _e, ...same } = headers
      for (const tag of [etag, `"other", W/${etag}`, '*']) {
        const again = await get(path, { ...accept, 'if-none-match': tag })
        expect({ status: again.status, size: again.bytes.length }).toEqual({ status: 304, size: 0 })
        expect(lasting(again.headers)).toMatchObject(lasting(same))
      }
      expect((await get(path, { ...accept, 'if-none-match': '"other"' })).status).toBe(200)
      const head = await send('HEAD', path, accept)
      expect({ status: head.status, size: head.bytes.length }).toEqual({ status: 200, size: 0 })
      expect(lasting(head.headers)).toEqual(lasting(headers))
    }
    expect(tags.size).toBe(codings.length)
  })

  test('the date of an answer that the time of day shapes is no proof that it is the same', async () => {
    const since = async (path: string) => {
      const { headers } = await get(path)
      const sent = { 'if-modified-since': headers['last-modified'] ?? '' }
      return (await get(path, sent)).status
    }
    expect(await since(`${item}?language=de`)).toBe(304)
    expect(await since('/content/v1/events')).toBe(200)
    expect(await since('/content/v1/activities/fruehstueck')).toBe(200)
    expect((await get(item, { 'if-modified-since': 'yesterday' })).status).toBe(200)
  })

  test.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['gzip;q=1.0, br;q=0.5', 'gzip'],
    ['gzip;q=0.5, br;q=0.8', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['identity;q=1, gzip;q=0.5', undefined],
    ['gzip;q=0', undefined],
    ['deflate', undefined],
    ['identity', undefined],
  ])('a client that takes “%s” gets %s', async (accepted, coding) => {
    const plain = await get(list)
    const { headers, bytes } = await get(list, { 'accept-encoding': accepted })
    expect(headers['content-encoding']).toBe(coding)
    const unpacked =
      coding === 'br' ? brotliDecompressSync(bytes) : coding ? gunzipSync(bytes) : bytes
    expect(unpacked.equals(plain.bytes)).toBe(true)
  })

  test('nothing is negotiated, and nobody is asked who they are', async () => {
    const plain = await get(item)
    const other = await get(item, {
      accept: 'text/html',
      'accept-language': 'en',
      cookie: 'a=b',
      authorization: 'Bearer x',
      range: 'bytes=0-9',
    })
    expect({ status: other.status, text: other.text }).toEqual({ status: 200, text: plain.text })
  })

  test.each([...kept, '/content/v1/nothing', '/media/x', '/files/x/y'])(
    '%s is only read',
    async (path) => {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const { status, headers, json } = await send(method, path)
        expect({ status, headers, json }).toMatchObject({
          status: 405,
          headers: {
            allow: 'GET, HEAD, OPTIONS',
            'content-type': 'application/problem+json',
            'access-control-allow-origin': '*',
          },
          json: { type: '/content/docs/problems/method-not-allowed', status: 405 },
        })
      }
      const { status, headers } = await send('OPTIONS', path, {
        origin: 'https://www.stadt.example',
        'access-control-request-method': 'GET',
        'access-control-request-headers': 'if-none-match',
      })
      expect(status).toBeLessThan(300)
      expect(headers).toMatchObject({
        'access-control-allow-origin': '*',
        'access-control-allow-headers': 'If-None-Match, If-Modified-Since',
        'access-control-max-age': '86400',
      })
    },
  )

  test('the language of an answer is told where it has one', async () => {
    const languageOf = async (path: string) => (await get(path)).headers['content-language']
    expect(await languageOf(item)).toBe('de')
    expect(await languageOf('/content/v1/press-releases/second-release?language=en')).toBe('en')
    expect(await languageOf('/content/v1/press-releases/zweite-meldung-leicht?language=*')).toBe(
      'de-simple',
    )
    expect(await languageOf('/content/v1/people/demo-person-eins')).toBeUndefined()
    expect(await languageOf(list)).toBe('de')
    expect(await languageOf(`${list}?language=*`)).toBeUndefined()
    expect(await languageOf(`${list}?language=en&fallback=de`)).toBeUndefined()
  })

  test('tags name the item and all it links to', async () => {
    const tags = (await get(item)).headers['cache-tag']
    const linked = [town.rich, town.first, town.office, town.association, town.health, town.photo]
    for (const { id } of [...linked, town.festivals, town.school]) {
      expect(tags).toContain(`item:${id}`)
    }
    expect((await get(list)).headers['cache-tag']).toContain(`item:${town.school.id}`)
    expect((await get('/feeds/news.atom')).headers['cache-tag']).toContain(
      `item:${town.newsTwo.id}`,
    )
  })

  test('answers are as the API description says, of every type and every kind of problem', async () => {
    const { types } = (await get('/content/v1')).json
    const paths = [
      ...kept.filter((path) => path.startsWith('/content/v1')),
      ...types.map(({ path }: Json): string => `/content/v1/${path}?language=*&include=body,links`),
      ...['year,type,category,kind,organization,fieldOfAction,tag'].map(
        (facets) => `${list}?facets=${facets}`,
      ),
      '/content/v1/changes?limit=1000',
      '/content/v1/chapters/2027-health?language=en&include=timeline',
      '/content/v1/concepts/integrationskonzept-2027',
      '/content/v1/newspaper-issues/vielfalt-1-2024',
      `/content/v1/media/${town.photo.id}`,
      ...['jsonld', 'ninjs'].map((format) => `${item}?format=${format}`),
      ...['zurueckgezogen', 'entwurf', 'alter-name', 'x?y=1'].map((slug) => `${list}/${slug}`),
      '/content/v1/changes?epoch=other',
      '/content/v1/search?q=',
      '/feeds/news.json',
      `/media/${town.photo.id}`,
    ]
    // This fetch is the one whose answers are checked (see checkedAnswers).
    for (const path of paths) {
      const answer = await fetch(side.url + path, { redirect: 'manual' })
      expect(answer.status).toBeLessThan(500)
      await answer.arrayBuffer()
    }
  })

  test('health tells details to those it trusts', async () => {
    const far = { 'x-forwarded-for': '203.0.113.9' }
    expect((await get('/readyz')).json).toMatchObject({ status: 'ready' })
    expect(Object.keys((await get('/readyz', far)).json)).toEqual(['status'])
    expect(Object.keys((await get('/healthz', far)).json)).toEqual(['status'])
    expect((await get('/metrics')).headers['content-type']).toContain('text/plain')
    expect((await get('/metrics', far)).status).toBe(404)
  })
})

const pairs = sides
  .filter(({ url, hubUrl }) => url !== hubUrl)
  .map(({ name, url, hubUrl }) => ({ name, url, hubUrl }))

describe.each(pairs)('$name', ({ url, hubUrl }) => {
  test.each([
    ...kept,
    ...['?limit=2', '?language=*&facets=year,tag&include=body,links'].map(
      (query) => `${list}${query}`,
    ),
    ...['/content/v1/changes?limit=1000', '/content/v1/media?language=*', '/content/docs'],
    ...['/content/v1/chapters/2027-health?language=en&include=timeline', '/feeds/news.json'],
    ...['/content/v1/concepts/integrationskonzept-2017', '/feeds/activities/fruehstueck.ics'],
    ...['/content/v1/press-releases/alter-name', '/content/v1/openapi.json'],
    ...['jsonld', 'ninjs'].map((format) => `${item}?format=${format}`),
    ...['', '.pdf'].map((ending) => `/print/press-releases/zweite-meldung${ending}`),
  ])('%s: the same bytes and headers as from the hub', async (path) => {
    for (const coding of codings) {
      const [one, other] = await Promise.all(
        [url, hubUrl].map((origin) =>
          ask(origin + path, { headers: { 'accept-encoding': coding } }),
        ),
      )
      expect(one?.status).toBe(other?.status)
      expect(lasting(one?.headers)).toEqual(lasting(other?.headers))
      expect(one?.bytes.toString('latin1')).toBe(other?.bytes.toString('latin1'))
    }
  })

  test('cursors of one are read by the other', async () => {
    const first = await ask(`${hubUrl}${list}?limit=2`)
    const [here, there] = await Promise.all(
      [url, hubUrl].map((origin) => ask(origin + first.json.next)),
    )
    expect(here?.status).toBe(200)
    expect(here?.text).toBe(there?.text)
  })
})
