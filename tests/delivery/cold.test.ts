import { get as httpGet } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { item, link, startDelivery, type Json, type TestDelivery } from '../support/delivery.ts'

let delivery: TestDelivery
const LIST = '/content/v1/press-releases'

beforeEach(async () => {
  delivery = await startDelivery()
})
afterEach(() => delivery.close())

/** Asks past the check of all fetched answers, which asks for the description meanwhile. */
function ask(path: string): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    httpGet(`${delivery.url}${path}`, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }),
      )
    }).on('error', reject)
  })
}

/** How many answers were ready, and how many had to be made, by the node's own counters. */
async function counters(): Promise<{ hot: number; cold: number }> {
  const { text } = await ask('/metrics')
  const read = (name: string) =>
    Number(new RegExp(`^stadtwort_delivery_${name}_total (\\d+)`, 'm').exec(text)?.[1])
  return { hot: read('hot'), cold: read('cold') }
}

describe('answers that many ask for at once', () => {
  const paths = [`${LIST}?limit=5`, `${LIST}/neu`, '/print/press-releases/neu.pdf', '/sitemap.xml']

  it.each(paths)('are made once after a change: %s', async (path) => {
    const release = item({ slug: 'neu' })
    delivery.publish({ put: release })
    // An address that is asked for a second time is known as one that many ask for.
    await ask(path)
    delivery.publish({ put: { ...release, title: 'Anders' } })
    const before = await counters()
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(path)))
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    const after = await counters()
    // The counters themselves are made anew each time they are looked at.
    expect(after.cold - before.cold - 1).toBe(1)
    expect(after.hot - before.hot).toBe(19)
  })

  it('are made for each of them where they differ', async () => {
    const before = await counters()
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(`${LIST}/fehlt`)))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(5)
    expect((await counters()).cold - before.cold - 1).toBe(5)
  })
})

describe('totals and facets', () => {
  const culture = item({ type: 'category', slug: 'kultur', title: 'Kultur' })
  const sport = item({ type: 'category', slug: 'sport', title: 'Sport' })
  const first = item({ date: '2020-03-01', categories: [link(culture)], channels: ['city'] })
  const second = item({ date: '2021-07-01', categories: [link(culture), link(sport)], tags: ['a'] })

  const total = async (query: string): Promise<number> =>
    (await delivery.get(`${LIST}?${query}`)).json.total
  const counts = async (query: string, facet: string): Promise<Record<string, number>> => {
    const { json } = await delivery.get(`${LIST}?${query}&facets=${facet}`)
    return Object.fromEntries(json.facets[facet].map((one: Json) => [one.value, one.count]))
  }
  const queries = [
    '',
    'category=kultur',
    'category=sport',
    'category=kultur,sport',
    'category=kultur&tag=a',
    'channel=city',
    'year=2020',
    'year=2020,2021',
    'from=2020-03-01&to=2020-03-01',
    'from=2020-03-02&category=kultur',
    'to=2020-12-31&category=kultur',
    'from=2021-06-30T00:00:00Z',
    'language=*&category=kultur',
    'language=en&fallback=de',
  ]
  /** The totals of all these queries, which are also how many items their lists hold. */
  const totals = async (): Promise<number[]> => {
    const found: number[] = []
    for (const query of queries) {
      const { json } = await delivery.get(`${LIST}?${query}`)
      expect({ query, items: json.items.length }).toEqual({ query, items: json.total })
      found.push(json.total)
    }
    return found
  }

  beforeEach(() => delivery.publish(...[culture, sport, first, second].map((put) => ({ put }))))

  it('follow every kind of change at once', async () => {
    expect(await totals()).toEqual([2, 2, 1, 2, 1, 1, 1, 2, 1, 1, 1, 1, 2, 2])
    expect(await counts('', 'year')).toEqual({ 2020: 1, 2021: 1 })

    // Published.
    const third = item({ date: '2020-03-01', categories: [link(sport)] })
    delivery.publish({ put: third })
    expect(await totals()).toEqual([3, 2, 2, 3, 1, 1, 2, 3, 2, 1, 1, 1, 2, 3])

    // Changed: another day, another subject, another website.
    delivery.publish({
      put: { ...first, date: '2021-01-01', categories: [link(sport)], channels: [] },
    })
    expect(await totals()).toEqual([3, 1, 3, 3, 1, 0, 1, 3, 1, 1, 0, 1, 1, 3])
    expect(await counts('', 'category')).toEqual({ kultur: 1, sport: 3 })
    expect(await counts('category=kultur', 'category')).toEqual({ kultur: 1, sport: 3 })
    expect(await counts('tag=a', 'category')).toEqual({ kultur: 1, sport: 1 })

    // Translated: the translation counts in its own language only.
    delivery.publish({ put: { ...second, language: 'en', slug: 'english' } })
    expect(await total('')).toBe(3)
    expect(await total('language=en')).toBe(1)
    expect(await total('language=*&category=kultur')).toBe(2)
    expect(await total('language=en&fallback=de')).toBe(3)

    // Withdrawn and removed.
    delivery.publish({ withdraw: second, reason: 'Fehler' }, { remove: third })
    expect(await total('')).toBe(1)
    expect(await total('category=kultur')).toBe(0)
    expect(await total('from=2020-01-01&to=2021-12-31&category=sport')).toBe(1)
    expect(await counts('language=*', 'year')).toEqual({ 2021: 2 })

    // Reinstated.
    delivery.publish({ put: second })
    expect(await total('category=kultur')).toBe(1)
    expect(await total('year=2021')).toBe(2)
  })

  it('know a subject by its new name, and nothing by that of one that is gone', async () => {
    delivery.publish({ put: { ...culture, slug: 'kunst', title: 'Kunst' } })
    expect(await total('category=kunst')).toBe(2)
    expect(await counts('', 'category')).toEqual({ kunst: 2, sport: 1 })
    delivery.publish({ remove: sport })
    expect(await total('category=sport')).toBe(0)
    expect(await counts('', 'category')).toEqual({ kunst: 2 })
  })
})

describe('links to what is not public', () => {
  const gone = item({ slug: 'weg' })
  const here = item({ slug: 'da', title: 'Da' })
  const elsewhere = { title: 'Anderswo', url: 'https://www.example.org/' }

  it.each([
    ['the first', [gone, here], ['Da']],
    ['the last', [here, gone], ['Da']],
    ['all', [gone, gone, gone], []],
    ['all but one in the middle', [gone, gone, here, gone, gone], ['Da']],
    ['none', [here, here], ['Da', 'Da']],
  ])('vanish from lists: %s', async (_which, related, titles) => {
    const one = item({ slug: 'eins', related: related.map(link), links: [elsewhere] })
    delivery.publish({ put: here }, { put: one })
    const { json } = await delivery.get(`${LIST}/eins`)
    expect(json.related.map((ref: Json) => ref.title)).toEqual(titles)
    expect(json.links).toEqual([elsewhere])
  })
})
