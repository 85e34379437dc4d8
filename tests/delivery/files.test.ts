import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { hubFiles } from '#delivery/files/index.ts'
import { prepareUpload } from '#platform/files/upload.ts'
import { item, startDelivery, type TestDelivery } from '../support/delivery.ts'

type Prepared = Awaited<ReturnType<typeof prepareUpload>>

const mediaSchema = z.looseObject({
  file: z.object({ url: z.string(), mimeType: z.string(), size: z.number() }).loose(),
  renditions: z.array(
    z.object({ url: z.string(), width: z.number(), height: z.number(), mimeType: z.string() }),
  ),
})

/** A picture whose left is red and whose right is blue, so that cuts can be told apart. */
async function twoSided(width: number, height: number): Promise<Prepared> {
  const half = { width: width / 2, height, channels: 3 as const, background: '#0000ff' }
  const right = await sharp({ create: half }).png().toBuffer()
  const bytes = await sharp({ create: { ...half, width, background: '#ff0000' } })
    .composite([{ input: right, left: width / 2, top: 0 }])
    .withExif({ IFD0: { Model: 'Geheimkamera' }, IFD3: { GPSLatitude: '50/1 56/1 0/1' } })
    .jpeg()
    .toBuffer()
  return prepareUpload({ bytes, name: 'Fest am Rhein.jpg', credit: 'Stadt (Demo)' })
}

function mediaItem(id: string, prepared: Prepared, more: Record<string, unknown> = {}) {
  const { hash, name, mimeType, size, width, height, kind } = prepared
  return item({
    id,
    slug: id,
    type: 'media',
    title: 'Ein Fest',
    kind,
    alt: 'Ein Fest',
    caption: null,
    credit: 'Stadt (Demo)',
    usageTerms: null,
    focalPoint: null,
    pressKit: false,
    file: { hash, name, mimeType, size, width, height },
    ...more,
  })
}

let node: TestDelivery
let picture: Prepared
beforeAll(async () => {
  node = await startDelivery()
  picture = await twoSided(2000, 1000)
  await node.files.put(picture.bytes)
  node.publish({ put: mediaItem('bild', picture) })
})
afterAll(() => node.close())

