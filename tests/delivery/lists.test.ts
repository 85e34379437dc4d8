import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StoredItem } from '#contract/item.ts'
import { item, link, startDelivery, type Json, type TestDelivery } from '../support/delivery.ts'

let delivery: TestDelivery
const titles = (list: Json): string[] => list.items.map((one: Json) => one.title)
const LIST = '/content/v1/press-releases'

const health = item({
  type: 'chapter',
  slug: '2017-gesundheit',
  title: 'Gesundheit',
  kind: 'field-of-action',
  order: 2,
})
const oldHealth = item({
  type: 'chapter',
  slug: '2009-gesundheit',
  title: 'Gesundheit und Alter',
  kind: 'field-of-action',
  order: 1,
  equivalents: [link(health)],
})
const culture = item({ type: 'category', slug: 'kultur', title: 'Kultur' })
const sport = item({ type: 'category', slug: 'sport', title: 'Sport' })
const sportEnglish: StoredItem = { ...sport, language: 'en', slug: 'sports', title: 'Sports' }
const office = item({
  type: 'organization',
  language: null,
  slug: 'presseamt',
  title: 'Presseamt',
  kind: 'press-office',
})
const hidden = item({ type: 'category', slug: 'verborgen', title: 'Verborgen' })

const releases = [
  item({ title: 'Alt', date: '2016-05-01', categories: [link(culture)], tags: ['Fest'] }),
  item({
    title: 'Mitte',
    date: '2017-07-03',
    categories: [link(culture), link(sport)],
    fieldsOfAction: [link(oldHealth)],
    pressOffice: link(office),
    featured: true,
  }),
  item({
    title: 'Neu',
    date: '2017-12-31',
    categories: [link(sport)],
    fieldsOfAction: [link(health)],
    channels: ['city'],
    tags: ['Fest', 'Sport'],
  }),
  item({ title: 'Jüngst', date: '2018-01-01', categories: [link(hidden)], channels: ['ki'] }),
]

beforeAll(async () => {
  delivery = await startDelivery()
  const all = [health, oldHealth, culture, sport, sportEnglish, office, ...releases]
  delivery.publish(...all.map((one) => ({ put: one })))
})
afterAll(() => delivery.close())

describe('a list', () => {
  it('holds summaries, newest first, and how many there are', async () => {
    const { status, json } = await delivery.get(LIST)
    expect(status).toBe(200)
    expect(titles(json)).toEqual(['Jüngst', 'Neu', 'Mitte', 'Alt'])
    expect(json).toMatchObject({ total: 4, next: null })
    expect(json.facets).toBeUndefined()
    expect(json.items[0].body).toBeUndefined()
    expect(json.items[0].attachments).toEqual([])
    expect(json.items[0].url).toBe(`${LIST}/${releases[3]?.slug}`)
    expect(json.items[0].originalLanguage).toBeUndefined()
  })

  it('holds as many as asked for', async () => {
    const { json } = await delivery.get(`${LIST}?limit=2`)
    expect(titles(json)).toEqual(['Jüngst', 'Neu'])
    expect(json.total).toBe(4)
  })

  it('is empty, not missing, for a type without items', async () => {
    const { status, json } = await delivery.get('/content/v1/news')
    expect([status, json]).toEqual([200, { items: [], total: 0, next: null }])
  })

  it.each([
    ['category=kultur', ['Mitte', 'Alt']],
    [`category=${culture.id}`, ['Mitte', 'Alt']],
    ['category=sports', ['Neu', 'Mitte']],
    ['category=kultur&category=sport', ['Neu', 'Mitte', 'Alt']],
    ['category=kultur,sport', ['Neu', 'Mitte', 'Alt']],
    ['category=kultur&year=2017', ['Mitte']],
    ['category=gibt-es-nicht', []],
    [`category=${hidden.id}`, []],
    [`category=${office.id}`, []],
    ['organization=presseamt', ['Mitte']],
    ['tag=Fest', ['Neu', 'Alt']],
    ['featured=true', ['Mitte']],
    ['year=2017', ['Neu', 'Mitte']],
    ['year=2016,2018', ['Jüngst', 'Alt']],
    ['from=2017-07-03', ['Jüngst', 'Neu', 'Mitte']],
    ['to=2017-07-03', ['Mitte', 'Alt']],
    ['from=2017-07-03&to=2017-12-31', ['Neu', 'Mitte']],
    ['from=2018-01-01T10:00:00Z', ['Jüngst']],
    ['from=2018-01-01T11:00:01%2B01:00', []],
    ['to=2016-05-01T12:00:00%2B02:00', ['Alt']],
    ['from=2020-01-01&to=2010-01-01', []],
    ['channel=city', ['Neu']],
    ['channel=nowhere', []],
    ['fieldOfAction=2017-gesundheit', ['Neu']],
    ['fieldOfAction=2017-gesundheit&editions=all', ['Neu', 'Mitte']],
    ['fieldOfAction=2009-gesundheit&editions=all', ['Neu', 'Mitte']],
    ['sort=date', ['Alt', 'Mitte', 'Neu', 'Jüngst']],
    ['sort=title', ['Alt', 'Jüngst', 'Mitte', 'Neu']],
  ])('answers %s', async (query, expected) => {
    const { status, json } = await delivery.get(`${LIST}?${query}`)
    expect(status).toBe(200)
    expect(titles(json)).toEqual(expected)
    expect(json.total).toBe(expected.length)
  })

  it.each([
    ['foo=1', 'foo'],
    ['kind=press-office', 'kind'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=zehn', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['sort=author', 'sort'],
    ['sort=date&sort=title', 'sort'],
    ['from=2017-02-30', 'from'],
    ['from=gestern', 'from'],
    ['from=2017-01-01T10:00:00', 'from'],
    ['from=2017-01-01&year=2017', 'year'],
    ['year=17', 'year'],
    ['language=de_DE', 'language'],
    ['featured=maybe', 'featured'],
    ['include=everything', 'include'],
    ['facets=title', 'facets'],
    ['cursor=abc', 'cursor'],
    ['category=', 'category'],
    ['week=2026-W48', 'week'],
    ['category=a%00b', 'category'],
  ])('refuses %s', async (query, parameter) => {
    const { status, json } = await delivery.get(`${LIST}?${query}`)
    expect(status).toBe(400)
    expect(json.type).toBe('/content/docs/problems/bad-parameter')
    expect(json.errors).toContainEqual(expect.objectContaining({ parameter }))
  })

  it('includes bodies and full summaries of linked items when asked', async () => {
    const { json } = await delivery.get(`${LIST}?include=body,links&featured=true`)
    const [one] = json.items
    expect(one.body).toEqual({ html: '<p>Text</p>', text: 'Text' })
    expect(one.categories[0]).toMatchObject({ title: 'Kultur', publishedAt: culture.publishedAt })
  })

  it('sorts German titles as readers expect', async () => {
    const names = ['Zoo', 'Ärztehaus', 'Azubi', 'Öffnung', 'Straße', 'Strasse 2', 'apfel', 'Ob']
    delivery.publish(
      ...names.map((title) => ({ put: item({ type: 'place', language: null, title }) })),
    )
    const { json } = await delivery.get('/content/v1/places')
    expect(titles(json)).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'de')))
  })
})

