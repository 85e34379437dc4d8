import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { databases } from '../support/database.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'

const docSchema = z.object({ doc: z.looseObject({ id: z.string(), slug: z.string().nullish() }) })
const loose = z.looseObject({})
const mediaSchema = z.object({ doc: z.object({ id: z.string(), url: z.string() }) })
const bodySchema = z.looseObject({ body: z.object({ html: z.string() }) })

describe.each(databases())('requests as clients write them, on $name', (database) => {
  let hub: TestHub

  beforeAll(async () => {
    hub = await startTestHub({ databaseUrl: database.url() })
  }, 120_000)
  afterAll(() => hub?.stop())

  async function create(collection: string, data: Record<string, unknown>) {
    const answer = await hub.admin.request('POST', `/api/${collection}`, data)
    expect(answer).toMatchObject({ status: 201 })
    return docSchema.parse(answer.json).doc
  }

  async function read(path: string): Promise<Record<string, unknown>> {
    const url = `/content/v1/${path}`
    await expect
      .poll(() => hub.anonymous.request('GET', url).then(({ status }) => status), { interval: 20 })
      .toBe(200)
    return loose.parse((await hub.anonymous.request('GET', url)).json)
  }

  test('a website is told by name, with its paths by type', async () => {
    await create('sites', {
      name: 'Stadt',
      key: 'city',
      origin: 'https://www.stadt.example',
      paths: { 'press-release': '/presse/{year}/{slug}', news: '/nachrichten/{slug}' },
    })
    await create('sites', {
      title: 'KI',
      key: 'ki',
      origin: 'https://ki.example',
      paths: [{ type: 'press-releases', path: '/p/{slug}' }],
    })
    const { slug } = await create('press-releases', {
      title: 'Auf zwei Websites',
      channels: ['city', 'ki'],
      publishedAt: '2017-07-03T10:00:00+02:00',
      _status: 'published',
    })
    expect(await read(`press-releases/${slug}`)).toMatchObject({
      webUrl: 'https://www.stadt.example/presse/2017/auf-zwei-websites',
      webUrls: { ki: 'https://ki.example/p/auf-zwei-websites' },
    })
  })

  test('what the public calls name is the title of people and organizations', async () => {
    const { id } = await create('organizations', { name: 'Integrationsrat', kind: 'council' })
    expect(await read(`organizations/${id}`)).toMatchObject({ title: 'Integrationsrat' })
    const person = await create('people', { name: 'Ada Demo', consent: { given: true } })
    expect(await read(`people/${person.id}`)).toMatchObject({ name: 'Ada Demo' })
  })

  test('a single value of a list is a list of one, a number in a line is text', async () => {
    const place = await create('places', { title: 'Rathaus', postalCode: 51373, houseNumber: 1 })
    expect(await read(`places/${place.id}`)).toMatchObject({
      postalCode: '51373',
      houseNumber: '1',
    })
    const { slug } = await create('news', {
      title: 'Einzelne Werte',
      tags: 'Fest',
      channels: 'city',
      _status: 'published',
    })
    expect(await read(`news/${slug}`)).toMatchObject({ tags: ['Fest'], channels: ['city'] })
  })

  test('an issue without a title of the newspaper is one of Vielfalt', async () => {
    const { slug } = await create('newspaper-issues', {
      title: 'Frühjahr',
      number: 1,
      issuedOn: '2024-04-01',
      _status: 'published',
    })
    expect(await read(`newspaper-issues/${slug}`)).toMatchObject({
      newspaper: 'Vielfalt',
      number: '1',
      year: 2024,
    })
  })

  test('a role may be given by itself', async () => {
    const account = { email: 'ki@example.org', password: 'only-for-tests' }
    expect(await create('users', { ...account, role: 'ki' })).toMatchObject({ roles: ['ki'] })
  })

  test('a link to what does not exist refuses the save and names the field', async () => {
    for (const [field, value] of Object.entries({ categories: ['nope'], image: 'nope' })) {
      const answer = await hub.admin.request('POST', '/api/news', { title: 'x', [field]: value })
      expect(answer).toMatchObject({ status: 400 })
      expect(answer.text).toContain(`"path":"${field}"`)
    }
  })

  test('a text whose category was deleted can be sent back as it was read', async () => {
    const category = await create('categories', { title: 'Vergänglich' })
    const { id } = await create('news', {
      title: 'Überlebt ihre Rubrik',
      categories: [category.id],
      _status: 'published',
    })
    await hub.admin.request('DELETE', `/api/categories/${category.id}`)
    const stored = await hub.admin.request('GET', `/api/news/${id}?depth=0&draft=true`)
    const answer = await hub.admin.request('PATCH', `/api/news/${id}`, stored.json)
    expect(answer).toMatchObject({ status: 200 })
  })

  test('a link to a translation leads to the original, in lists of links and within the text', async () => {
    const original = await create('news', { title: 'Sprachentag', _status: 'published' })
    const translation = await create('news', {
      title: 'Language day',
      language: 'en',
      translationOf: original.id,
      _status: 'published',
    })
    const text = { type: 'text', text: 'dort', format: 0, version: 1 }
    const doc = { relationTo: 'news', value: translation.id }
    const link = {
      type: 'link',
      version: 3,
      fields: { linkType: 'internal', doc, newTab: false },
      children: [text],
    }
    const paragraph = { type: 'paragraph', version: 1, children: [link] }
    const { slug } = await create('news', {
      title: 'Verweise',
      related: [translation.id],
      body: { root: { type: 'root', version: 1, children: [paragraph] } },
      _status: 'published',
    })
    const item = await read(`news/${slug}`)
    expect(item).toMatchObject({ related: [{ id: original.id, title: 'Sprachentag' }] })
    expect(JSON.stringify(item.body)).toContain(original.id)
  })

  test('web addresses stay as they were written', async () => {
    const { slug } = await create('news', {
      title: 'Adressen',
      links: [{ title: 'Stadt', url: 'https://www.stadt.example' }],
      bodyMarkdown: '# Orte\n\n| A | B |\n|---|---|\n| 1 | 2 |',
      _status: 'published',
    })
    const item = await read(`news/${slug}`)
    expect(item.links).toEqual([{ title: 'Stadt', url: 'https://www.stadt.example' }])
    expect(JSON.stringify(item.body)).toContain('<td>1</td>')
    expect(JSON.stringify(item.body)).toContain('<h2>Orte</h2>')
  })

  test('the remarks on one publication are not those of the next', async () => {
    const { id, slug } = await create('news', { title: 'Vermerke', _status: 'published' })
    const published = await read(`news/${slug}`)
    const minor = { minor: true, changeNote: 'Tippfehler' }
    await hub.admin.request('POST', `/api/news/${id}/publish`, minor)
    await expect
      .poll(() => read(`news/${slug}`), { interval: 20 })
      .toMatchObject({ changeNote: 'Tippfehler', updatedAt: published.updatedAt })
    const change = { title: 'Neue Vermerke', _status: 'published' }
    await hub.admin.request('PATCH', `/api/news/${id}`, change)
    await expect
      .poll(() => read(`news/${slug}`), { interval: 20 })
      .toMatchObject({ title: 'Neue Vermerke', changeNote: null })
    expect((await read(`news/${slug}`)).updatedAt).not.toBe(published.updatedAt)
  })

  test('pictures are known by id, name of the upload and public address, in Markdown too', async () => {
    const form = new FormData()
    const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer()
    form.set('_payload', JSON.stringify({ alt: 'Rot' }))
    form.set('file', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), 'rot.jpg')
    const upload = await hub.admin.fetch('/api/media', { method: 'POST', body: form })
    const { id, url } = mediaSchema.parse(await upload.json()).doc
    const first = await create('news', {
      title: 'Bild im Text',
      bodyHtml: `<p>Hier:</p><img src="/media/${id}"><img src="${hub.url}${url}">`,
      _status: 'published',
    })
    const { html } = bodySchema.parse(await read(`news/${first.slug}`)).body
    expect(html.match(/<figure/g)).toHaveLength(2)
    const again = await create('news', {
      title: 'Noch einmal',
      bodyHtml: html,
      _status: 'published',
    })
    expect(bodySchema.parse(await read(`news/${again.slug}`)).body.html).toBe(html)
    const written = await create('news', {
      title: 'Bild in Markdown',
      bodyMarkdown: `Davor\n\n![x](/media/${id})\n\nDanach\n\n![fort](https://x.example/f.png)`,
      _status: 'published',
    })
    const markdown = bodySchema.parse(await read(`news/${written.slug}`)).body.html
    expect(markdown).toMatch(/^<p>Davor<\/p><figure.+<\/figure><p>Danach<\/p>$/)
    expect(written.importNote).toContain('https://x.example/f.png')
    const src = /src="([^"]+)"/.exec(html)?.[1]
    const plain = { title: 'Adresse', bodyHtml: `<p><img src="${src}"></p>`, _status: 'published' }
    const third = await create('news', plain)
    expect(bodySchema.parse(await read(`news/${third.slug}`)).body.html).toContain('<figure')
  })

  test('a value of another kind than its field is refused by name, in drafts too', async () => {
    const wrong: [string, Record<string, unknown>][] = [
      ['title', { title: ['a'] }],
      ['teaser', { teaser: { a: 1 } }],
      ['teaser', { teaser: true }],
      ['bodyHtml', { bodyHtml: 5 }],
      ['bodyMarkdown', { bodyMarkdown: ['a'] }],
      ['tags', { tags: ['a', { b: 1 }] }],
      ['image', { image: true }],
      ['image', { image: { a: 1 } }],
      ['categories', { categories: [{ a: 1 }] }],
      ['language', { language: [] }],
      ['contacts', { contacts: 'a' }],
      ['contacts.0', { contacts: ['a'] }],
      ['contacts.0.phone', { contacts: [{ name: 'a', phone: [] }] }],
      ['source', { source: 'a' }],
      ['corrections.0.at', { corrections: [{ at: 'gestern', note: 'a' }] }],
      ['corrections.0.at', { corrections: [{ at: '2026-05-04T10:00:00', note: 'a' }] }],
      ['corrections.0.at', { corrections: [{ at: '2026-02-31T10:00:00Z', note: 'a' }] }],
      ['corrections.0.at', { corrections: [{ at: 5, note: 'a' }] }],
      ['embargoUntil', { embargoUntil: '2099-01-01' }],
    ]
    for (const [path, data] of wrong) {
      for (const _status of ['draft', 'published']) {
        const text = { title: 'Falsch', _status, ...data }
        const { status, json } = await hub.admin.request('POST', '/api/news', text)
        expect.soft({ status, json }, JSON.stringify(text)).toMatchObject({
          status: 400,
          json: { errors: [{ data: { errors: [{ path }] } }] },
        })
      }
    }
  })

  test('a day where an instant belongs is its beginning in Berlin, no text ends at a NUL', async () => {
    const { slug } = await create('news', {
      title: 'Eins\u0000Zwei',
      teaser: 5,
      corrections: [{ at: '2026-05-04', note: 'Zahl' }],
      _status: 'published',
    })
    expect(await read(`news/${slug}`)).toMatchObject({
      title: 'EinsZwei',
      teaser: '5',
      corrections: [{ at: '2026-05-03T22:00:00.000Z' }],
    })
  })

  test('a place without a date is of the day of the first publication', async () => {
    const { slug } = await create('press-releases', {
      title: 'Nur der Ort',
      dateline: { place: 'Musterstadt' },
      publishedAt: '2017-12-31T23:30:00Z',
      _status: 'published',
    })
    expect(await read(`press-releases/${slug}`)).toMatchObject({
      date: '2018-01-01',
      dateline: { place: 'Musterstadt', date: '2018-01-01' },
    })
  })

  test('texts may hold links and pictures that stay out, and nothing around them changes', async () => {
    const foreign = '<img src="https://fremd.example/x.jpg">'
    const texts: Record<string, string> = {
      '<p>a <a href="javascript:x()">b</a> <strong>c</strong> d</p><p>e</p>':
        '<p>a b <strong>c</strong> d</p><p>e</p>',
      '<p>a <a href="/b">b</a> <a href="https://c.example/">c</a> d</p><p>e</p>':
        '<p>a b <a href="https://c.example/">c</a> d</p><p>e</p>',
      [`<p>a ${foreign} <em>b</em> c</p><h2>d</h2><p>e</p>`]:
        '<p>a <em>b</em> c</p><h2>d</h2><p>e</p>',
      [`<figure>${foreign}<figcaption>a</figcaption></figure><h2>b</h2><p>c</p><p>d</p>`]:
        '<p>a</p><h2>b</h2><p>c</p><p>d</p>',
      [`<p><a href="#x">a ${foreign}<em>b</em></a> c</p>`]: '<p>a <em>b</em> c</p>',
    }
    for (const [bodyHtml, html] of Object.entries(texts)) {
      const text = { title: 'Was draußen bleibt', bodyHtml, _status: 'published' }
      const { slug } = await create('news', text)
      expect.soft(bodySchema.parse(await read(`news/${slug}`)).body.html).toBe(html)
    }
  })
})
