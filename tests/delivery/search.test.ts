import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { StoredItem } from '#contract/item.ts'
import { item, startDelivery, type TestDelivery } from '../support/delivery.ts'
import { randomFrom } from '../support/random.ts'

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

describe('the search in other languages', () => {
  it.each([
    ['ar', 'المدينة', 'مرحبا بكم في المدينة'],
    ['ar', 'مدرسة', 'تسجيل الأطفال في مَدْرَسَة جديدة'],
    ['tr', 'ışık', 'Işık ve müzik gecesi'],
    ['tr', 'ISIK', 'Işık ve müzik gecesi'],
    ['tr', 'istanbul', 'İstanbul’dan bir konuk'],
    ['en', 'libraries', 'New libraries open'],
    ['uk', 'бібліотека', 'Нова бібліотека відкрита'],
    ['ru', 'ПРАЗДНИК', 'Городской праздник'],
    ['el', 'ΓΙΟΡΤΗ', 'Η γιορτή της πόλης'],
    ['fr', 'ecole', 'L’école ouvre ses portes'],
    ['ja', '図書館', '図書館 がひらきます'],
    ['de-simple', 'Stadtrat', 'Der Stadt-Rat entscheidet'],
    ['de-simple', 'Einbürgerung', 'Antrag auf Ein·bürgerung'],
  ])('finds and marks %s %s', async (language, query, title) => {
    const id = `${language}-${Buffer.from(query).toString('hex')}`
    node.publish({ put: news(id, { title, language }) })
    const { items } = await search(`q=${encodeURIComponent(query)}&language=${language}`)
    expect(items.map((found) => found.id)).toContain(id)
    expect(items.find((found) => found.id === id)?.highlights.title).toContain('<mark>')
  })
})

describe('the search while things change', () => {
  it('counts facets and filters by what is public now', async () => {
    const kind = (tag: string) => ({ title: 'Wandelbar', tags: [tag], date: '2021-03-03' })
    node.publish(
      { put: news('wandel-1', { ...kind('alt'), channels: ['ki'] }) },
      { put: news('wandel-2', { ...kind('alt'), channels: ['city'] }) },
    )
    const tags = async (more = '') => {
      const { facets, total } = await search(`q=Wandelbar&facets=tag,year,type${more}`)
      const counts = (facets?.tag ?? []).map(({ value, count }) => [value, count])
      return { total, tags: Object.fromEntries(counts), year: facets?.year, type: facets?.type }
    }
    expect(await tags()).toMatchObject({ total: 2, tags: { alt: 2 }, year: [{ count: 2 }] })
    const changed = news('wandel-2', { ...kind('neu'), channels: ['ki'] })
    node.publish({ put: changed }, { put: release('wandel-3', kind('neu')) })
    expect(await tags()).toMatchObject({ total: 3, tags: { alt: 1, neu: 2 } })
    expect(await tags('&channel=ki')).toMatchObject({ total: 2, tags: { alt: 1, neu: 1 } })
    // The facet of a filter leaves that filter out.
    expect(await tags('&tag=alt')).toMatchObject({ total: 1, tags: { alt: 1, neu: 2 } })
    expect(await tags('&tag=alt')).toMatchObject({ year: [{ count: 1 }], type: [{ count: 1 }] })
    node.publish({ withdraw: changed, reason: 'Irrtum' })
    expect(await tags()).toMatchObject({ total: 2, tags: { alt: 1, neu: 1 } })
  })

  it('shows each item once, in the first language that is public', async () => {
    const id = 'sprachen'
    node.publish({ put: news(id, { title: 'Kaleidoskop', language: 'de' }) })
    const both = () => search('q=Kaleidoskop&language=en&fallback=de')
    expect(ids(await both())).toEqual([id])
    const translation = news(id, { title: 'Kaleidoskop (English)', language: 'en' })
    node.publish({ put: translation })
    expect((await both()).items.map(({ title }) => title)).toEqual(['Kaleidoskop (English)'])
    node.publish({ withdraw: translation, reason: 'Irrtum' })
    expect((await both()).items.map(({ title }) => title)).toEqual(['Kaleidoskop'])
  })
})

