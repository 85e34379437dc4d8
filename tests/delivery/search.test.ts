import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { StoredItem } from '#contract/item.ts'
import { item, startDelivery, type TestDelivery } from '../support/delivery.ts'

const answerSchema = z.looseObject({
  items: z.array(
    z.looseObject({
      id: z.string(),
      type: z.string(),
      title: z.string(),
      score: z.number(),
      highlights: z.object({ title: z.string(), text: z.string().nullable() }),
    }),
  ),
  total: z.number(),
  next: z.string().nullable(),
  suggestion: z.string().nullable(),
  facets: z
    .record(z.string(), z.array(z.looseObject({ value: z.string(), count: z.number() })))
    .optional(),
})

const text = (words: string) => ({ html: `<p>${words}</p>`, text: words })

/** An item that is called as its id. */
const named = (fields: { id: string } & Record<string, unknown>) =>
  item({ slug: fields.id, title: fields.id, date: '2024-05-01', ...fields })

function news(id: string, more: Record<string, unknown> = {}) {
  return named({ id, type: 'news', ...more })
}

function release(id: string, more: Record<string, unknown> = {}) {
  return named({ id, type: 'press-release', ...more })
}

let node: TestDelivery
const putInto = (target: TestDelivery, items: StoredItem[]) =>
  target.publish(...items.map((put) => ({ put })))
beforeAll(async () => {
  node = await startDelivery()
  putInto(node, [
    release('konferenz', {
      title: 'Integrationskonferenz im Rathaus',
      teaser: 'Bürgerinnen und Bürger berieten',
      date: '2017-07-03',
      channels: ['city'],
      body: text('Rund 200 Gäste kamen zur Konferenz. <script>alert(1)</script> & mehr'),
    }),
    news('fruehstueck', {
      title: 'Internationales Frühstück',
      date: '2024-03-01',
      channels: ['ki'],
      body: text('Im Park frühstücken Familien.'),
    }),
    news('bericht-alt', { title: 'Bericht', date: '2019-01-01' }),
    news('bericht-neu', { title: 'Bericht', date: '2023-01-01' }),
    news('bericht-vorspann', {
      title: 'Neues aus dem Rat',
      teaser: 'Der Bericht liegt vor',
      date: '2024-02-02',
    }),
    news('bericht-text', {
      title: 'Sitzung',
      date: '2024-04-04',
      body: text('Ein Bericht kam zur Sprache.'),
    }),
    news('breakfast', { language: 'en', title: 'International breakfast', date: '2024-03-01' }),
    news('tuerkisch', { language: 'tr', title: 'Uluslararası kahvaltı', date: '2024-03-02' }),
  ])
})
afterAll(() => node.close())

async function search(query: string) {
  const response = await fetch(`${node.url}/content/v1/search?${query}`)
  expect(response.status).toBe(200)
  return answerSchema.parse(await response.json())
}

const ids = (answer: { items: { id: string }[] }) => answer.items.map(({ id }) => id)