describe('facets', () => {
  it('count by each filter, ignoring the filter on itself', async () => {
    const { json } = await delivery.get(
      `${LIST}?category=kultur&facets=category,year,type,fieldOfAction,tag,organization,kind`,
    )
    expect(json.total).toBe(2)
    expect(json.facets.category).toEqual([
      { value: 'kultur', id: culture.id, label: 'Kultur', count: 2 },
      { value: 'sport', id: sport.id, label: 'Sport', count: 2 },
    ])
    expect(json.facets.year).toEqual([
      { value: '2017', label: '2017', count: 1 },
      { value: '2016', label: '2016', count: 1 },
    ])
    expect(json.facets.type).toEqual([{ value: 'press-release', label: 'press-release', count: 2 }])
    expect(json.facets.fieldOfAction).toEqual([
      { value: '2009-gesundheit', id: oldHealth.id, label: 'Gesundheit und Alter', count: 1 },
    ])
    expect(json.facets.tag).toEqual([{ value: 'Fest', label: 'Fest', count: 1 }])
    expect(json.facets.organization).toEqual([
      { value: 'presseamt', id: office.id, label: 'Presseamt', count: 1 },
    ])
    expect(json.facets.kind).toEqual([])
  })

  it('stay within the channel, and never name what is not public', async () => {
    const { json } = await delivery.get(`${LIST}?facets=category&channel=ki`)
    expect(json.facets.category).toEqual([])
  })
})

describe('tree order', () => {
  it('puts chapters under their concept and sub-chapters under theirs', async () => {
    const concept = item({ type: 'concept', slug: '2017', title: 'Konzept 2017', year: 2017 })
    const part = (title: string, order: number, parent: StoredItem | null): StoredItem =>
      item({
        type: 'chapter',
        title,
        order,
        kind: 'field-of-action',
        concept: link(concept),
        parent: parent && link(parent),
      })
    const second = part('Zwei', 2, null)
    const first = part('Eins', 1, null)
    const below = part('Eins a', 1, first)
    const later = part('Eins b', 10, first)
    // In an order in which children come before what they stand under.
    delivery.publish(...[later, second, below, first, concept].map((one) => ({ put: one })))
    const { json } = await delivery.get('/content/v1/chapters?concept=2017')
    expect(titles(json)).toEqual(['Eins', 'Eins a', 'Eins b', 'Zwei'])
    const kinds = await delivery.get(
      '/content/v1/chapters?concept=2017&kind=cross-cutting&kind=field-of-action',
    )
    expect(kinds.json.total).toBe(4)
    expect((await delivery.get('/content/v1/chapters?kind=unknown')).status).toBe(400)
  })
})

describe('the timeline of a field of action', () => {
  it('holds what is assigned to it, of all types, page by page', async () => {
    const field = item({ type: 'chapter', slug: '2017-sport', kind: 'field-of-action', order: 1 })
    const assigned = Array.from({ length: 25 }, (_, index) =>
      item({
        type: index % 2 === 0 ? 'news' : 'press-release',
        date: `2019-01-${String(index + 1).padStart(2, '0')}`,
        fieldsOfAction: [link(field)],
      }),
    )
    delivery.publish(...[field, ...assigned].map((one) => ({ put: one })))
    const plain = await delivery.get('/content/v1/chapters/2017-sport')
    expect(plain.json.timeline).toBeUndefined()
    const first = await delivery.get('/content/v1/chapters/2017-sport?include=timeline')
    const second = await delivery.get(first.json.timeline.next)
    expect(second.json.timeline.next).toBeNull()
    const ids = [first, second].flatMap(({ json }) =>
      json.timeline.items.map((one: Json) => one.id),
    )
    expect(ids).toEqual(assigned.map((one) => one.id).toReversed())
    expect((await delivery.get(`${first.json.timeline.next}&language=de`)).status).toBe(400)
    const elsewhere = await delivery.get(`${LIST}/${releases[0]?.slug}?include=timeline`)
    expect(elsewhere.status).toBe(400)
  })
})
