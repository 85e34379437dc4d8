import { once } from 'node:events'
import { createServer } from 'node:http'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import {
  createDelivery,
  createFollower,
  httpSource,
  localFiles,
  openStore,
} from '#delivery/index.ts'
import { openFileStore } from '#platform/files/store.ts'
import { databases } from '../support/database.ts'
import { startTestHub, type TestClient, type TestHub } from '../support/hub.ts'
import { contentTypes } from '../support/sampleType/content.ts'
import { samplePlugin } from '../support/sampleType/index.ts'

const docAnswer = z.object({ doc: z.looseObject({ id: z.string(), version: z.number() }) })
const listAnswer = z.object({ items: z.array(z.looseObject({ id: z.string() })) })
const soon = { timeout: 5000, interval: 50 }

describe.each(databases())('a content type from outside on $name', (database) => {
  let hub: TestHub
  let press: TestClient

  beforeAll(async () => {
    hub = await startTestHub({
      databaseUrl: database.url(),
      extraPlugins: [samplePlugin],
      contentModule: new URL('../support/sampleType/content.ts', import.meta.url).href,
    })
    press = await hub.login('press')
  })
  afterAll(() => hub.stop())

  const write = async (path: string, data: unknown, method = 'POST') => {
    const { status, json, text } = await press.request(method, `/api${path}`, data)
    if (status >= 300) throw new Error(`${status} ${text}`)
    return docAnswer.parse(json).doc
  }
  const read = (path: string) => hub.anonymous.request('GET', `/content/v1${path}`)

  it('is written, published, read by websites, found, and taken back', async () => {
    const { id } = await write('/notices', {
      title: 'Straßenfest der Kulturen',
      board: 'Foyer',
      bodyHtml: '<h1>Kommt alle</h1><p>Mit <b>Musik</b> und <a href="javascript:x()">Tanz</a>.</p>',
      hintMarkdown: '- Eintritt frei\n- barrierefrei',
      attachments: [{ title: 'Plan', on: '2026-06-01' }],
    })
    expect((await read('/notices/strassenfest-der-kulturen')).status).toBe(404)

    await write(`/notices/${id}`, { _status: 'published' }, 'PATCH')
    await vi.waitFor(async () => {
      const { status, json } = await read('/notices/strassenfest-der-kulturen')
      expect(status).toBe(200)
      expect(json).toMatchObject({
        id,
        type: 'notice',
        language: 'de',
        board: 'Foyer',
        channels: ['city'],
        body: { html: '<h2>Kommt alle</h2><p>Mit <strong>Musik</strong> und Tanz.</p>' },
        hint: { html: '<ul><li>Eintritt frei</li><li>barrierefrei</li></ul>' },
        attachments: [{ title: 'Plan', on: '2026-06-01' }],
      })
    }, soon)
    const found = await read('/search?q=kulturen&types=notice')
    expect(listAnswer.parse(found.json).items.map((item) => item.id)).toEqual([id])

    await write(`/notices/${id}/withdraw`, { reason: 'Abgesagt' })
    await vi.waitFor(async () => {
      const { status, json } = await read(`/notices/${id}`)
      expect(status).toBe(410)
      expect(json).toMatchObject({ reason: 'Abgesagt' })
    }, soon)
  })

  it('reaches a delivery store of its own over the changes feed', async () => {
    const { id } = await write('/notices', { title: 'Für die Filiale', _status: 'published' })
    const folder = mkdtempSync(join(tmpdir(), 'stadtwort-kit-'))
    const store = openStore(join(folder, 'delivery.sqlite'), contentTypes)
    const follower = createFollower({ store, source: httpSource(hub.url), pollMs: 50 })
    const delivery = createDelivery({
      store,
      contentTypes,
      publicUrl: null,
      filesUrl: null,
      files: localFiles({
        store: openFileStore(`file:${join(folder, 'media')}`),
        cacheFolder: join(folder, 'cache'),
      }),
      productVersion: 'test',
      metricsAllow: [],
    })
    const server = createServer((req, res) => void delivery.handle(req, res))
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const address = z.looseObject({ port: z.number() }).parse(server.address())
    follower.start()
    try {
      await vi.waitFor(async () => {
        const answer = await fetch(`http://127.0.0.1:${address.port}/content/v1/notices/${id}`)
        expect(answer.status).toBe(200)
        expect(await answer.json()).toMatchObject({ id, title: 'Für die Filiale' })
      }, soon)
    } finally {
      await follower.stop()
      server.closeAllConnections()
      server.close()
      store.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('publishes labels on save, one variant for each language', async () => {
    const { id } = await write('/boards', { title: 'Rathaus' })
    await write(`/boards/${id}?locale=en`, { title: 'Town hall' }, 'PATCH')
    await vi.waitFor(async () => {
      const english = await read('/boards/rathaus?language=en')
      expect(english.json).toMatchObject({ id, title: 'Town hall', language: 'en' })
    }, soon)
    expect((await read('/boards/rathaus')).json).toMatchObject({ id, title: 'Rathaus' })
  })

  it('keeps pictures it knows and notes those it does not', async () => {
    const picture = await sharp({
      create: { width: 40, height: 30, channels: 3, background: '#0a5' },
    })
      .png()
      .toBuffer()
    const form = new FormData()
    form.set('file', new File([new Uint8Array(picture)], 'fest.png', { type: 'image/png' }))
    form.set('_payload', JSON.stringify({ alt: 'Grüne Fläche' }))
    const uploaded = await press.fetch('/api/media', { method: 'POST', body: form })
    const { doc: media } = docAnswer.parse(await uploaded.json())

    const { id, importNote } = await write('/notices', {
      title: 'Mit Bild',
      bodyHtml:
        `<p>Davor</p><figure data-media-id="${media.id}"></figure>` +
        '<p>Danach</p><img src="https://elsewhere.example/x.jpg" alt="Fremd">',
      _status: 'published',
    })
    expect(importNote).toBe('Bild nicht übernommen: https://elsewhere.example/x.jpg („Fremd“)')
    await vi.waitFor(async () => {
      const { json } = await read(`/notices/${id}`)
      expect(JSON.stringify(json)).toContain('Grüne Fläche')
    }, soon)
  })

  describe('the door of the API', () => {
    it('asks for a session everywhere but at signing in', async () => {
      for (const [method, path] of [
        ['GET', '/api/notices'],
        ['GET', '/api/access'],
        ['GET', '/api/users/init'],
        ['GET', '/api/users/me'],
        ['GET', '/api/payload-preferences/x'],
        ['POST', '/api/users/first-register'],
        ['POST', '/api/users/refresh-token'],
        ['POST', '/api/notices'],
        ['GET', '/api/nowhere'],
      ] as const) {
        const { status } = await hub.anonymous.request(method, path)
        expect([method, path, status]).toEqual([method, path, 401])
      }
      const wrong = { email: 'nobody@example.org', password: 'wrong' }
      const login = await hub.anonymous.request('POST', '/api/users/login', wrong)
      expect(login.status).toBe(401)
      expect(login.text).not.toContain('unauthorized')
    })

    it('refuses two forms of one text, with 422', async () => {
      const both = { title: 'Zwei', bodyHtml: '<p>a</p>', bodyMarkdown: 'a' }
      expect((await press.request('POST', '/api/notices', both)).status).toBe(422)
      const withLexical = { title: 'Zwei', bodyHtml: '<p>a</p>', body: { root: {} } }
      expect((await press.request('POST', '/api/notices', withLexical)).status).toBe(422)
    })

    it('refuses what is no rich text, instead of keeping it', async () => {
      for (const body of ['<p>x</p>', 7, {}, { root: {} }, { root: { children: [{}] } }]) {
        const { status } = await press.request('POST', '/api/notices', { title: 'Kaputt', body })
        expect([body, status]).toEqual([body, 400])
      }
      expect(
        (await press.request('POST', '/api/notices', { title: 'Leer', body: null })).status,
      ).toBe(201)
    })

    it('refuses broken, huge and prying requests', async () => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' } }
      expect((await press.fetch('/api/notices', { ...init, body: '{' })).status).toBe(400)
      const huge = JSON.stringify({ title: 'x'.repeat(6 * 1024 * 1024) })
      expect((await press.fetch('/api/notices', { ...init, body: huge })).status).toBe(413)
      for (const where of [
        'where[body.root.type][equals]=x',
        'where={"or":[{"hint":{"like":"x"}}]}',
      ]) {
        expect((await press.request('GET', `/api/notices?${where}`)).status).toBe(400)
      }
    })

    it('says in German what is wrong', async () => {
      const { status, text } = await press.request('POST', '/api/notices', {
        _status: 'published',
      })
      expect(status).toBe(400)
      expect(text).toContain('Überschrift')
    })
  })
})
