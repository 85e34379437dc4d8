import { describe, expect, test } from 'vitest'
import type { Json } from '../../support/delivery.ts'
import { readerOf } from '../../support/reading/ask.ts'
import { sides } from '../../support/reading/sides.ts'

describe.each(sides)('lists from $name', (side) => {
  const { api, get, slugs } = readerOf(side)
  const { town } = side
  const totalOf = async (path: string): Promise<number> => (await api(path)).json.total

  test('hold one language, newest first, ties by first publication', async () => {
    expect(await slugs('press-releases?limit=100')).toEqual([
      'aerzte-und-uebungen-b',
      'zu-berichtigen',
      'neuer-name',
      'ohne-ort-und-datum',
      'dritte-meldung',
      'zweite-meldung',
      'erste-meldung',
    ])
    expect(await slugs('press-releases?sort=date&year=2017')).toEqual([
      'zweite-meldung',
      'dritte-meldung',
    ])
    expect(await slugs('press-releases?language=en')).toEqual([
      'new-name',
      'english-only',
      'second-release',
    ])
  })

  test('fill in only with a fallback, each id once in the first public language', async () => {
    const { json } = await api('press-releases?language=en&fallback=de-simple,de')
    expect(json.items.map((item: Json) => `${item.language} ${item.slug}`)).toEqual([
      'de aerzte-und-uebungen-b',
      'de zu-berichtigen',
      'en new-name',
      'en english-only',
      'de ohne-ort-und-datum',
      'en second-release',
      'de dritte-meldung',
      'de erste-meldung',
    ])
    expect(await totalOf('press-releases?language=*')).toBe(12)
    expect(await totalOf('press-releases?language=de,en')).toBe(10)
    expect(await totalOf('press-releases?language=de&language=en')).toBe(10)
    expect(await totalOf('press-releases?language=ar&fallback=en')).toBe(4)
    // Tags of languages mean the same in capitals (RFC 5646).
    expect(await totalOf('press-releases?language=EN')).toBe(3)
    expect(await totalOf('press-releases?language=DE-simple')).toBe(1)
  })

  test('of what has no language are the same in every one', async () => {
    expect(await totalOf('people?language=en')).toBe(2)
    expect(await totalOf('organizations?language=ar&fallback=en')).toBe(3)
    expect(await totalOf('places')).toBe(2)
    expect(await slugs('categories?language=en')).toEqual(['feste'])
    expect(await totalOf('categories?language=*')).toBe(3)
  })

  test('take ids and slugs in any language, repeated or with commas', async () => {
    const found: Record<string, string[]> = {
      'press-releases?category=feste&sort=date': ['erste-meldung', 'zweite-meldung'],
      [`press-releases?category=${town.school.id}`]: ['zweite-meldung'],
      'press-releases?category=nothing,schule': ['zweite-meldung'],
      'press-releases?category=nothing&category=schule': ['zweite-meldung'],
      'press-releases?fieldOfAction=2017-gesundheit': ['zweite-meldung'],
      'press-releases?fieldOfAction=2027-gesundheit': [],
      'press-releases?fieldOfAction=2027-gesundheit&editions=all': ['zweite-meldung'],
      'press-releases?fieldOfAction=2027-health': [],
      'press-releases?fieldOfAction=2027-health&language=en': ['second-release'],
      'press-releases?fieldOfAction=2017-gesundheit&editions=all&language=en': ['second-release'],
      'press-releases?organization=verein-bruecke': ['zweite-meldung'],
      'press-releases?organization=pressestelle-der-stadt': ['zweite-meldung', 'erste-meldung'],
      'news?organization=verein-bruecke': ['nachricht-eins'],
      'people?organization=integrationsrat': ['demo-person-eins', 'demo-person-zwei'],
      'activities?organization=integrationsrat': ['fruehstueck'],
      'press-releases?tag=Alt': ['erste-meldung'],
      'press-releases?tag=Drei': ['aerzte-und-uebungen-b'],
      'press-releases?tag=Alt,Zwei&sort=date': ['erste-meldung', 'aerzte-und-uebungen-b'],
      'press-releases?featured=true': ['zweite-meldung'],
      'press-releases?channel=ki': ['dritte-meldung', 'zweite-meldung'],
      'activities?kind=festival,art': ['nacht', 'fest'],
      'organizations?kind=council': ['integrationsrat'],
      'chapters?concept=integrationskonzept-2017': [
        'einleitung',
        'gesundheit',
        'bildung',
        'schule-und-kita',
      ].map((name) => `2017-${name}`),
      'chapters?kind=introduction,annex': ['2017-einleitung'],
      'press-releases?sort=title&channel=city': [
        'aerzte-und-uebungen-b',
        'zu-berichtigen',
        'erste-meldung',
        'neuer-name',
        'zweite-meldung',
      ],
    }
    for (const [path, wanted] of Object.entries(found)) {
      expect.soft({ path, found: await slugs(path) }).toEqual({ path, found: wanted })
    }
  })

  test('compare days with the item’s day and instants with the first publication', async () => {
    const both = ['dritte-meldung', 'zweite-meldung']
    const found: Record<string, string[]> = {
      'from=2017-07-03&to=2017-07-03': both,
      'from=2017-07-04&to=2017-12-31': [],
      // Half past midnight in Berlin is the next day, and here the next year.
      'from=2018-01-01&to=2018-01-01': ['ohne-ort-und-datum'],
      'year=2018': ['ohne-ort-und-datum'],
      'year=2016,2018': ['ohne-ort-und-datum', 'erste-meldung'],
      'from=2017-07-03T10:00:00Z&to=2017-07-03T10:00:00Z': ['zweite-meldung'],
      'from=2017-07-03T12:00:00%2B02:00&to=2017-07-03T12:00:01%2B02:00': both,
      'from=2017-07-03T10:00:01.001Z&to=2017-12-30': [],
    }
    for (const [query, wanted] of Object.entries(found)) {
      const path = `press-releases?${query}`
      expect.soft({ path, found: await slugs(path) }).toEqual({ path, found: wanted })
    }
  })

  test('are empty where well-formed values match nothing', async () => {
    const name = crypto.randomUUID()
    for (const query of [
      ...['category', 'fieldOfAction', 'organization', 'tag', 'channel'].map(
        (filter) => `${filter}=${name}`,
      ),
      ...['year=1900', 'language=fr', 'from=2099-01-01', 'to=1900-01-01T00:00:00Z'],
      ...['from=2020-01-01&to=2019-01-01'],
    ]) {
      const { status, json } = await api(`press-releases?${query}`)
      expect.soft({ query, status, json }).toEqual({
        query,
        status: 200,
        json: { items: [], total: 0, next: null },
      })
    }
  })

  test('refuse what is unknown, repeated, malformed or not of the type, naming all of it', async () => {
    for (const query of [
      ...[
        'foo=1',
        'language=',
        'language=de_DE',
        'fallback=*',
        'limit=0',
        'limit=101',
        'limit=1.5',
      ],
      ...['limit=', 'limit=1&limit=2', 'sort=foo', 'sort=date&sort=title', 'from=2020-13-01'],
      ...['from=gestern', 'to=2021-02-30', 'year=20', 'year=', 'year=2017&from=2017-01-01'],
      ...['year=2017&to=2017-01-01', 'featured=maybe', 'featured=true&featured=false'],
      ...['include=nothing', 'facets=nothing', 'kind=festival', 'concept=x', 'place=x', 'q=x'],
      ...['week=2026-W48', 'month=2026-11', 'format=xml', 'category=', 'tag=', 'channel='],
      ...['channel=city&channel=ki', 'cursor=', 'cursor=abc', 'pressKit=true', 'status=moved'],
    ]) {
      const { status, json } = await api(`press-releases?${query}`)
      expect.soft({ query, status, type: json.type }).toEqual({
        query,
        status: 400,
        type: '/content/docs/problems/bad-parameter',
      })
    }
    const { json, headers } = await api('press-releases?foo=1&limit=0&year=2017')
    expect(json.errors.map((error: Json) => error.parameter).toSorted()).toEqual(['foo', 'limit'])
    expect(json).toMatchObject({
      status: 400,
      title: expect.any(String),
      detail: expect.any(String),
    })
    expect(json.traceId).toMatch(/^[0-9a-f]{32}$/)
    expect(headers).toMatchObject({
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
    })
  })

  test('count facets without their own filter, in their order', async () => {
    const names = 'type,year,category,fieldOfAction,organization,kind,tag'
    const { json } = await api(`press-releases?category=schule&facets=${names}`)
    expect(json.total).toBe(1)
    expect(json.facets).toEqual({
      type: [{ value: 'press-release', label: 'press-release', count: 1 }],
      year: [{ value: '2017', label: '2017', count: 1 }],
      category: [
        { value: 'feste', id: town.festivals.id, label: 'Feste', count: 2 },
        { value: 'schule', id: town.school.id, label: 'Schule', count: 1 },
      ],
      fieldOfAction: [
        { value: '2017-gesundheit', id: town.health.id, label: 'Gesundheit', count: 1 },
      ],
      organization: [
        {
          value: 'pressestelle-der-stadt',
          id: town.office.id,
          label: 'Pressestelle der Stadt',
          count: 1,
        },
        { value: 'verein-bruecke', id: town.association.id, label: 'Verein Brücke', count: 1 },
      ],
      kind: [],
      tag: [{ value: 'Fest', label: 'Fest', count: 1 }],
    })
    const years = (await api('press-releases?facets=year&year=2017')).json
    expect(years.facets.year.map((facet: Json) => facet.value)).toEqual([
      '2026',
      '2021',
      '2020',
      '2018',
      '2017',
      '2016',
    ])
    const tags = (await api('press-releases?facets=tag')).json.facets.tag
    expect(tags.map((facet: Json) => `${facet.value} ${facet.count}`)).toEqual([
      'Fest 3',
      'Alt 1',
      'Drei 1',
      'Zwei 1',
    ])
    const inKi = (await api('press-releases?facets=category&channel=ki')).json.facets.category
    expect(inKi.map((facet: Json) => facet.count)).toEqual([1, 1])
    const english = (await api('press-releases?facets=category&language=en')).json.facets.category
    expect(english.map((facet: Json) => facet.label)).toEqual(['Festivals', 'Schule'])
  })

  test('give bodies and linked items only where asked', async () => {
    const plain = (await api('press-releases')).json.items
    expect(plain.some((item: Json) => 'body' in item)).toBe(false)
    const withBodies = (await api('press-releases?include=body')).json.items
    expect(withBodies.every((item: Json) => item.body.html.startsWith('<h2>'))).toBe(true)
    const [linked] = (await api('press-releases?include=links&featured=true')).json.items
    expect(linked.categories[0]).toMatchObject({
      publishedAt: expect.any(String),
      translations: [{}],
    })
    expect(linked.pressOffice.imprint.fax).toBe('0214 1')
    expect('body' in linked.categories[0]).toBe(false)
  })

  test('say of every item what it says itself, texts only where asked', async () => {
    const paths: Record<string, { joined?: string[]; texts?: string[] }> = {
      'press-releases': { joined: ['previous', 'next'] },
      news: { joined: ['previous', 'next'] },
      concepts: { joined: ['chapters', 'reports'], texts: ['history'] },
      chapters: {
        joined: ['breadcrumb', 'previous', 'next', 'indicators', 'measures'],
        texts: ['guidingGoals', 'approaches'],
      },
      activities: { joined: ['nextEvents'] },
      'events?from=2026-01-01&to=2026-12-31': {},
      'newspaper-issues': { texts: ['articles'] },
      people: {},
      organizations: {},
      places: {},
      categories: {},
      media: {},
    }
    const without = (item: Json, names: string[]) =>
      Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)))
    for (const [path, { joined = [], texts = [] }] of Object.entries(paths)) {
      const query = `${path}${path.includes('?') ? '&' : '?'}limit=100&language=*`
      const plain = (await api(query)).json.items
      const withTexts = (await api(`${query}&include=body`)).json.items
      expect(plain.length).toBeGreaterThan(0)
      for (const [index, item] of plain.entries()) {
        const whole = without((await get(item.url)).json, joined)
        expect.soft(withTexts[index], item.url).toEqual(whole)
        expect.soft(item, item.url).toEqual(without(whole, ['body', ...texts]))
      }
    }
  })

  test('are paged to the end by cursors that carry everything and allow nothing beside them', async () => {
    for (const first of [
      'press-releases?limit=5&language=*&facets=year&include=body',
      ...['people', 'chapters', 'categories', 'media', 'organizations'].map(
        (path) => `${path}?limit=1&language=*`,
      ),
      'events?limit=1&from=2026-01-01&to=2026-12-31&language=*',
      'search?q=meldung&limit=1&facets=type',
    ]) {
      const seen: string[] = []
      const totals = new Set<number>()
      let next: string | null = `/content/v1/${first}`
      while (next) {
        const { status, json } = await get(next)
        expect({ next, status }).toEqual({ next, status: 200 })
        seen.push(...json.items.map((item: Json): string => `${item.id} ${item.language}`))
        totals.add(json.total)
        expect('facets' in json).toBe(first.includes('facets'))
        next = json.next
      }
      expect({ first, count: new Set(seen).size }).toEqual({ first, count: seen.length })
      expect([...totals]).toEqual([seen.length])
    }
    const { next } = (await api('press-releases?limit=2')).json
    for (const more of ['&limit=2', '&language=de', '&foo=1', '&channel=city', '&cursor=x']) {
      expect.soft((await get(`${next}${more}`)).status, more).toBe(400)
    }
    const cursor = new URL(next, side.url).searchParams.get('cursor') ?? ''
    expect((await api(`news?cursor=${cursor}`)).status).toBe(400)
    expect((await api(`press-releases?cursor=${cursor.slice(0, -3)}`)).status).toBe(400)
  })
})