const PUBLIC = 'https://stadtwort.example'
/** A public address as it is reached in the test. */
const here = (url: string | undefined): string => (url ?? '').replace(PUBLIC, node.url)
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe('a public file', () => {
  const original = () => `${node.url}/files/${picture.hash}/${picture.name}`

  it('comes under the hash of its bytes, for ever, without camera and place', async () => {
    const response = await fetch(original())
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': String(picture.size),
      'cache-control': 'public, max-age=31536000, s-maxage=3600, immutable',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
      'accept-ranges': 'bytes',
      'access-control-allow-origin': '*',
      'content-disposition': 'inline; filename="fest-am-rhein.jpg"',
      'cache-tag': 'item:bild,type:media',
    })
    const bytes = await bytesOf(response)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(picture.hash)
    expect(bytes.includes('Geheimkamera')).toBe(false)
  })

  it('answers HEAD with the same headers and 304 to its tag', async () => {
    const whole = await fetch(original())
    const head = await fetch(original(), { method: 'HEAD' })
    expect(head.headers.get('content-length')).toBe(String(picture.size))
    expect(head.headers.get('etag')).toBe(whole.headers.get('etag'))
    expect(await head.text()).toBe('')
    await whole.arrayBuffer()
    const again = await fetch(original(), {
      headers: { 'If-None-Match': whole.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
    expect(again.headers.get('cache-control')).toContain('immutable')
  })

  it.each([
    ['bytes=0-9', 0, 10],
    ['bytes=10-', 10, undefined],
    ['bytes=-7', -7, undefined],
    ['bytes=5-99999999', 5, undefined],
  ])('gives the part %s', async (range, start, end) => {
    const response = await fetch(original(), { headers: { Range: range } })
    expect(response.status).toBe(206)
    expect(response.headers.get('content-range')).toMatch(
      new RegExp(`^bytes \\d+-\\d+/${picture.size}$`),
    )
    expect((await bytesOf(response)).equals(picture.bytes.subarray(start, end))).toBe(true)
  })

  it('gives all where a range does not apply, and refuses one beyond its end', async () => {
    for (const headers of [
      { Range: 'bytes=0-1,4-5' },
      { Range: 'lines=1-2' },
      { Range: 'bytes=0-9', 'If-Range': '"another"' },
    ]) {
      const response = await fetch(original(), { headers: new Headers(Object.entries(headers)) })
      expect(response.status).toBe(200)
      await response.arrayBuffer()
    }
    const beyond = await fetch(original(), { headers: { Range: 'bytes=99999999-' } })
    expect(beyond.status).toBe(416)
    expect(beyond.headers.get('content-range')).toBe(`bytes */${picture.size}`)
  })

  it('is found by the id of its item', async () => {
    const response = await fetch(`${node.url}/media/bild`, { redirect: 'manual' })
    expect(response.status).toBe(307)
    expect(here(response.headers.get('location') ?? '')).toBe(original())
    expect((await fetch(`${node.url}/media/unbekannt`)).status).toBe(404)
  })

  it('is nowhere while no public item has it', async () => {
    const draft = await twoSided(400, 400)
    await node.files.put(draft.bytes)
    const addresses = [
      `/files/${draft.hash}/${draft.name}`,
      `/files/${draft.hash}/fest-am-rhein.320w.webp`,
      `/files/${'0'.repeat(64)}/${picture.name}`,
    ]
    for (const address of addresses) {
      const response = await fetch(node.url + address)
      expect(response.status).toBe(404)
      expect(response.headers.get('cache-control')).toBe('no-store')
    }
    const short = mediaItem('kurz', draft)
    node.publish({ put: short })
    expect((await fetch(`${node.url}/files/${draft.hash}/${draft.name}`)).status).toBe(200)
    node.publish({ remove: short })
    for (const address of [...addresses, '/media/kurz']) {
      expect((await fetch(node.url + address)).status).toBe(404)
    }
  })

  it.each([
    'files',
    'files/',
    'files/x/y.jpg',
    'files/..%2f..%2fetc/passwd',
    `files/${'A'.repeat(64)}/x.jpg`,
    'media',
    'media/',
    'media/a/b',
  ])('is not at /%s', async (path) => {
    expect((await fetch(`${node.url}/${path}`)).status).toBe(404)
  })

  it('is there under its own names only', async () => {
    for (const name of [
      'x.jpg',
      'fest-am-rhein.jpg.exe',
      'fest-am-rhein.321w.webp',
      'fest-am-rhein.320w.png',
    ]) {
      expect((await fetch(`${node.url}/files/${picture.hash}/${name}`)).status).toBe(404)
    }
  })
})

describe('the renditions of a picture', () => {
  it('are listed with the item and are what the list says', async () => {
    const response = await fetch(`${node.url}/content/v1/media/bild`)
    const media = mediaSchema.parse(await response.json())
    expect(media.file.url).toBe(`${PUBLIC}/files/${picture.hash}/${picture.name}`)
    expect(media.renditions).toHaveLength(16)
    for (const rendition of media.renditions) {
      const answer = await fetch(here(rendition.url))
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-type')).toBe(rendition.mimeType)
      expect(answer.headers.get('cache-control')).toContain('immutable')
      const made = await sharp(await bytesOf(answer)).metadata()
      expect([made.width, made.height]).toEqual([rendition.width, rendition.height])
      expect(made.exif).toBeUndefined()
    }
  }, 60_000)

  it('are never larger than the picture', async () => {
    const small = await twoSided(700, 300)
    await node.files.put(small.bytes)
    node.publish({ put: mediaItem('klein', small) })
    const response = await fetch(`${node.url}/content/v1/media/klein`)
    const { renditions } = mediaSchema.parse(await response.json())
    expect(new Set(renditions.map(({ width }) => width))).toEqual(new Set([320, 640]))
    const large = `${node.url}/files/${small.hash}/fest-am-rhein.1280w.webp`
    expect((await fetch(large)).status).toBe(404)
  })

  it('cut around the focal point, which is part of the address', async () => {
    const at = async (x: number) => {
      node.publish({ put: mediaItem('bild', picture, { focalPoint: { x, y: 50 } }) })
      const response = await fetch(`${node.url}/content/v1/media/bild`)
      const { renditions } = mediaSchema.parse(await response.json())
      const cut = renditions.find(({ width, height }) => width === 1200 && height === 630)
      const bytes = await bytesOf(await fetch(here(cut?.url)))
      const { channels } = await sharp(bytes).stats()
      return { url: cut?.url, red: channels[0]?.mean ?? 0, blue: channels[2]?.mean ?? 0 }
    }
    const left = await at(0)
    const right = await at(100)
    expect(left.url).not.toBe(right.url)
    expect(left.red).toBeGreaterThan(left.blue)
    expect(right.blue).toBeGreaterThan(right.red)
    // The former cut is no longer offered.
    expect((await fetch(here(left.url))).status).toBe(404)
  })

  it('are made once, however many ask at the same time', async () => {
    const fresh = await twoSided(1000, 800)
    await node.files.put(fresh.bytes)
    node.publish({ put: mediaItem('frisch', fresh) })
    const url = `${node.url}/files/${fresh.hash}/fest-am-rhein.640w.webp`
    const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(url)))
    const bodies = await Promise.all(answers.map(bytesOf))
    expect(new Set(bodies.map((body) => body.toString('base64'))).size).toBe(1)
    const folder = join(node.cacheFolder, 'renditions-1', fresh.hash.slice(0, 2), fresh.hash)
    expect(await readdir(folder)).toEqual(['640w.webp'])
  })
})

describe('a delivery node of its own', () => {
  it('fetches files from the hub once and keeps them', async () => {
    const away = await startDelivery({
      source: (folder) => hubFiles({ hubUrl: node.url, cacheFolder: join(folder, 'cache') }),
    })
    node.publish({ put: mediaItem('bild', picture) })
    away.publish({ put: mediaItem('bild', picture) })
    const path = `/files/${picture.hash}/${picture.name}`
    const [first, second] = await Promise.all([fetch(away.url + path), fetch(away.url + path)])
    expect((await bytesOf(first)).equals(picture.bytes)).toBe(true)
    expect((await bytesOf(second)).equals(picture.bytes)).toBe(true)
    // The hub has taken it back, the node has not heard of it yet: it serves what it holds.
    node.publish({ remove: mediaItem('bild', picture) })
    expect((await fetch(away.url + path)).status).toBe(200)
    node.publish({ put: mediaItem('bild', picture) })
    await away.close()
  })

  it('says unavailable while the hub is away', async () => {
    const away = await startDelivery({
      source: (folder) =>
        hubFiles({ hubUrl: 'http://127.0.0.1:9', cacheFolder: join(folder, 'cache') }),
    })
    away.publish({ put: mediaItem('bild', picture) })
    const response = await fetch(`${away.url}/files/${picture.hash}/${picture.name}`)
    expect(response.status).toBe(503)
    expect(response.headers.get('cache-control')).toBe('no-store')
    await away.close()
  })
})