describe('the search', () => {
  it('ranks title before teaser before text, newer first among equals', async () => {
    const answer = await search('q=Bericht')
    expect(ids(answer)).toEqual(['bericht-neu', 'bericht-alt', 'bericht-vorspann', 'bericht-text'])
    expect(answer.total).toBe(4)
    const scores = answer.items.map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  })

  it('marks the hits and escapes everything else', async () => {
    const { items } = await search('q=Konferenz')
    expect(items[0]?.highlights.title).toBe('<mark>Integrationskonferenz</mark> im Rathaus')
    expect(items[0]?.highlights.text).toContain('<mark>Konferenz</mark>.')
    expect(items[0]?.highlights.text).toContain('&lt;script&gt;')
    expect(items[0]?.highlights.text).toContain('&amp; mehr')
  })

  it('asks for German unless told otherwise', async () => {
    expect(ids(await search('q=breakfast'))).toEqual([])
    expect(ids(await search('q=breakfast&language=en'))).toEqual(['breakfast'])
    expect(ids(await search('q=breakfast&language=de&fallback=en'))).toEqual(['breakfast'])
    expect(ids(await search('q=kahvalti&language=*'))).toEqual(['tuerkisch'])
  })

  it('takes types, channels, spans and facets like a list', async () => {
    expect(ids(await search('q=Konferenz&types=news'))).toEqual([])
    expect(ids(await search('q=Konferenz&types=news,press-release'))).toEqual(['konferenz'])
    expect(await search('q=Konferenz&types=unknown')).toMatchObject({ items: [], total: 0 })
    expect(ids(await search('q=Konferenz&channel=ki'))).toEqual([])
    expect(ids(await search('q=Konferenz&channel=city'))).toEqual(['konferenz'])
    expect(ids(await search('q=Bericht&year=2019'))).toEqual(['bericht-alt'])
    expect(ids(await search('q=Bericht&from=2024-01-01&to=2024-03-01'))).toEqual([
      'bericht-vorspann',
    ])
    const { facets } = await search('q=im&facets=type,year&types=news')
    expect(facets?.type?.map(({ value }) => value).toSorted()).toEqual(['news', 'press-release'])
    expect(facets?.year?.map(({ value, count }) => [value, count])).toEqual([['2024', 1]])
  })

  it('pages by cursor without repeating or hiding what was there, whatever comes meanwhile', async () => {
    for (let at = 0; at < 25; at += 1) {
      const date = `2020-01-${10 + (at % 5)}`
      node.publish({ put: news(`blatt-${at}`, { title: `Blättern ${at}`, date }) })
    }
    const first = await search('q=Blättern&limit=10')
    expect(first.total).toBe(25)
    node.publish({ put: news('blatt-neu', { title: 'Blättern neu', date: '2021-01-01' }) })
    const seen = ids(first)
    let next = first.next
    while (next !== null) {
      const page = answerSchema.parse(await (await fetch(node.url + next)).json())
      seen.push(...ids(page))
      next = page.next
    }
    expect(seen).toHaveLength(25)
    expect(new Set(seen).size).toBe(25)
    expect(seen).not.toContain('blatt-neu')
  })

  it('offers a better spelling where little is found', async () => {
    expect((await search('q=Früstück')).suggestion).toBe('Frühstück')
    expect((await search('q=Bericht')).suggestion).toBeNull()
    const { suggestion } = await search('q=brekfast')
    expect(suggestion).toBeNull()
    expect((await search('q=brekfast&language=en')).suggestion).toBe('breakfast')
  })

  it('finds nothing of what was withdrawn, nor suggests its words', async () => {
    const gone = news('geheim', { title: 'Zirkuszelt' })
    node.publish({ put: gone })
    expect(ids(await search('q=Zirkuszelt'))).toEqual(['geheim'])
    node.publish({ withdraw: gone, reason: 'Irrtum' })
    expect(ids(await search('q=Zirkuszelt'))).toEqual([])
    expect((await search('q=Zirkuszelr')).suggestion).toBeNull()
  })

  it('answers every text of allowed length', async () => {
    const texts = [
      '"',
      '-',
      '*',
      'a OR',
      'NOT b',
      '(',
      'title:x',
      '"a',
      "x' --",
      '%',
      '^x',
      '😀',
      '\u0001',
    ]
    for (const query of [...texts, 'ä'.repeat(200), '-a '.repeat(66), '"'.repeat(200)]) {
      const answer = await search(`q=${encodeURIComponent(query)}`)
      expect(answer.items.length).toBeLessThanOrEqual(20)
    }
  })

  it.each([
    ['', 'q'],
    ['q=', 'q'],
    ['q=%20%20', 'q'],
    [`q=${'a'.repeat(201)}`, 'q'],
    ['q=a&q=b', 'q'],
    ['q=a&sort=date', 'sort'],
    ['q=a&nonsense=1', 'nonsense'],
    ['q=a&limit=0', 'limit'],
    ['cursor=x', 'cursor'],
    ['q=a&cursor=x', 'cursor'],
  ])('refuses ?%s', async (query, parameter) => {
    const response = await fetch(`${node.url}/content/v1/search?${query}`)
    expect(response.status).toBe(400)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ errors: [{ parameter }] })
  })

  it('has the caching headers of a list', async () => {
    const response = await fetch(`${node.url}/content/v1/search?q=Bericht`)
    expect(response.headers.get('etag')).toBeTruthy()
    expect(response.headers.get('cache-control')).toBe('public, max-age=5, stale-if-error=300')
    expect(response.headers.get('cache-tag')).toContain('type:news')
  })
})

describe('the search in many items', () => {
  it('answers a word that all of them hold in bounded time', async () => {
    const large = await startDelivery()
    const words = 'Stadt Köln Rat Bürger Straße Haus Verein Schule Park Fest'.split(' ')
    const items = Array.from({ length: 5000 }, (_, at) =>
      news(`n${at}`, {
        title: `Meldung ${at} ${words[at % 10]}`,
        date: new Date(Date.UTC(2000, 0, 1) + (at % 8000) * 86_400_000).toISOString().slice(0, 10),
        body: text(`Die Stadt meldet ${words[(at * 7) % 10]} und ${at} Gäste`),
      }),
    )
    for (let at = 0; at < items.length; at += 2000) putInto(large, items.slice(at, at + 2000))
    // A node that follows takes everything over before its first answer.
    expect((await fetch(`${large.url}/content/v1/news?limit=1`)).status).toBe(200)
    const started = performance.now()
    const response = await fetch(`${large.url}/content/v1/search?q=Stadt&limit=20`)
    const took = performance.now() - started
    expect(answerSchema.parse(await response.json()).total).toBe(5000)
    expect(took).toBeLessThan(500)
    await large.close()
  }, 60_000)
})
