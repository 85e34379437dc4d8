import { get as httpGet, type IncomingHttpHeaders } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { item, link, startDelivery, type TestDelivery } from '../support/delivery.ts'

let delivery: TestDelivery
const LIST = '/content/v1/press-releases'
const topic = item({ type: 'category', slug: 'thema', title: 'Thema' })
const release = item({ slug: 'neu', title: 'Neu', categories: [link(topic)] })

beforeEach(async () => {
  delivery = await startDelivery()
  delivery.publish({ put: topic }, { put: release })
})
afterEach(() => delivery.close())

type Raw = { status: number; headers: IncomingHttpHeaders; bytes: Buffer }

/** As it goes over the wire: fetch would unpack it. */
function raw(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const request = httpGet(`${delivery.url}${path}`, { headers, method }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes: Buffer.concat(parts),
        }),
      )
    })
    request.on('error', reject)
  })
}

describe('headers of an answer', () => {
  it('name its age, its parts and the position of the log', async () => {
    const { headers } = await raw(`${LIST}/neu`)
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=5, stale-if-error=300',
      'content-sequence': '2',
      'last-modified': 'Sun, 01 Nov 2026 08:02:00 GMT',
      vary: 'Accept-Encoding',
      'access-control-allow-origin': '*',
      'access-control-expose-headers':
        'ETag, Last-Modified, Content-Sequence, Cache-Tag, Retry-After',
      'x-content-type-options': 'nosniff',
      'x-robots-tag': 'noindex',
    })
    expect(headers['set-cookie']).toBeUndefined()
    const tags = String(headers['cache-tag']).split(',')
    expect(tags).toEqual(
      expect.arrayContaining([
        `item:${release.id}`,
        `item:${topic.id}`,
        'type:press-release',
        'type:category',
      ]),
    )
  })

  it('move Last-Modified with what is linked, and with what is gone', async () => {
    delivery.publish({ put: { ...topic, title: 'Anderes Thema' } })
    const linked = await raw(`${LIST}/neu`)
    expect(linked.headers['last-modified']).toBe('Sun, 01 Nov 2026 08:03:00 GMT')
    expect((await raw(LIST)).headers['last-modified']).toBe('Sun, 01 Nov 2026 08:03:00 GMT')
    delivery.publish({ remove: topic })
    const gone = await raw(`${LIST}/neu`)
    expect(gone.headers['last-modified']).toBe('Sun, 01 Nov 2026 08:04:00 GMT')
    delivery.publish({ remove: release })
    expect((await raw(LIST)).headers['last-modified']).toBe('Sun, 01 Nov 2026 08:05:00 GMT')
  })

  it('move Last-Modified of the neighbours of what is gone', async () => {
    const newer = item({ slug: 'neuer', date: '2026-10-02' })
    const other = item({ slug: 'english', date: '2026-10-02', language: 'en' })
    delivery.publish({ put: newer }, { put: other })
    const modified = async () => (await raw(`${LIST}/neu`)).headers['last-modified']
    expect(await modified()).toBe('Sun, 01 Nov 2026 08:03:00 GMT')
    delivery.publish({ remove: other })
    expect(await modified()).toBe('Sun, 01 Nov 2026 08:03:00 GMT')
    delivery.publish({ withdraw: newer, reason: 'Fehler' })
    expect(await modified()).toBe('Sun, 01 Nov 2026 08:06:00 GMT')
  })

  it('tell the sequence of now, also from ready answers', async () => {
    await raw(`${LIST}/neu`)
    delivery.publish({ put: item({ type: 'news' }) })
    expect((await raw(`${LIST}/neu`)).headers['content-sequence']).toBe('3')
  })

  it('stay short enough for proxies', async () => {
    delivery.publish(...Array.from({ length: 100 }, () => ({ put: item() })))
    const { headers } = await raw(`${LIST}?limit=100`)
    const tags = String(headers['cache-tag'])
    expect(tags.length).toBeLessThanOrEqual(3000)
    expect(tags).toContain('type:press-release')
  })
})

describe('codings', () => {
  it('are brotli and gzip where asked for, each with an ETag of its own', async () => {
    const plain = await raw(LIST)
    const brotli = await raw(LIST, { 'Accept-Encoding': 'gzip, deflate, br' })
    const gzip = await raw(LIST, { 'Accept-Encoding': 'gzip;q=1.0, br;q=0' })
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(brotli.headers['content-encoding']).toBe('br')
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(brotliDecompressSync(brotli.bytes)).toEqual(plain.bytes)
    expect(gunzipSync(gzip.bytes)).toEqual(plain.bytes)
    const etags = [plain, brotli, gzip].map(({ headers }) => headers.etag)
    expect(new Set(etags).size).toBe(3)
    for (const etag of etags) expect(etag).toMatch(/^"[\w-]+"$/)
    expect(brotli.headers['content-length']).toBe(String(brotli.bytes.length))
  })
})

