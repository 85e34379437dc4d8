import { describe, expect, test } from 'vitest'
import type { Json } from '../../support/delivery.ts'
import { readerOf } from '../../support/reading/ask.ts'
import { sides } from '../../support/reading/sides.ts'

const MARKS: Record<string, string> = { 'image/webp': 'RIFF', 'image/jpeg': '\u00ff\u00d8' }

describe.each(sides)('files from $name', (side) => {
  const { api, get, send } = readerOf(side)
  const { town } = side
  const pathOf = (url: string): string => new URL(url).pathname
  const file = `/files/${town.photo.hash}/fest-platz.jpg`

  test('a public file is kept for ever by whoever has it', async () => {
    const { json } = await api(`media/${town.photo.id}`)
    expect(pathOf(json.file.url)).toBe(file)
    const { status, headers, bytes } = await get(file, { 'accept-encoding': 'br, gzip' })
    expect({ status, headers }).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'image/jpeg',
        'content-length': String(json.file.size),
        'cache-control': 'public, max-age=31536000, s-maxage=3600, immutable',
        'accept-ranges': 'bytes',
        'cross-origin-resource-policy': 'cross-origin',
        'access-control-allow-origin': '*',
        'x-content-type-options': 'nosniff',
        etag: expect.stringMatching(/^"[^"]+"$/),
        'last-modified': expect.stringMatching(/ GMT$/),
      },
    })
    expect(headers['content-encoding']).toBeUndefined()
    expect(bytes.length).toBe(json.file.size)
    const head = await send('HEAD', file)
    expect(head).toMatchObject({ status: 200, text: '' })
    expect(head.headers).toMatchObject({ etag: headers.etag, 'content-length': `${bytes.length}` })
    const paper = (await api(`media/${town.paper.id}`)).json
    expect((await get(pathOf(paper.file.url))).text.startsWith('%PDF-')).toBe(true)
  })

  test('who has it is told so', async () => {
    const { headers } = await get(file)
    const { etag = '', 'last-modified': date = '' } = headers
    const holding: Record<string, string>[] = [
      { 'if-none-match': etag },
      { 'if-none-match': `"x", W/${etag}` },
      { 'if-none-match': '*' },
      { 'if-none-match': etag, range: 'bytes=0-9' },
      { 'if-modified-since': date },
      { 'if-modified-since': new Date(Date.parse(date) + 86_400_000).toUTCString() },
    ]
    for (const sent of holding) {
      const answer = await get(file, sent)
      expect.soft({ sent, status: answer.status, text: answer.text }).toEqual({
        sent,
        status: 304,
        text: '',
      })
      expect.soft(answer.headers.etag).toBe(etag)
    }
    const lacking: Record<string, string>[] = [
      { 'if-none-match': '"x"' },
      { 'if-none-match': '"x"', 'if-modified-since': date },
      { 'if-modified-since': 'Tue, 01 Jan 2019 00:00:00 GMT' },
      { 'if-modified-since': 'yesterday' },
    ]
    for (const sent of lacking) {
      expect.soft((await get(file, sent)).status, JSON.stringify(sent)).toBe(200)
    }
  })

  test('parts of it can be asked for', async () => {
    const whole = await get(file)
    const size = whole.bytes.length
    const part = async (range: string, headers: Record<string, string> = {}) => {
      const answer = await get(file, { range, ...headers })
      return [answer.status, answer.headers['content-range'], answer.bytes.length]
    }
    const wanted: Record<string, unknown[]> = {
      'bytes=0-9': [206, `bytes 0-9/${size}`, 10],
      'bytes=-5': [206, `bytes ${size - 5}-${size - 1}/${size}`, 5],
      [`bytes=${size - 3}-`]: [206, `bytes ${size - 3}-${size - 1}/${size}`, 3],
      [`bytes=0-${size * 2}`]: [206, `bytes 0-${size - 1}/${size}`, size],
      [`bytes=-${size * 2}`]: [206, `bytes 0-${size - 1}/${size}`, size],
      [`bytes=${size}-`]: [416, `bytes */${size}`, 0],
      'bytes=-0': [416, `bytes */${size}`, 0],
      'bytes=5-2': [200, undefined, size],
      'items=0-1': [200, undefined, size],
      // Several parts at once may be answered with the whole.
      'bytes=0-1,5-6': [200, undefined, size],
    }
    for (const [range, answer] of Object.entries(wanted)) {
      expect.soft({ range, answer: await part(range) }).toEqual({ range, answer })
    }
    const middle = await get(file, { range: 'bytes=100-199' })
    expect(middle.bytes.equals(whole.bytes.subarray(100, 200))).toBe(true)
    const { etag = '', 'last-modified': date = '' } = whole.headers
    const still = { 'if-range': etag }
    expect(await part('bytes=0-9', still)).toEqual([206, `bytes 0-9/${size}`, 10])
    expect(await part('bytes=0-9', { 'if-range': date })).toEqual([206, `bytes 0-9/${size}`, 10])
    for (const other of ['"x"', `W/${etag}`, 'Tue, 01 Jan 2019 00:00:00 GMT']) {
      expect((await part('bytes=0-9', { 'if-range': other }))[0]).toBe(200)
    }
    expect((await send('HEAD', file, { range: 'bytes=0-9' })).status).toBe(200)
  })

  test('a picture comes in every size it is offered in, and in no other', async () => {
    const { json } = await api(`media/${town.photo.id}`)
    const [first] = json.renditions
    expect(json.renditions.length).toBeGreaterThan(3)
    // Some of each kind: making them is what takes the time.
    const some = json.renditions.filter(
      (rendition: Json) => rendition.width === first.width || rendition.width === 1200,
    )
    for (const { url, mimeType } of some) {
      const { status, headers, bytes } = await get(pathOf(url), { range: 'bytes=0-31' })
      expect({ url, status, type: headers['content-type'] }).toEqual({
        url,
        status: 206,
        type: mimeType,
      })
      const mark = MARKS[mimeType] ?? 'ftypavif'
      expect(bytes.toString('latin1')).toContain(mark)
    }
    for (const name of ['fest-platz.321w.webp', 'other.jpg', 'fest-platz.jpg/x', '']) {
      expect.soft((await get(`/files/${town.photo.hash}/${name}`)).status, name).toBe(404)
    }
  })

  test('the address by id leads to the file of today', async () => {
    const { status, headers } = await get(`/media/${town.photo.id}?x=1`)
    expect(status).toBe(307)
    expect(pathOf(headers.location ?? '')).toBe(file)
    expect((await send('HEAD', `/media/${town.photo.id}`)).status).toBe(307)
  })

  test('what no public item shows is not there', async () => {
    for (const path of [
      `/media/${town.unused.id}`,
      `/files/${town.unused.hash}/unbenutzt.jpg`,
      `/content/v1/media/${town.unused.id}`,
      '/media/x',
      '/files/x/y',
    ]) {
      const { status, json } = await get(path)
      expect.soft({ path, status, type: json.type }).toEqual({
        path,
        status: 404,
        type: '/content/docs/problems/not-found',
      })
    }
  })
})