describe('the search on two nodes', () => {
  it('gives the same answers and takes the other one’s cursors, whatever each has seen before', async () => {
    const [one, other] = [await startDelivery(), await startDelivery()]
    const random = randomFrom(5)
    const items = Array.from({ length: 60 }, (_, at) =>
      news(`g${at}`, {
        title: at % 3 === 0 ? `Gleichstand ${at}` : `Blatt ${at}`,
        date: `2022-01-0${1 + random.below(3)}`,
        body: text(at % 2 === 0 ? 'Gleichstand im Rathaus' : 'Gleichstände'),
      }),
    )
    putInto(one, items)
    // The other one saw everything twice, in another order, and some of it in other words.
    putInto(
      other,
      items.toReversed().map((put) => ({ ...put, title: 'Früher' })),
    )
    putInto(other, items)
    const read = async (from: string, path: string) =>
      answerSchema.parse(await (await fetch(from + path)).json())
    let path: string | null = '/content/v1/search?q=Gleichstand&limit=7'
    const seen: string[] = []
    while (path !== null) {
      const here = await read(one.url, path)
      const there: z.infer<typeof answerSchema> = await read(other.url, path)
      expect(ids(here)).toEqual(ids(there))
      expect(here.next).toEqual(there.next)
      seen.push(...ids(here))
      path = there.next
    }
    expect(new Set(seen).size).toBe(60)
    expect(seen).toHaveLength(60)
    await Promise.all([one.close(), other.close()])
  }, 60_000)
})

describe('the search, asked anything', () => {
  it('answers every text of 1 to 200 characters', async () => {
    const random = randomFrom(11)
    const signs = [...'"\'()*:^-+~{}[]<>&|\\/%_.,;!?#@=$€„“”»«’–—·‧\u00ad\u200d\u0301\u0000\t\n ']
    const letters = [...'aäeioöuüßnrstſĳﬁİıµΩжع字ㅎ𝔄👩‍🚒\ue000\ue001\ue002\ufffd']
    const known = ['Bericht', 'Konferenz', 'AND', 'OR', 'NOT', 'NEAR', 'rowid', 'words', '*', '-']
    for (let round = 0; round < 300; round += 1) {
      const parts = Array.from({ length: 1 + random.below(60) }, () =>
        random.pick(random.pick([signs, letters, known])),
      )
      const query = [...parts.join('')].slice(0, 200).join('')
      if (query.trim() === '') continue
      const path = `${node.url}/content/v1/search?language=*&facets=tag&q=${encodeURIComponent(query)}`
      const response = await fetch(path)
      expect({ query, status: response.status }).toEqual({ query, status: 200 })
      const answer = answerSchema.parse(await response.json())
      expect(answer.items.length).toBe(Math.min(20, answer.total))
      for (const { highlights } of answer.items) {
        const rest = `${highlights.title}${highlights.text}`.replace(/<\/?mark>/g, '')
        expect(rest).not.toMatch(/[<>"]/)
      }
    }
  }, 60_000)
})

describe('the search in many items', () => {
  it('finds a word that all of them hold, newest first, page by page', async () => {
    const large = await startDelivery()
    const words = 'Stadt Köln Rat Bürger Straße Haus Verein Schule Park Fest'.split(' ')
    const items = Array.from({ length: 3000 }, (_, at) =>
      news(`n${at}`, {
        title: `Meldung ${at} ${words[at % 10]}`,
        date: new Date(Date.UTC(2000, 0, 1) + at * 86_400_000).toISOString().slice(0, 10),
        body: text(`Die Stadt meldet ${words[(at * 7) % 10]} und ${at} Gäste`),
      }),
    )
    putInto(large, items)
    let path: string | null = '/content/v1/search?q=Stadt&limit=100'
    const seen: { id: string; score: number }[] = []
    while (path !== null) {
      const response = await fetch(large.url + path)
      const answer = answerSchema.parse(await response.json())
      expect(answer.total).toBe(3000)
      seen.push(...answer.items)
      path = answer.next
    }
    const number = ({ id }: { id: string }) => Number(id.slice(1))
    const sorted = seen.toSorted((a, b) => b.score - a.score || number(b) - number(a))
    expect(seen).toHaveLength(3000)
    expect(seen.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id))
    expect(new Set(seen.map(({ id }) => id)).size).toBe(3000)
    await large.close()
  }, 60_000)
})
