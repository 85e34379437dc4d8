import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Json } from '../support/delivery.ts'
import { databases } from '../support/database.ts'
import { canary } from '../support/pressDesk.ts'
import { ask, type Asked } from '../support/reading/ask.ts'
import { pictureFile, signIn, type Editor } from '../support/reading/editor.ts'
import {
  ADMIN,
  startInstallation,
  type ReadingInstallation,
} from '../support/reading/installation.ts'
import { until } from '../support/until.ts'

describe.each(databases())('what websites see of changes, hub on $name', ({ url }) => {
  let installation: ReadingInstallation
  let editor: Editor
  let origins: string[]

  beforeAll(async () => {
    installation = await startInstallation(url())
    editor = await signIn(installation.hubUrl)
    origins = [installation.hubUrl, installation.nodeUrl]
  })
  afterAll(() => installation?.stop())

  /** Until the one-port process and the node both answer so. */
  async function everywhere(path: string, holds: (answer: Asked) => boolean): Promise<void> {
    for (const origin of origins) {
      let last: Asked | null = null
      await until(async () => {
        last = await ask(origin + path)
        return holds(last)
      }).catch(() => {
        throw new Error(
          `${origin}${path} answers still ${last?.status} ${last?.text.slice(0, 500)}`,
        )
      })
    }
  }
  const has = (status: number) => (answer: Asked) => answer.status === status
  const read = async (path: string): Promise<Json> =>
    (await ask(`${installation.hubUrl}/content/v1/${path}`)).json
  const pathOf = (address: string): string => new URL(address).pathname

  test('a withdrawn item is gone from all there is, with its files, and comes back as it was', async () => {
    const word = canary('Weg').toLowerCase()
    const size = { width: 700, height: 500, color: '#123456' }
    const picture = await editor.upload(await pictureFile(`${word}.jpg`, size), { alt: word })
    await editor.create('sites', {
      ...{ name: 'Stadt', key: 'city', origin: 'https://www.stadt.example' },
      paths: { news: '/n/{slug}', activity: '/a/{slug}' },
    })
    const news = await editor.publish('news', {
      ...{ title: word, teaser: word, bodyHtml: `<p>${word}</p>`, tags: [word], image: picture.id },
    })
    const activity = await editor.publish('activities', {
      ...{ title: word, kind: 'art', hosts: [] },
      startsAt: '2097-01-01T10:00:00+01:00',
      endsAt: '2097-01-01T11:00:00+01:00',
    })
    await everywhere(`/content/v1/activities/${activity.id}`, has(200))
    const before = await read(`news/${news.id}`)
    const file = pathOf(before.image.file.url)
    const rendition = pathOf(before.image.renditions[1].url)
    const showing = [
      ...['news', `search?q=${word}`, 'media', 'news?facets=tag', 'changes?limit=1000'],
      ...['news?include=body,links&language=*', 'activities', 'events?from=2097-01-01'],
    ].map((path) => `/content/v1/${path}`)
    const shown = [
      ...showing,
      ...['rss', 'atom', 'json'].map((format) => `/feeds/news.${format}`),
      ...['/feeds/events.ics?from=2097-01-01', '/sitemaps/city.xml'],
    ]
    for (const path of [file, rendition]) await everywhere(path, has(200))
    for (const path of shown) await everywhere(path, ({ text }) => text.includes(word))
    const gone: Record<string, number> = {
      [`/content/v1/news/${news.id}`]: 410,
      [`/content/v1/news/${news.slug}`]: 410,
      [`/content/v1/activities/${activity.id}`]: 410,
      [`/feeds/activities/${activity.slug}.ics`]: 410,
      [`/content/v1/events/${activity.id}_20970101`]: 404,
      [`/content/v1/media/${picture.id}`]: 404,
      [`/media/${picture.id}`]: 404,
      [file]: 404,
      [rendition]: 404,
    }
    await editor.act('news', news.id, 'withdraw', { reason: 'Irrtum' })
    await editor.act('activities', activity.id, 'withdraw', { reason: 'Fällt aus' })
    for (const [path, status] of Object.entries(gone)) await everywhere(path, has(status))
    for (const path of shown) {
      // Of what was taken back the feed keeps the address; the search repeats its question.
      await everywhere(
        path,
        ({ text }) => !text.replaceAll(/"(?:slug|url)":"[^"]*"/g, '').includes(word),
      )
    }

    await editor.act('news', news.id, 'reinstate')
    await everywhere(`/content/v1/news/${news.slug}`, has(200))
    await everywhere(file, has(200))
    const after = await read(`news/${news.id}`)
    expect(after).toMatchObject({
      ...{ id: before.id, slug: before.slug, publishedAt: before.publishedAt },
    })
    expect(after.version).toBeGreaterThan(before.version)
  })

  test('another file in the place of one in use takes over everywhere at once', async () => {
    const first = await pictureFile('eins.jpg', { width: 700, height: 500, color: '#111111' })
    const picture = await editor.upload(first, { alt: 'Bild' })
    const { id } = await editor.publish('news', { title: 'Mit Bild', image: picture.id })
    await everywhere(`/content/v1/news/${id}`, has(200))
    const { image: old } = await read(`news/${id}`)
    const next = await pictureFile('zwei.jpg', { width: 800, height: 600, color: '#eeeeee' })
    await editor.replace(picture.id, next)
    await everywhere(`/content/v1/news/${id}`, ({ json }) => json.image.file.width === 800)
    const { image } = await read(`news/${id}`)
    const file = pathOf(image.file.url)
    for (const origin of origins) {
      expect((await ask(origin + file)).status).toBe(200)
      expect((await ask(origin + pathOf(image.renditions[1].url))).status).toBe(200)
      const { headers } = await ask(`${origin}/media/${picture.id}`)
      expect(pathOf(headers.location ?? '')).toBe(file)
      expect((await ask(origin + pathOf(old.file.url))).status).toBe(404)
      expect((await ask(origin + pathOf(old.renditions[1].url))).status).toBe(404)
    }
    await editor.remove('news', id)
    await everywhere(file, has(404))
  })

  test('a slug once public is never given away', async () => {
    const first = await editor.publish('news', { title: 'Einmalig' })
    await everywhere(`/content/v1/news/${first.slug}`, has(200))
    await editor.remove('news', first.id)
    await everywhere(`/content/v1/news/${first.slug}`, has(404))
    const second = await editor.publish('news', { title: 'Einmalig', slug: first.slug })
    expect(second.slug).not.toBe(first.slug)
  })

  test('an answer changes with what it links to, and says so; the item itself does not', async () => {
    const category = await editor.create('categories', { title: 'Alter Name' })
    const { id } = await editor.publish('news', { title: 'Verlinkt', categories: [category.id] })
    const path = `/content/v1/news/${id}`
    await everywhere(path, has(200))
    const held = await Promise.all(origins.map((origin) => ask(origin + path)))
    await editor.change('categories', category.id, { title: 'Neuer Name' })
    await everywhere(path, ({ json }) => json.categories[0].title === 'Neuer Name')
    for (const [index, origin] of origins.entries()) {
      const { headers, json } = held[index] ?? { headers: {}, json: null }
      const now = await ask(origin + path, { headers: { 'if-none-match': headers.etag ?? '' } })
      expect(now.status).toBe(200)
      expect(Date.parse(now.headers['last-modified'] ?? '')).toBeGreaterThanOrEqual(
        Date.parse(headers['last-modified'] ?? ''),
      )
      const sequence = (answer: typeof now.headers) => Number(answer['content-sequence'])
      expect(sequence(now.headers)).toBeGreaterThan(sequence(headers))
      expect(now.json).toMatchObject({ version: json.version, updatedAt: json.updatedAt })
      expect(now.json.categories[0].slug).toBe('alter-name')
    }
  })

  test('a correction says so; a minor one keeps the date of the last update', async () => {
    const { id, slug } = await editor.publish('news', { title: 'Fehlre' })
    await everywhere(`/content/v1/news/${id}`, has(200))
    const first = await read(`news/${id}`)
    const again = (data: Record<string, unknown>) =>
      editor.change('news', id, { ...data, _status: 'published' })
    await again({ title: 'Fehler', changeNote: 'Tippfehler', minor: true })
    await everywhere(`/content/v1/news/${id}`, ({ json }) => json.title === 'Fehler')
    const { publishedAt, updatedAt } = first
    const minor = { version: 2, changeNote: 'Tippfehler', slug, publishedAt, updatedAt }
    expect(await read(`news/${id}`)).toMatchObject(minor)
    await again({ title: 'Irrtum', changeNote: 'Berichtigt' })
    await everywhere(`/content/v1/news/${id}`, ({ json }) => json.title === 'Irrtum')
    const corrected = await read(`news/${id}`)
    expect(corrected).toMatchObject({ version: 3, changeNote: 'Berichtigt', slug, publishedAt })
    expect(Date.parse(corrected.updatedAt)).toBeGreaterThan(Date.parse(updatedAt))
  })

  test('a translation taken back alone leaves the others', async () => {
    const original = await editor.publish('news', { title: 'Vorlage' })
    const english = { title: 'Template', language: 'en', translationOf: original.id }
    const translation = await editor.publish('news', english)
    await everywhere('/content/v1/news/template?language=en', has(200))
    await editor.act('news', translation.id, 'withdraw', { reason: 'Nur auf Deutsch' })
    const answers: Record<string, string | number> = {
      'news/template?language=en': 410,
      [`news/${original.id}?language=en`]: 410,
      [`news/${original.id}?language=en&fallback=de`]: 'de',
      'news/vorlage?language=en&fallback=de': 'de',
      'news/vorlage': 'de',
    }
    for (const [path, wanted] of Object.entries(answers)) {
      await everywhere(`/content/v1/${path}`, ({ status, json }) =>
        typeof wanted === 'number' ? status === wanted : json.language === wanted,
      )
    }
    expect((await read('news/vorlage')).translations).toEqual([])
  })

  test('pages neither repeat nor lose an item while others come and go, from either side', async () => {
    const day = (number: number) => `2023-01-${String(number).padStart(2, '0')}T12:00:00Z`
    const write = (title: string, publishedAt: string) =>
      editor.publish('news', { title, publishedAt, tags: ['seiten'] })
    const made = []
    for (let number = 1; number <= 12; number += 1) made.push(await write(`${number}`, day(number)))
    await everywhere('/content/v1/news?tag=seiten', ({ json }) => json.total === 12)
    const first = await read('news?tag=seiten&limit=4')
    await write('neu', '2023-02-01T12:00:00Z')
    await write('alt', '2022-12-01T12:00:00Z')
    for (const at of [10, 5]) {
      await editor.act('news', made[at]?.id ?? '', 'withdraw', { reason: 'Irrtum' })
    }
    await everywhere('/content/v1/news?tag=seiten', ({ json }) => json.total === 12)
    const seen = first.items.map((item: Json): string => item.title)
    for (let next = first.next, turn = 0; next; turn += 1) {
      const { json } = await ask(`${origins[turn % 2]}${next}`)
      seen.push(...json.items.map((item: Json): string => item.title))
      next = json.next
    }
    expect(seen).toEqual(['12', '11', '10', '9', '8', '7', '5', '4', '3', '2', '1', 'alt'])
  })

  test('an embargo ends at its instant, which is when the item was first public', async () => {
    const embargoUntil = new Date(Date.now() + 1500).toISOString()
    const { id, publicState } = await editor.publish('news', { title: 'Bald', embargoUntil })
    expect(publicState).toBe('embargoed')
    expect((await ask(`${origins[0]}/content/v1/news/${id}`)).status).toBe(404)
    await everywhere(`/content/v1/news/${id}`, has(200))
    expect((await read(`news/${id}`)).publishedAt).toBe(embargoUntil)
  })

  test('logs name nobody, quote no text and hold nothing that opens a door', async () => {
    const word = canary('Log')
    const email = `${word}@rat.example`.toLowerCase()
    await editor.create('news', { title: word, bodyHtml: `<p>${word}</p>` })
    await editor.create('people', { name: word, email })
    await expect(editor.create('users', { email, password: 'x' })).rejects.toThrow('40')
    await expect(editor.publish('news', { title: word, language: 'xx' })).rejects.toThrow('400')
    await expect(editor.create('activities', { title: word })).resolves.toBeTruthy()
    await expect(signIn(installation.hubUrl, { email, password: word })).rejects.toThrow()
    for (const origin of origins) {
      await ask(`${origin}/content/v1/search?q=${word}&types=${email}`)
      await ask(`${origin}/content/v1/news/${word}?token=${word}`)
      await ask(`${origin}/api/users/me`, { headers: { authorization: `JWT ${word}` } })
    }
    await editor.publish('news', { title: 'Danach' })
    await everywhere('/content/v1/news/danach', has(200))
    const said = installation.said()
    expect(said).toContain('serving')
    for (const secret of [word, email, ADMIN.password, 'JWT ', 'eyJ']) {
      expect.soft(said.toLowerCase(), secret).not.toContain(secret.toLowerCase())
    }
  })
})
