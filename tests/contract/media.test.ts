import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { databases } from '../support/database.ts'
import { startTestHub, type TestClient, type TestHub } from '../support/hub.ts'

const documentSchema = z.looseObject({
  doc: z.looseObject({
    id: z.string(),
    filename: z.string(),
    mimeType: z.string(),
    filesize: z.number(),
    credit: z.string().nullish(),
    alt: z.string(),
    thumbnailURL: z.string().nullish(),
    url: z.string(),
    stored: z.object({ hash: z.string(), name: z.string() }).loose(),
  }),
})

async function photo(background = '#c33') {
  return sharp({ create: { width: 900, height: 600, channels: 3, background } })
    .withExif({ IFD0: { Model: 'Geheimkamera', Artist: 'Demo Fotografin' } })
    .jpeg()
    .toBuffer()
}

async function upload(
  client: TestClient,
  options: { bytes: Buffer; name?: string; data?: Record<string, unknown>; id?: string },
) {
  const form = new FormData()
  const { bytes, name = 'Fest am Rhein.JPG', data = { alt: 'Ein Fest' } } = options
  form.set('file', new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' }))
  form.set('_payload', JSON.stringify(data))
  const response = options.id
    ? await client.fetch(`/api/media/${options.id}`, { method: 'PATCH', body: form })
    : await client.fetch('/api/media', { method: 'POST', body: form })
  return { status: response.status, json: (await response.json()) as unknown }
}

describe.each(databases())('media on $name', (database) => {
  let hub: TestHub
  beforeAll(async () => {
    hub = await startTestHub({ databaseUrl: database.url() })
  })
  afterAll(() => hub.stop())

  it('takes a picture in without its camera, under a name that is safe', async () => {
    const press = await hub.login('press')
    const { status, json } = await upload(press, { bytes: await photo() })
    expect(json).toMatchObject({ doc: { alt: 'Ein Fest' } })
    expect(status).toBe(201)
    const { doc } = documentSchema.parse(json)
    expect(doc.filename).toMatch(/^fest-am-rhein-[0-9a-f]{8}\.jpg$/)
    expect(doc.stored.name).toBe('fest-am-rhein.jpg')
    expect(doc.credit).toBe('Demo Fotografin')

    const shown = await press.fetch(doc.url)
    expect(shown.status).toBe(200)
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
    expect(shown.headers.get('cache-control')).toBe('private, no-cache')
    const bytes = Buffer.from(await shown.arrayBuffer())
    expect(bytes.includes('Geheimkamera')).toBe(false)

    const thumbnail = await press.fetch(doc.thumbnailURL ?? '')
    expect(thumbnail.status).toBe(200)
    expect(thumbnail.headers.get('content-type')).toBe('image/webp')

    for (const path of [doc.url, doc.thumbnailURL ?? '']) {
      expect((await hub.anonymous.fetch(path)).status).toBe(401)
    }
    for (const path of [`/files/${doc.stored.hash}/${doc.stored.name}`, `/media/${doc.id}`]) {
      expect((await hub.anonymous.fetch(path)).status).toBe(404)
    }
  })

  it('refuses what it cannot show, in German', async () => {
    const press = await hub.login('press')
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
    const refused = await upload(press, { bytes: drawing, name: 'bild.jpg' })
    expect(refused.status).toBe(422)
    expect(JSON.stringify(refused.json)).toContain('Dateiformat')
    const silent = await upload(press, { bytes: await photo(), data: {} })
    expect(silent.status).toBe(400)
    expect(JSON.stringify(silent.json)).toContain('alt')
  })

  it('does not let a client name stored bytes itself', async () => {
    const press = await hub.login('press')
    const hash = 'f'.repeat(64)
    const data = { alt: 'Ein Fest', stored: { hash, name: 'x.jpg' } }
    const { doc } = documentSchema.parse((await upload(press, { bytes: await photo(), data })).json)
    expect(doc.stored.hash).not.toBe(hash)
    await press.request('PATCH', `/api/media/${doc.id}`, { stored: { hash } })
    const { json } = await press.request('GET', `/api/media/${doc.id}`)
    expect(json).toMatchObject({ stored: { hash: doc.stored.hash } })
  })

  it('takes twenty pictures of the same name at once', async () => {
    const press = await hub.login('press')
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, at) =>
        upload(press, { bytes: await photo(`#${(0x100000 + at * 977).toString(16)}`) }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 201))
  })

  it('is public while a published release shows it, and no longer', async () => {
    const press = await hub.login('press')
    const { doc } = documentSchema.parse((await upload(press, { bytes: await photo('#3c3') })).json)
    const file = `/files/${doc.stored.hash}/${doc.stored.name}`
    const created = await press.request('POST', '/api/press-releases', {
      title: 'Das Fest',
      bodyHtml: '<p>Ein Fest.</p>',
      image: doc.id,
    })
    expect(created.status).toBe(201)
    expect((await hub.anonymous.fetch(file)).status).toBe(404)
    const { id } = z.looseObject({ doc: z.looseObject({ id: z.string() }) }).parse(created.json).doc
    const published = await press.request('PATCH', `/api/press-releases/${id}`, {
      _status: 'published',
    })
    expect(published.status).toBe(200)
    await expect
      .poll(async () => (await hub.anonymous.fetch(file)).status, { timeout: 5000 })
      .toBe(200)
    const list = await hub.anonymous.request('GET', '/content/v1/media')
    expect(list.json).toMatchObject({ items: [{ id: doc.id, credit: 'Demo Fotografin' }] })
    const newer = { id: doc.id, bytes: await photo('#33c'), data: { alt: 'Ein anderes Fest' } }
    expect((await upload(press, newer)).status).toBe(200)
    await expect
      .poll(async () => (await hub.anonymous.fetch(file)).status, { timeout: 5000 })
      .toBe(404)
    const moved = await hub.anonymous.fetch(`/media/${doc.id}`)
    expect(moved.status).toBe(307)
    const replaced = new URL(moved.headers.get('location') ?? '').pathname
    expect(replaced).not.toBe(file)
    expect((await hub.anonymous.fetch(replaced)).status).toBe(200)

    const withdrawn = await press.request('POST', `/api/press-releases/${id}/withdraw`, {
      reason: 'Irrtum',
    })
    expect(withdrawn.status).toBe(200)
    await expect
      .poll(async () => (await hub.anonymous.fetch(replaced)).status, { timeout: 5000 })
      .toBe(404)
  })

  it('is public by itself as a press picture, which only publishers make it', async () => {
    const press = await hub.login('press')
    const author = await hub.login('author')
    const { doc } = documentSchema.parse(
      (await upload(author, { bytes: await photo('#373') })).json,
    )
    const file = `/files/${doc.stored.hash}/${doc.stored.name}`
    const statusOf = async () => (await hub.anonymous.fetch(file)).status
    const asked = { pressKit: true }
    expect((await author.request('PATCH', `/api/media/${doc.id}`, asked)).status).toBe(403)
    expect(await statusOf()).toBe(404)
    expect((await press.request('PATCH', `/api/media/${doc.id}`, asked)).status).toBe(200)
    await expect.poll(statusOf, { timeout: 5000 }).toBe(200)
    const list = await hub.anonymous.request('GET', '/content/v1/media?pressKit=true')
    expect(list.json).toMatchObject({ total: 1, items: [{ id: doc.id, pressKit: true }] })
    const ended = await press.request('PATCH', `/api/media/${doc.id}`, { pressKit: false })
    expect(ended.status).toBe(200)
    await expect.poll(statusOf, { timeout: 5000 }).toBe(404)
    const item = await hub.anonymous.fetch(`/content/v1/media/${doc.id}`)
    expect(item.status).toBe(404)
  })
})
