import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { importDemo } from '#hub/demo/index.ts'
import { databases } from '../support/database.ts'
import { startTestHub, type TestClient, type TestHub } from '../support/hub.ts'

const listSchema = z.object({
  items: z.array(z.looseObject({ id: z.string() })),
  total: z.number(),
})
const docSchema = z.object({ doc: z.looseObject({ id: z.string(), version: z.number() }) })
const errorsSchema = z.looseObject({ errors: z.array(z.looseObject({ message: z.string() })) })
const loose = z.looseObject({})

const units = [
  'Interkulturelle Öffnung der Verwaltung',
  'Sprache / Sprachförderung',
  'Erziehung und (institutionelle) Bildung',
  'Qualifizierung, Ausbildung und Arbeit',
  'Wohnen und Unterbringung',
  'Gesundheit',
  'Zivilgesellschaftliches / Bürgerschaftliches Engagement und Freizeit, Kultur und Sport',
  'Interkultureller und Interreligiöser Dialog',
  'Altern in der Migrationsgesellschaft / Senioren',
]

describe.each(databases())('the domains on $name', (database) => {
  let hub: TestHub

  beforeAll(async () => {
    hub = await startTestHub({ databaseUrl: database.url(), extraPlugins: [], env: { DEMO: '1' } })
  }, 120_000)
  afterAll(() => hub?.stop())

  async function list(path: string): Promise<z.infer<typeof listSchema>> {
    const answer = await hub.anonymous.request('GET', `/content/v1/${path}`)
    expect(answer).toMatchObject({ status: 200 })
    return listSchema.parse(answer.json)
  }

  async function item(path: string): Promise<Record<string, unknown>> {
    const answer = await hub.anonymous.request('GET', `/content/v1/${path}`)
    expect(answer).toMatchObject({ status: 200 })
    return loose.parse(answer.json)
  }

  function statusOf(path: string): Promise<number> {
    return hub.anonymous.request('GET', `/content/v1/${path}`).then(({ status }) => status)
  }

  test('the demo is imported once', async () => {
    expect(await importDemo(hub.payload)).toBe(0)
  })

  describe('the integration concept', () => {
    test('lists its nine units in the order of the concept', async () => {
      const { items, total } = await list(
        'chapters?concept=integrationskonzept-2017&kind=cross-cutting&kind=field-of-action',
      )
      expect(total).toBe(9)
      expect(items.map(({ title }) => title)).toEqual(units)
      expect(items[0]?.kind).toBe('cross-cutting')
      expect(items[6]?.shortTitle).toBe(
        'Zivilgesellschaftliches/ Bürgerschaftliches Engagement und Freizeit, Kultur, Sport',
      )
    })

    test('links concept and chapters both ways', async () => {
      const concept = await item('concepts/integrationskonzept-2017')
      expect(concept.chapters).toMatchObject(units.map((title) => ({ title, type: 'chapter' })))
      expect(concept).toMatchObject({ year: 2017, validity: 'in-force', reports: [] })
      expect(concept.bodies).toMatchObject([
        { rhythm: 'halbjährlich' },
        { rhythm: 'vier Mal im Jahr' },
      ])

      const chapter = await item('chapters/2017-gesundheit')
      expect(chapter).toMatchObject({
        breadcrumb: [{ title: 'Integrationskonzept 2017' }],
        previous: { title: 'Wohnen und Unterbringung' },
        next: { slug: '2017-engagement-freizeit-kultur-sport' },
        measures: [],
        indicators: [],
      })
    })

    test('a new edition gives its chapters addresses of their own', async () => {
      const ki = await hub.login('ki')
      const concept = await write(ki, 'POST', 'concepts', {
        title: 'Integrationskonzept 2031',
        year: 2031,
        validity: 'in-force',
        _status: 'published',
      })
      const chapter = await write(ki, 'POST', 'chapters', {
        concept: concept.id,
        title: 'Gesundheit und Pflege',
        kind: 'field-of-action',
        order: 1,
        guidingGoals: [],
        _status: 'published',
      })
      expect(chapter.slug).toBe('2031-gesundheit-und-pflege')
      await expect
        .poll(() => list('chapters?concept=integrationskonzept-2031'), { timeout: 5000 })
        .toMatchObject({ items: [{ slug: '2031-gesundheit-und-pflege' }] })
    })

    test('is linked from releases, news and activities', async () => {
      const types = ['press-releases', 'news', 'activities', 'events']
      const found = await Promise.all(
        types.map((type) => list(`${type}?fieldOfAction=2017-interkulturelle-oeffnung`)),
      )
      for (const { items } of found) {
        expect(items[0]?.fieldsOfAction).toContainEqual(
          expect.objectContaining({ slug: '2017-interkulturelle-oeffnung' }),
        )
      }
    })
  })

  describe('the council', () => {
    test('shows the coming dates of its activities in order', async () => {
      const { items } = await list('events?limit=100')
      expect(items.length).toBeGreaterThan(20)
      const starts = items.map(({ startsAt }) => String(startsAt))
      expect(starts).toEqual(starts.toSorted())
      const ends = items.map(({ endsAt }) => Date.parse(String(endsAt)))
      expect(Math.min(...ends)).toBeGreaterThan(Date.now() - 86_400_000)
    })

    test('keeps a cancelled date, with its reason', async () => {
      const year = new Date().getFullYear()
      const { items } = await list(
        `events?status=cancelled&from=${year}-01-01&to=${year + 1}-12-31`,
      )
      expect(items).toMatchObject([
        { kind: 'breakfast', status: 'cancelled', reason: 'Sommerpause (Demo)' },
        ...items.slice(1),
      ])
    })

    test('an activity names its next dates, each found by its address', async () => {
      const activity = await item('activities/informationsabend-in-den-vereinen')
      const events = z.array(z.looseObject({ slug: z.string() })).parse(activity.nextEvents)
      expect(events).toHaveLength(2)
      const event = await item(`events/${events[0]?.slug}`)
      expect(event).toMatchObject({
        activity: { id: activity.id },
        place: { street: 'Beispielstraße', houseNumber: '12' },
        hosts: [{ title: 'Integrationsrat der Stadt Leverkusen' }],
      })
    })

    test('a date is cancelled by its day, a whole one by any time of its day', async () => {
      const taken = { kind: 'other', channels: [], _status: 'published' }
      const morning = await write(hub.admin, 'POST', 'activities', {
        ...taken,
        title: 'Morgens',
        startsAt: '2031-05-05T10:00:00+02:00',
        endsAt: '2031-05-05T12:00:00+02:00',
        extraDates: [
          { startsAt: '2031-05-12T10:00:00+02:00' },
          { startsAt: '2031-05-19T00:00:00+02:00' },
        ],
        exceptions: [
          { date: '2031-05-05', status: 'cancelled', reason: 'Krank' },
          { date: '2031-05-19T00:00:00+02:00', status: 'cancelled' },
        ],
      })
      const whole = await write(hub.admin, 'POST', 'activities', {
        ...taken,
        title: 'Ganztags',
        allDay: true,
        startsOn: '2031-06-20',
        endsOn: '2031-06-21',
        extraDates: [{ startsAt: '2031-07-20' }, { startsAt: '2031-08-20' }],
        exceptions: [
          { date: '2031-06-20', status: 'cancelled' },
          { date: '2031-07-20T00:00:00Z', status: 'moved', startsAt: '2031-07-27' },
        ],
      })
      const found = (id: string) =>
        list(`events?from=2031-01-01&to=2031-12-31&activity=${id}`).then(({ items }) =>
          items.map(({ slug, status, endsOn }) => [slug, status, endsOn]),
        )
      await expect.poll(() => statusOf(`activities/${whole.id}`)).toBe(200)
      expect(await found(morning.id)).toEqual([
        ['morgens-2031-05-05', 'cancelled', null],
        ['morgens-2031-05-12', 'scheduled', null],
        ['morgens-2031-05-19', 'cancelled', null],
      ])
      expect(await found(whole.id)).toEqual([
        ['ganztags-2031-06-20', 'cancelled', '2031-06-21'],
        ['ganztags-2031-07-20', 'moved', '2031-07-28'],
        ['ganztags-2031-08-20', 'scheduled', '2031-08-21'],
      ])
      const dates = async (id: string) =>
        z.array(loose).parse((await item(`activities/${id}`)).exceptions)
      expect((await dates(morning.id)).map(({ date }) => date)).toEqual([
        '2031-05-05',
        '2031-05-18T22:00:00.000Z',
      ])
      expect((await dates(whole.id)).map(({ date }) => date)).toEqual(['2031-06-20', '2031-07-20'])
    })

    test('whole days have a first one, and the last is not before it', async () => {
      const taken = { title: 'Tage', kind: 'other', allDay: true, _status: 'published' }
      const refused = async (data: Record<string, unknown>) =>
        hub.admin.request('POST', '/api/activities', { ...taken, ...data })
      expect(await refused({})).toMatchObject({
        status: 400,
        text: expect.stringContaining('Bitte geben Sie den ersten Tag an.'),
      })
      expect(await refused({ startsOn: '2031-01-02', endsOn: '2031-01-01' })).toMatchObject({
        status: 400,
        text: expect.stringContaining('Der letzte Tag liegt vor dem ersten.'),
      })
    })

    test('an issue of the newspaper comes with its PDF', async () => {
      const { items } = await list('newspaper-issues')
      const issue = z
        .looseObject({ document: z.looseObject({ file: z.looseObject({ url: z.string() }) }) })
        .parse(await item(`newspaper-issues/${items[0]?.id}`))
      const { pathname } = new URL(issue.document.file.url)
      const file = await hub.anonymous.fetch(pathname)
      expect(file.status).toBe(200)
      expect((await file.text()).slice(0, 5)).toBe('%PDF-')
    })
  })

  describe('the press office', () => {
    test('a release carries its office, its pictures and their captions', async () => {
      const release = await item('press-releases/volles-haus-bei-der-integrationskonferenz')
      expect(release).toMatchObject({
        date: '2017-07-03',
        dateline: { place: 'Leverkusen' },
        pressOffice: { imprint: { postalCode: '51373', email: 'presse@stadt.leverkusen.de' } },
        contacts: [{ name: 'Julia Trick' }],
        attachments: [{ title: 'Gut besucht' }, { title: 'Volle Stuhlreihen' }],
        archive: { year: 2017, isArchived: false },
      })
    })

    test('archived news is found by its source and its year', async () => {
      const { items } = await list('news?organization=stadtverwaltung-leverkusen&year=2019')
      expect(items).toMatchObject([{ archive: { year: 2019, isArchived: true } }])
    })

    test('an address in the text is proposed and becomes public when it is confirmed', async () => {
      const press = await hub.login('press')
      const { id, addresses } = await write(press, 'POST', 'press-releases', {
        title: 'Neue Beratungsstelle öffnet',
        _status: 'published',
        bodyHtml: '<p>Die Stelle öffnet in der Beispielstraße 12, 51373 Leverkusen.</p>',
        addresses: [{ text: 'Beispielweg 1' }],
      })
      const [given, found] = z.array(loose).parse(addresses)
      expect(found).toMatchObject({ street: 'Beispielstraße', houseNumber: '12', proposed: true })
      await expect
        .poll(() => item(`press-releases/${id}`).catch(() => null), { timeout: 5000 })
        .toMatchObject({ addresses: [{ text: 'Beispielweg 1' }] })

      await write(press, 'PATCH', `press-releases/${id}`, {
        addresses: [given, { ...found, proposed: false }],
        _status: 'published',
      })
      await expect
        .poll(() => item(`press-releases/${id}`), { timeout: 5000 })
        .toMatchObject({ addresses: [{ text: 'Beispielweg 1' }, { postalCode: '51373' }] })

      const removed = await write(press, 'PATCH', `press-releases/${id}`, { addresses: [given] })
      expect(removed.addresses).toHaveLength(1)
    })

    test('categories have a name in each language', async () => {
      expect(await item('categories/soziales')).toMatchObject({ title: 'Soziales' })
      expect(await item('categories/soziales?language=en')).toMatchObject({
        title: 'Social affairs',
      })
    })
  })

  describe('people and their rights', () => {
    test('each role publishes in its own domain only', async () => {
      const texts = {
        'press-releases': {},
        news: {},
        concepts: { year: 2030, validity: 'in-force' },
        activities: {
          kind: 'other',
          startsAt: '2031-05-05T10:00:00.000Z',
          endsAt: '2031-05-05T11:00:00.000Z',
        },
      }
      const published: Record<string, string[]> = {}
      const refused = new Set<number>()
      for (const role of ['press', 'ki', 'council', 'author', 'reader'] as const) {
        const client = await hub.login(role)
        published[role] = []
        for (const [collection, data] of Object.entries(texts)) {
          const title = `Probe ${role} ${collection}`
          const body = { ...data, title, _status: 'published' }
          const { status } = await client.request('POST', `/api/${collection}`, body)
          if (status === 201) published[role].push(collection)
          else refused.add(status)
        }
      }
      expect(published).toEqual({
        press: ['press-releases', 'news'],
        ki: ['news', 'concepts', 'activities'],
        council: ['activities'],
        author: [],
        reader: [],
      })
      expect([...refused]).toEqual([403])
    })

    test('authors write drafts, readers write nothing', async () => {
      const author = await hub.login('author', { domains: ['news'] })
      const draft = { title: 'Ein Entwurf' }
      expect((await author.request('POST', '/api/news', draft)).status).toBe(201)
      expect((await author.request('POST', '/api/press-releases', draft)).status).toBe(403)
      const reader = await hub.login('reader')
      expect((await reader.request('POST', '/api/news', draft)).status).toBe(403)
      expect((await reader.request('GET', '/api/news?limit=1')).status).toBe(200)
    })

    test('nobody but the administration gives roles, unlocks, or sees other accounts', async () => {
      const press = await hub.login('press')
      const me = z
        .object({ user: z.object({ id: z.string() }) })
        .parse((await press.request('GET', '/api/users/me')).json)
      const raised = await press.request('PATCH', `/api/users/${me.user.id}`, { roles: ['admin'] })
      expect(raised.status).toBe(403)
      expect(errorsSchema.parse(raised.json).errors[0]?.message).toContain('Administration')
      const named = await press.request('PATCH', `/api/users/${me.user.id}`, { name: 'Neu' })
      expect(named.status).toBe(200)
      const unlock = await press.request('POST', '/api/users/unlock', {
        email: 'admin@example.org',
      })
      expect(unlock.status).toBe(403)
      const others = await press.request('GET', '/api/users')
      expect(z.object({ totalDocs: z.number() }).parse(others.json).totalDocs).toBe(1)
    })

    test('the last administrator stays', async () => {
      const me = z
        .object({ user: z.object({ id: z.string() }) })
        .parse((await hub.admin.request('GET', '/api/users/me')).json)
      const removed = await hub.admin.request('DELETE', `/api/users/${me.user.id}`)
      expect(removed.status).toBe(409)
      const demoted = await hub.admin.request('PATCH', `/api/users/${me.user.id}`, {
        roles: ['reader'],
      })
      expect(demoted.status).toBe(409)
    })

    test('a forgotten password is not mailed to the log', async () => {
      const body = { email: 'admin@example.org' }
      const answer = await hub.anonymous.request('POST', '/api/users/forgot-password', body)
      expect(answer.status).toBe(403)
    })

    test('a person whose last day in office is over is not public', async () => {
      const doc = await write(hub.admin, 'POST', 'people', {
        title: 'Ada Beispiel (Demo)',
        consent: { given: true },
      })
      await expect.poll(() => statusOf(`people/${doc.id}`), { timeout: 5000 }).toBe(200)
      await write(hub.admin, 'PATCH', `people/${doc.id}`, { termUntil: '2020-12-31' })
      await expect.poll(() => statusOf(`people/${doc.id}`), { timeout: 5000 }).toBe(404)
      await write(hub.admin, 'PATCH', `people/${doc.id}`, { termUntil: '2099-12-31' })
      await expect.poll(() => statusOf(`people/${doc.id}`), { timeout: 5000 }).toBe(200)
      await write(hub.admin, 'PATCH', `people/${doc.id}`, { termUntil: '2020-12-31' })
    })

    test('a person disappears when consent is taken back', async () => {
      const { items } = await list('people?limit=1')
      const id = items[0]?.id
      await write(hub.admin, 'PATCH', `people/${id}`, {
        consent: { given: true, withdrawnOn: '2026-02-01' },
      })
      await expect.poll(() => statusOf(`people/${id}`), { timeout: 5000 }).toBe(404)
    })
  })

  test('an unknown word is refused in a draft too, with the words there are', async () => {
    const draft = { title: 'Mit falschem Wort', year: 2031, validity: 'current' }
    const answer = await hub.admin.request('POST', '/api/concepts', draft)
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('Möglich sind: in-force, superseded.')
  })

  test('a link that no website could follow is not published in silence', async () => {
    const answer = await hub.admin.request('POST', '/api/press-releases', {
      title: 'Mit bösem Link',
      bodyHtml: '<p>Text.</p>',
      links: [{ title: 'Hier', url: 'javascript:alert(1)' }],
      _status: 'published',
    })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('Bitte geben Sie eine vollständige Adresse an')
  })

  test('what is missing is asked for in German', async () => {
    const answer = await hub.admin.request('POST', '/api/activities', {
      title: 'Ohne Ende',
      kind: 'other',
      startsAt: '2031-05-05T10:00:00.000Z',
      _status: 'published',
    })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('Bitte geben Sie an, wann es endet.')
  })
})

async function write(
  client: TestClient,
  method: string,
  path: string,
  body: Record<string, unknown>,
): Promise<z.infer<typeof docSchema>['doc']> {
  const answer = await client.request(method, `/api/${path}`, body)
  expect(answer).toMatchObject({ status: method === 'POST' ? 201 : 200 })
  return docSchema.parse(answer.json).doc
}
