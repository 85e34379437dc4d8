import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StoredItem } from '#contract/item.ts'
import { item, link, startDelivery, type Json, type TestDelivery } from '../support/delivery.ts'

let delivery: TestDelivery
const LIST = '/content/v1/press-releases'

const topic = item({ type: 'category', slug: 'feste', title: 'Feste' })
const topicEnglish = { ...topic, language: 'en', slug: 'festivals', title: 'Festivals' }
const onlyGerman = item({ type: 'category', slug: 'rat', title: 'Rat' })
const person = item({
  type: 'person',
  language: null,
  slug: 'anna',
  title: 'Anna',
  categories: [link(topic)],
})
const german = item({
  slug: 'fest',
  title: 'Fest',
  categories: [link(topic), link(onlyGerman)],
  channels: ['city'],
})
const english: StoredItem = { ...german, language: 'en', slug: 'party', title: 'Party' }
const simple: StoredItem = { ...german, language: 'de-simple', slug: 'fest', title: 'Ein Fest' }
const turkish = item({ language: 'tr', slug: 'bayram', title: 'Bayram' })

const shown = (list: Json): string[] =>
  list.items.map((one: Json) => `${one.language}:${one.title}`).toSorted()

beforeAll(async () => {
  delivery = await startDelivery()
  const all = [topic, topicEnglish, onlyGerman, person, german, english, simple, turkish]
  delivery.publish(...all.map((one) => ({ put: one })))
})
afterAll(() => delivery.close())

describe('languages of a list', () => {
  it.each([
    ['', ['de:Fest']],
    ['?language=en', ['en:Party']],
    ['?language=de&language=en', ['de:Fest', 'en:Party']],
    ['?language=de,tr', ['de:Fest', 'tr:Bayram']],
    ['?language=*', ['de-simple:Ein Fest', 'de:Fest', 'en:Party', 'tr:Bayram']],
    ['?language=ar', []],
    ['?language=ar&fallback=de', ['de:Fest']],
    ['?language=en&fallback=tr&fallback=de', ['en:Party', 'tr:Bayram']],
    ['?language=de-simple&fallback=de,tr', ['de-simple:Ein Fest', 'tr:Bayram']],
    ['?language=ar&fallback=en,de', ['en:Party']],
  ])('answers %s', async (query, expected) => {
    const { json } = await delivery.get(`${LIST}${query}`)
    expect(shown(json)).toEqual(expected)
    expect(json.total).toBe(expected.length)
  })

  it('are ignored in headers', async () => {
    const headers = { 'Accept-Language': 'en', Accept: 'text/html' }
    const { json, headers: answered } = await delivery.get(LIST, { headers })
    expect(shown(json)).toEqual(['de:Fest'])
    expect(answered.get('content-type')).toBe('application/json; charset=utf-8')
    expect(answered.get('content-language')).toBe('de')
  })

  it('do not matter to people, who are in every list', async () => {
    for (const language of ['de', 'en', 'ar', '*']) {
      const { json } = await delivery.get(`/content/v1/people?language=${language}`)
      expect(shown(json)).toEqual(['null:Anna'])
    }
    const { json } = await delivery.get('/content/v1/people?language=en&fallback=de')
    expect(shown(json)).toEqual(['null:Anna'])
    expect(json.items[0].categories[0].title).toBe('Festivals')
  })
})

describe('languages of an item', () => {
  it('finds slugs in the languages asked for only', async () => {
    expect((await delivery.get(`${LIST}/fest`)).json.title).toBe('Fest')
    expect((await delivery.get(`${LIST}/fest?language=de-simple`)).json.title).toBe('Ein Fest')
    expect((await delivery.get(`${LIST}/party`)).status).toBe(404)
    expect((await delivery.get(`${LIST}/party?language=en`)).json.title).toBe('Party')
    expect((await delivery.get(`${LIST}/party?language=*`)).json.title).toBe('Party')
    expect((await delivery.get(`${LIST}/fest?language=en`)).status).toBe(404)
  })

  it('finds ids in the languages asked for, in their order', async () => {
    const at = (query: string) => delivery.get(`${LIST}/${german.id}${query}`)
    expect((await at('')).json.language).toBe('de')
    expect((await at('?language=en')).json.language).toBe('en')
    expect((await at('?language=tr')).status).toBe(404)
    expect((await at('?language=tr&fallback=en')).json.language).toBe('en')
    expect((await at('?language=en,de')).json.language).toBe('en')
    expect((await at('?language=*')).json.language).toBe('de')
  })

  it('names translations, and the language in addresses but for the default one', async () => {
    const { json, headers } = await delivery.get(`${LIST}/party?language=en`)
    expect(json.url).toBe(`${LIST}/party?language=en`)
    expect(headers.get('content-language')).toBe('en')
    expect(json.translations).toEqual([
      { language: 'de', title: 'Fest', url: `${LIST}/fest` },
      { language: 'de-simple', title: 'Ein Fest', url: `${LIST}/fest?language=de-simple` },
    ])
  })

  it("gives Refs in the answer's language, else in the original's, saying which", async () => {
    const { json } = await delivery.get(`${LIST}/party?language=en`)
    expect(json.categories).toEqual([
      {
        id: topic.id,
        type: 'category',
        language: 'en',
        slug: 'festivals',
        title: 'Festivals',
        url: '/content/v1/categories/festivals?language=en',
        channels: [],
      },
      {
        id: onlyGerman.id,
        type: 'category',
        language: 'de',
        slug: 'rat',
        title: 'Rat',
        url: '/content/v1/categories/rat',
        channels: [],
      },
    ])
  })

  it('bounds a fallback by the channel', async () => {
    const both = item({ slug: 'beide', channels: ['ki'] })
    delivery.publish({ put: both }, { put: { ...both, language: 'en', channels: ['city'] } })
    const { json } = await delivery.get(`${LIST}?language=en&fallback=de&channel=ki`)
    expect(json.items.map((one: Json) => one.language)).toEqual(['de'])
  })
})