describe('asking again', () => {
  it('gets 304 with the same headers while nothing changed', async () => {
    const headers = { 'Accept-Encoding': 'br' }
    const first = await raw(LIST, headers)
    const again = await raw(LIST, { ...headers, 'If-None-Match': String(first.headers.etag) })
    expect(again.status).toBe(304)
    expect(again.bytes).toHaveLength(0)
    for (const name of ['etag', 'last-modified', 'cache-control', 'cache-tag', 'vary']) {
      expect(again.headers[name]).toBe(first.headers[name])
    }
    const several = `"other", W/${first.headers.etag}`
    expect((await raw(LIST, { ...headers, 'If-None-Match': several })).status).toBe(304)
    expect((await raw(LIST, { 'If-None-Match': '"other"' })).status).toBe(200)
    expect((await raw(LIST, { 'If-None-Match': '*' })).status).toBe(304)
  })

  it('gets the new answer at once after a change, by the same bytes if it did not change', async () => {
    const first = await raw(LIST)
    const etag = String(first.headers.etag)
    delivery.publish({ put: item({ type: 'news' }) })
    expect((await raw(LIST, { 'If-None-Match': etag })).status).toBe(304)
    delivery.publish({ put: item({ title: 'Neuer' }) })
    const after = await raw(LIST, { 'If-None-Match': etag })
    expect(after.status).toBe(200)
    expect(after.bytes.toString()).toContain('Neuer')
  })

  it('hears If-Modified-Since where no ETag is sent', async () => {
    const since = String((await raw(LIST)).headers['last-modified'])
    expect((await raw(LIST, { 'If-Modified-Since': since })).status).toBe(304)
    const older = 'Sun, 01 Nov 2026 07:00:00 GMT'
    expect((await raw(LIST, { 'If-Modified-Since': older })).status).toBe(200)
    const both = { 'If-Modified-Since': since, 'If-None-Match': '"other"' }
    expect((await raw(LIST, both)).status).toBe(200)
  })
})

describe('methods', () => {
  it.each([LIST, `${LIST}/neu`, `${LIST}/fehlt`, '/content/v1', '/healthz'])(
    'answers HEAD of %s like GET, without the body',
    async (path) => {
      const get = await raw(path)
      const head = await raw(path, {}, 'HEAD')
      expect(head.bytes).toHaveLength(0)
      expect(head.status).toBe(get.status)
      const { date: _a, ...expected } = get.headers
      const { date: _b, ...actual } = head.headers
      expect(actual).toEqual(expected)
    },
  )

  it('allows browsers to ask from everywhere, for a day', async () => {
    const preflight = await raw(
      LIST,
      { Origin: 'https://stadt.example', 'Access-Control-Request-Method': 'GET' },
      'OPTIONS',
    )
    expect(preflight.status).toBe(204)
    expect(preflight.headers).toMatchObject({
      allow: 'GET, HEAD, OPTIONS',
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'If-None-Match, If-Modified-Since',
      'access-control-max-age': '86400',
    })
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('refuses %s', async (method) => {
    const { status, headers, bytes } = await raw(LIST, {}, method)
    expect(status).toBe(405)
    expect(headers.allow).toBe('GET, HEAD, OPTIONS')
    expect(JSON.parse(bytes.toString()).type).toBe('/content/docs/problems/method-not-allowed')
  })
})

describe('problems', () => {
  it('follow RFC 9457, may be read by browsers, and are never cached', async () => {
    const { status, headers, bytes } = await raw(`${LIST}/fehlt`, { 'Accept-Encoding': 'br' })
    expect(status).toBe(404)
    expect(headers['content-type']).toBe('application/problem+json')
    expect(headers['cache-control']).toBe('no-store')
    expect(headers['access-control-allow-origin']).toBe('*')
    expect(headers.etag).toBeUndefined()
    expect(JSON.parse(bytes.toString())).toEqual({
      type: '/content/docs/problems/not-found',
      title: expect.any(String),
      status: 404,
      detail: expect.any(String),
      instance: `${LIST}/fehlt`,
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    })
  })

  it.each([
    '/content/v1/unknown',
    '/content/v1/sites',
    '/content/v1/press-releases/',
    '/content/v1/press-releases/neu/more',
    '/content/v1/press-releases/%E0%A4%A',
    '/content/v2/press-releases',
    '/content',
    '/feeds/unknown.rss',
  ])('answers 404 for %s', async (path) => {
    expect((await raw(path)).status).toBe(404)
  })

  it('leaves paths that are not its own to others', async () => {
    expect((await raw('/contents')).bytes.toString()).toBe('not delivery')
    expect((await raw('/admin')).bytes.toString()).toBe('not delivery')
  })
})

describe('the entry', () => {
  it('names what is here', async () => {
    const site = item({
      type: 'site',
      language: null,
      slug: 'city',
      key: 'city',
      title: 'Stadt',
      origin: 'https://stadt.example',
      paths: {},
    })
    const english = { ...release, language: 'en', slug: 'new' }
    delivery.publish({ put: site }, { put: english })
    const { json } = await delivery.get('/content/v1')
    expect(json).toMatchObject({
      version: '1.2.3',
      languages: ['de', 'en'],
      channels: ['city'],
      sequence: 4,
      epoch: 'epoch-1',
    })
    expect(json.types).toContainEqual({
      type: 'press-release',
      path: 'press-releases',
      url: LIST,
      count: 1,
    })
    expect(json.types.map((one: { type: string }) => one.type)).not.toContain('site')
    expect((await delivery.get('/content/v1?x=1')).status).toBe(400)
  })
})

describe('health', () => {
  it('tells details to this machine only', async () => {
    expect((await delivery.get('/healthz')).json).toEqual({ status: 'ok', version: '1.2.3' })
    expect((await delivery.get('/readyz')).json).toEqual({
      status: 'ready',
      epoch: 'epoch-1',
      sequence: 2,
    })
    const metrics = await delivery.get('/metrics')
    expect(metrics.text).toContain('stadtwort_delivery_sequence 2')
    const forwarded = { headers: { 'X-Forwarded-For': '203.0.113.9' } }
    expect((await delivery.get('/metrics', forwarded)).status).toBe(404)
    expect((await delivery.get('/healthz', forwarded)).json).toEqual({ status: 'ok' })
    expect((await delivery.get('/readyz', forwarded)).json).toEqual({ status: 'ready' })
  })
})
