import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { systemClock } from '#platform/clock.ts'
import { databases } from '../support/database.ts'
import { startTestHub, type TestClient, type TestHub } from '../support/hub.ts'
import { canary, pressDesk, type PressDesk, release } from '../support/pressDesk.ts'
import { until } from '../support/until.ts'

const FAR = '2099-01-01T10:00:00+01:00'

describe.each(databases())('what is not public, on $name', (database) => {
  let hub: TestHub
  let press: TestClient
  let author: TestClient
  let desk: PressDesk

  beforeAll(async () => {
    hub = await startTestHub({ databaseUrl: database.url() })
    desk = pressDesk(hub)
    press = await hub.login('press')
    author = await hub.login('author')
  })
  afterAll(() => hub.stop())

  const isPublic = async (id: string) => (await desk.statusOf(`press-releases/${id}`)) === 200

  test('leaves no trace in anything public: drafts, embargoed, their pictures, newer drafts', async () => {
    const word = canary('')
    const picture = await desk.upload(press, word)
    const used = { image: picture.id }
    const draft = await desk.write(press, 'press-releases', release(word, used))
    const embargoed = await desk.write(
      press,
      'press-releases',
      release(word, { ...used, _status: 'published', embargoUntil: FAR }),
    )
    const live = await desk.write(
      press,
      'press-releases',
      release('Offen', { _status: 'published' }),
    )
    await desk.write(press, `press-releases/${live.id}`, release(word, used), 'PATCH')
    await desk.write(
      press,
      'press-releases',
      release(word, {
        ...used,
        language: 'en',
        translationOf: live.id,
        _status: 'published',
        embargoUntil: FAR,
      }),
    )
    const next = await desk.write(
      press,
      'press-releases',
      release('Zwei', { _status: 'published' }),
    )
    await desk.write(
      press,
      `press-releases/${next.id}`,
      release(word, { ...used, slug: word.toLowerCase(), _status: 'published', embargoUntil: FAR }),
      'PATCH',
    )
    const date = { startsAt: '2097-01-01T10:00:00+01:00', endsAt: '2097-01-01T12:00:00+01:00' }
    const meeting = { title: `Sitzung ${word}`, kind: 'meeting', teaser: word, ...date }
    await desk.write(hub.admin, 'activities', meeting)
    const coming = { ...meeting, _status: 'published', embargoUntil: FAR, channels: ['city'] }
    await desk.write(hub.admin, 'activities', coming)
    await desk.write(hub.admin, 'sites', {
      name: 'Stadt',
      key: 'city',
      origin: 'https://www.stadt.example',
      paths: { 'press-release': '/p/{slug}', event: '/e/{slug}', activity: '/a/{slug}' },
    })
    const open = { ...meeting, title: 'Offene Sitzung', teaser: null, channels: ['city'] }
    const shown = await desk.write(hub.admin, 'activities', { ...open, _status: 'published' })
    await desk.write(hub.admin, `activities/${shown.id}`, meeting, 'PATCH')
    const trashed = await desk.write(press, 'press-releases', release(word))
    await desk.write(
      press,
      `press-releases/${trashed.id}`,
      { deletedAt: new Date().toISOString() },
      'PATCH',
    )
    await desk.settled(press)
    expect(await desk.traces(word)).toEqual([])
    expect(await desk.traces(word.toLowerCase())).toEqual([])
    // A search that finds nothing must be one that would find it.
    const seen = canary('Offen')
    const publicly = { ...open, title: seen, slug: seen.toLowerCase(), _status: 'published' }
    const { id } = await desk.write(hub.admin, 'activities', publicly)
    await until(async () => (await desk.statusOf(`activities/${id}`)) === 200)
    expect(await desk.traces(seen)).toEqual(
      expect.arrayContaining([
        '/content/v1/changes/stream',
        '/content/v1/activities?limit=100&language=*',
        expect.stringMatching(/^\/content\/v1\/events/),
        expect.stringMatching(/^\/feeds\/events\.ics/),
        expect.stringMatching(/^\/feeds\/activities\/.+\.ics/),
      ]),
    )
    expect(await desk.traces(seen.toLowerCase())).toContain('/sitemaps/city.xml')

    const { hash, name } = picture.stored ?? { hash: '', name: '' }
    const stem = name.replace(/\.png$/, '')
    for (const path of [
      `/content/v1/press-releases/${draft.id}`,
      `/content/v1/press-releases/${embargoed.id}`,
      `/content/v1/press-releases/${embargoed.slug}`,
      `/content/v1/press-releases/${word.toLowerCase()}`,
      `/content/v1/press-releases/${live.id}?language=en`,
      `/content/v1/press-releases/${embargoed.id}?format=jsonld`,
      `/content/v1/press-releases/${embargoed.slug}?format=ninjs`,
      `/print/press-releases/${draft.id}`,
      `/print/press-releases/${embargoed.id}`,
      `/print/press-releases/${embargoed.slug}.pdf`,
      `/print/press-releases/${live.id}.pdf?language=en`,
      `/content/v1/media/${picture.id}`,
      `/media/${picture.id}`,
      `/files/${hash}/${name}`,
      `/files/${hash}/${stem}.320w.webp`,
      `/files/${hash}/${stem}.640w.avif`,
      `/files/${hash}`,
      `/files/${hash.toUpperCase()}/${name}`,
      `/files/..%2f${hash}/${name}`,
    ]) {
      const { status, headers } = await desk.get(path)
      expect({ path, status }).toEqual({ path, status: 404 })
      expect(headers.get('cache-tag') ?? '').not.toContain(picture.id)
    }
    const unknown = await desk.get(`/content/v1/press-releases/${crypto.randomUUID()}`)
    const hidden = await desk.get(`/content/v1/press-releases/${embargoed.id}`)
    const comparable = (headers: Headers) =>
      [...headers].filter(([key]) => !['date', 'etag', 'content-sequence'].includes(key))
    expect(comparable(hidden.headers)).toEqual(comparable(unknown.headers))
  })

  test('nobody gets to the editors’ side without a session, by whatever spelling', async () => {
    const word = canary('Api')
    const { id } = await desk.write(press, 'press-releases', release(word))
    const picture = await desk.upload(press, word)
    const at = `/api/press-releases/${id}`
    for (const path of [
      at,
      `/${at}`,
      `${at}/`,
      `/api/press-releases?draft=true`,
      '/API/press-releases',
      '/api;/press-releases',
      '/%61pi/press-releases',
      '/api/./press-releases',
      '/x/../api/press-releases',
      '/api/%2e%2e/api/press-releases',
      '/api/users/login/../../press-releases',
      '/api/users/login%2f..%2f..%2fpress-releases',
      '/api/access',
      '/api/users/init',
      '/api/users/me',
      '/api/users',
      '/api/payload-preferences/x',
      '/api/payload-locked-documents',
      '/api/press-releases/versions',
      '/api/publication-heads',
      '/api/publication-waiting',
      '/api/graphql',
      '/api/graphql-playground',
      `/api/media/file/${word}.png`,
      `/api/media/${picture.id}/thumbnail`,
      `/api/media/file/${String(picture.filename)}`,
    ]) {
      const answer = await hub.anonymous.request('GET', path)
      expect.soft([401, 404], path).toContain(answer.status)
      expect.soft(answer.text, path).not.toContain(word)
    }
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      for (const path of ['/api/users/login', '/api/users/logout', at]) {
        const answer = await hub.anonymous.fetch(path, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'x-payload-http-method-override': method,
            'x-http-method-override': method,
          },
          body: '{}',
        })
        expect.soft(answer.status, `${method} ${path}`).toBeGreaterThanOrEqual(400)
        expect.soft(await answer.text()).not.toContain(word)
      }
    }
    const first = { email: 'new@example.org', password: 'only-for-tests', roles: ['admin'] }
    for (const client of [hub.anonymous, await hub.login('reader')]) {
      for (const path of ['/api/users/first-register', '/api/users']) {
        const { status } = await client.request('POST', path, first)
        expect.soft([401, 403], path).toContain(status)
      }
    }
  })

  test('a person who never publishes brings nothing out, by whatever words', async () => {
    const word = canary('Autor')
    const { id } = await desk.write(author, 'press-releases', release(word))
    const at = `/api/press-releases/${id}`
    const past = '2020-01-01T00:00:00Z'
    const attempts: [string, string, unknown][] = [
      ['PATCH', at, { _status: 'published' }],
      ['PATCH', `${at}?draft=true&_status=published`, { _status: 'published' }],
      ['PATCH', at, { _status: ['published'] }],
      ['PATCH', at, { _status: { equals: 'published' } }],
      ['PATCH', at, { _status: 'Published' }],
      ['PATCH', at, { _status: 'published\u0000' }],
      ['PATCH', `${at}?publishSpecificLocale=de`, { title: word }],
      ['PATCH', at, { deletedAt: null, _status: 'published' }],
      ['PATCH', `${at}?trash=true`, { deletedAt: null, _status: 'published' }],
      ['PATCH', at, { publishedAt: past }],
      ['PATCH', at, { publicState: 'live', workState: 'approved' }],
      ['PATCH', at, { approval: { by: 'x', at: past, hash: 'x' } }],
      ['POST', `${at}/publish`, {}],
      ['POST', `${at}/approve`, {}],
      ['POST', `${at}/reinstate`, {}],
      ['POST', '/api/press-releases/bulk', { action: 'publish', ids: [id] }],
      ['POST', `${at}/duplicate?draft=false`, { _status: 'published' }],
      ['POST', '/api/press-releases', release(word, { _status: 'published' })],
      ['POST', '/api/press-releases?draft=false', release(word, { _status: ['published'] })],
    ]
    for (const [method, path, body] of attempts) await author.request(method, path, body)
    const versions = z
      .object({ docs: z.array(z.object({ id: z.union([z.string(), z.number()]) })) })
      .parse(
        (await author.request('GET', `/api/press-releases/versions?where[parent][equals]=${id}`))
          .json,
      )
    for (const version of versions.docs) {
      await author.request('POST', `/api/press-releases/versions/${version.id}?draft=false`, {
        _status: 'published',
      })
    }
    await desk.settled(press)
    expect(await desk.traces(word)).toEqual([])
  })

  test('nor takes anything public away, or changes it', async () => {
    const word = canary('Bild')
    const picture = await desk.upload(press, 'Offenes Bild')
    const { id } = await desk.write(
      press,
      'press-releases',
      release('Offen', { image: picture.id, _status: 'published' }),
    )
    const at = `/api/press-releases/${id}`
    const attempts: [string, string, unknown][] = [
      ['PATCH', at, { deletedAt: new Date().toISOString() }],
      ['PATCH', at, { deletedAt: 'x' }],
      ['PATCH', at, { deletedAt: true }],
      ['PATCH', at, { deletedAt: {} }],
      ['PATCH', at, { _status: 'draft' }],
      ['PATCH', `${at}?unpublishAllLocales=true`, { _status: 'draft' }],
      ['PATCH', at, { withdrawn: { at: '2020-01-01', reason: 'x' } }],
      ['PATCH', at, { title: word }],
      ['DELETE', at, undefined],
      ['POST', `${at}/withdraw`, { reason: 'x' }],
      ['POST', '/api/press-releases/bulk', { action: 'trash', ids: [id] }],
      ['POST', '/api/press-releases/bulk', { action: 'delete', ids: [id] }],
      ['PATCH', `/api/media/${picture.id}`, { alt: word, caption: word }],
      ['PATCH', `/api/media/${picture.id}`, { deletedAt: new Date().toISOString() }],
      ['DELETE', `/api/media/${picture.id}`, undefined],
    ]
    for (const [method, path, body] of attempts) await author.request(method, path, body)
    await desk.settled(press)
    expect(await desk.traces(word)).toEqual([])
    const text = await (await desk.get(`/content/v1/press-releases/${id}`)).text()
    expect(text).toContain('Meldung Offen')
    expect(text).toContain('Offenes Bild')
  })

  describe('an embargo', () => {
    test.each([
      ['a word', 'morgen'],
      ['a number', 4_102_444_800_000],
      ['a day', '2099-01-01'],
      ['no zone', '2099-01-01T10:00:00'],
      ['no such day', '2099-02-31T10:00:00Z'],
      ['a list', ['2099-01-01T10:00:00Z']],
      ['an object', { at: FAR }],
      ['true', true],
      ['false', false],
      ['zero', 0],
    ])('that cannot be read (%s) refuses the save', async (_name, embargoUntil) => {
      const word = canary('Frist')
      const data = release(word, { _status: 'published', embargoUntil })
      const answer = await press.request('POST', '/api/press-releases', data)
      expect.soft(answer.status, answer.text).toBe(400)
      await desk.settled(press)
      expect(await desk.traces(word)).toEqual([])
    })

    test('holds with any offset, and what comes out is what was published', async () => {
      const word = canary('Entwurf')
      const due = Date.now() + 2500
      const local = new Date(due + 5.5 * 3_600_000).toISOString().replace('Z', '+05:30')
      const first = await desk.write(
        press,
        'press-releases',
        release('Fristgerecht', { _status: 'published', embargoUntil: local }),
      )
      const second = await desk.write(
        press,
        'press-releases',
        release('Gleichzeitig', { _status: 'published', embargoUntil: local }),
      )
      await desk.write(
        author,
        `press-releases/${first.id}`,
        release(word, { embargoUntil: null }),
        'PATCH',
      )
      while (!(await isPublic(first.id))) {
        expect(Date.now()).toBeLessThan(due + 1000)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
      expect(Date.now()).toBeGreaterThanOrEqual(due)
      await until(() => isPublic(second.id))
      expect(Date.now()).toBeLessThan(due + 1000)
      expect(await desk.traces(word)).toEqual([])
    })

    test('is not over because the clock of this machine runs ahead', async () => {
      const word = canary('Uhr')
      const embargoUntil = new Date(Date.now() + 1_800_000).toISOString()
      const clock = vi.spyOn(systemClock, 'now')
      clock.mockImplementation(() => new Date(Date.now() + 3_600_000))
      try {
        const data = release(word, { _status: 'published', embargoUntil })
        const doc = await desk.write(press, 'press-releases', data)
        expect(doc.publicState).toBe('embargoed')
        await desk.settled(press)
        expect(await desk.traces(word)).toEqual([])
      } finally {
        clock.mockRestore()
      }
    })

    test('moved or withdrawn just before its instant does not come out', async () => {
      const word = canary('Verschoben')
      const due = new Date(Date.now() + 1200).toISOString()
      const data = release(word, { _status: 'published', embargoUntil: due })
      const moved = await desk.write(press, 'press-releases', data)
      const cancelled = await desk.write(press, 'press-releases', data)
      const trashed = await desk.write(press, 'press-releases', data)
      await desk.write(
        press,
        `press-releases/${moved.id}`,
        { _status: 'published', embargoUntil: FAR },
        'PATCH',
      )
      await desk.write(press, `press-releases/${cancelled.id}/withdraw`, { reason: 'Abgesagt' })
      await desk.write(press, `press-releases/${trashed.id}`, { deletedAt: due }, 'PATCH')
      await until(() => Date.now() > Date.parse(due) + 100)
      await desk.settled(press)
      expect(await desk.traces(word)).toEqual([])
      expect((await desk.get(`/content/v1/press-releases/${cancelled.id}`)).status).toBe(404)
    })
  })
})
