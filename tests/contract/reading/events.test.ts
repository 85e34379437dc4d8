import { describe, expect, test } from 'vitest'
import type { Json } from '../../support/delivery.ts'
import { readerOf } from '../../support/reading/ask.ts'
import { sides } from '../../support/reading/sides.ts'

describe.each(sides)('events from $name', (side) => {
  const { api, shown, slugs } = readerOf(side)
  const { town } = side
  const events = (query: string) => slugs(`events?${query}`)
  const wide = 'from=2026-01-01&to=2026-12-31'

  test('are in a window if a part of them is', async () => {
    const found: Record<string, string[]> = {
      'from=2026-03-29&to=2026-03-29': ['fruehstueck-2026-03-29'],
      'week=2026-W12': ['fruehstueck-2026-03-22'],
      'week=2026-W13': ['fruehstueck-2026-03-29'],
      'month=2026-04': ['fruehstueck-2026-04-05', 'fruehstueck-2026-04-12'],
      'year=2097': ['fruehstueck-2097-01-10', 'fruehstueck-2097-02-10'],
      'from=2026-06-21&to=2026-06-21': ['fest-2026-06-20'],
      'from=2026-06-22&to=2026-06-22': [],
      'from=2026-06-19&to=2026-06-19': [],
      'from=2026-04-12&to=2026-04-12': [],
      'from=2026-04-13&to=2026-04-13': ['fruehstueck-2026-04-12'],
      'from=2026-10-25&to=2026-10-25': [
        'nacht-2026-10-25',
        'fruehstueck-2026-10-25',
        'fruehstueck-2026-10-25-2',
      ],
      'from=2026-10-18&to=2026-10-18': [],
      'from=2026-03-29T08:00:00Z&to=2026-03-29T08:00:00Z': ['fruehstueck-2026-03-29'],
      'from=2026-03-29T08:00:01Z&to=2026-03-30T08:00:00Z': [],
    }
    for (const [query, wanted] of Object.entries(found)) {
      expect.soft({ query, found: await events(query) }).toEqual({ query, found: wanted })
    }
    for (const query of ['', 'from=2024-01-01', 'to=2026-01-01', 'from=2026-01-01&to=2028-01-01']) {
      expect.soft((await api(`events?${query}`)).status, query).toBe(200)
    }
  })

  test('know filters of their own', async () => {
    const found: Record<string, string[]> = {
      'status=cancelled': ['fruehstueck-2026-04-05'],
      'status=moved,cancelled': ['fruehstueck-2026-04-05', 'fruehstueck-2026-04-12'],
      'place=park': ['fruehstueck-2026-04-12'],
      'partOf=fruehstueck': ['fest-2026-06-20'],
      'activity=fest': ['fest-2026-06-20'],
      [`activity=${town.festival.id}`]: ['fest-2026-06-20'],
      'spokenLanguage=ar&limit=1': ['fruehstueck-2026-03-22'],
      'accessibility=childcare&limit=1': ['fruehstueck-2026-03-22'],
      'organization=integrationsrat&limit=1': ['fruehstueck-2026-03-22'],
      'freeOfCharge=false': ['fest-2026-06-20', 'nacht-2026-10-25'],
      'kind=festival&channel=ki': ['fest-2026-06-20'],
      'language=en': ['breakfast-2026-03-22'],
      'sort=-date&limit=1': ['fruehstueck-2026-10-25-2'],
    }
    for (const [query, wanted] of Object.entries(found)) {
      const all = `${wide}&${query}`
      expect.soft({ query, found: await events(all) }).toEqual({ query, found: wanted })
    }
    for (const query of [
      ...['week=2026-W54', 'week=2026-48', 'month=2026-13', 'week=2026-W12&month=2026-03'],
      ...['week=2026-W12&from=2026-01-01', 'month=2026-03&year=2026', 'status=foo', 'kind=foo'],
      ...['accessibility=foo', 'freeOfCharge=1', 'concept=x', 'from=2026-01-01&to=2028-02-01'],
      ...['to=2096-01-01', 'spokenLanguage='],
    ]) {
      expect.soft((await api(`events?${query}`)).status, query).toBe(400)
    }
    const { facets } = (await api(`events?${wide}&kind=breakfast&facets=kind,organization`)).json
    expect(facets.kind.map((facet: Json) => `${facet.value} ${facet.count}`)).toEqual([
      'breakfast 6',
      'art 1',
      'festival 1',
    ])
    expect(facets.organization[0]).toMatchObject({ value: 'integrationsrat', count: 6 })
  })

  test('keep their id when they move, and are found by it and by their day, past ones too', async () => {
    const id = town.series.id
    const wanted: Record<string, string | number> = {
      [`events/${id}_20260412`]: 'de Frühstück',
      'events/fruehstueck-2026-04-12': 'de Frühstück',
      'events/fruehstueck-2026-03-22': 'de Frühstück',
      [`events/${id}_20261025_2`]: 'de Frühstück',
      [`events/${id}_20261018`]: 404,
      [`events/${id}_20260322?language=en`]: 'en Breakfast',
      [`events/${id}_20260412?language=en`]: 404,
      'events/breakfast-2026-03-22?language=en': 'en Breakfast',
      'events/fruehstueck-2026-03-22?channel=nothing': 404,
    }
    for (const [path, answer] of Object.entries(wanted)) {
      expect.soft({ path, answer: await shown(path) }).toEqual({ path, answer })
    }
  })

  test('tell what became of a date', async () => {
    const { json: moved } = await api('events/fruehstueck-2026-04-12')
    expect(moved).toMatchObject({
      ...{ type: 'event', status: 'moved', movedFrom: '2026-04-12T08:00:00.000Z' },
      ...{ startsAt: '2026-04-13T09:00:00.000Z', endsAt: '2026-04-13T11:00:00.000Z' },
      ...{ date: '2026-04-13', reason: 'Saal belegt', place: { slug: 'park' }, allDay: false },
      ...{ startsOn: null, endsOn: null, timeZone: 'Europe/Berlin', kind: 'breakfast' },
      ...{ spokenLanguages: ['de', 'ar'], accessibility: ['step-free', 'childcare'] },
      ...{ audience: 'alle', freeOfCharge: true, hosts: [{ slug: 'integrationsrat' }] },
      ...{ partOf: null, image: null, slots: [], report: null },
      activity: { id: town.series.id, slug: 'fruehstueck' },
      registration: {
        ...{ mode: 'none', capacity: null, free: null, waitingList: false, maxSeats: null },
        ...{ until: null, url: null },
      },
      webUrl: `https://www.stadt.example/termine/${town.series.id}_20260412`,
    })
    expect((await api('events/fruehstueck-2026-04-05')).json).toMatchObject({
      ...{ status: 'cancelled', reason: 'Ostern', movedFrom: null, place: { city: 'Musterstadt' } },
      startsAt: '2026-04-05T08:00:00.000Z',
    })
    expect((await api('events/fest-2026-06-20')).json).toMatchObject({
      ...{ allDay: true, startsOn: '2026-06-20', endsOn: '2026-06-21', place: null, hosts: [] },
      ...{ startsAt: '2026-06-19T22:00:00.000Z', endsAt: '2026-06-21T22:00:00.000Z' },
      ...{ date: '2026-06-20', partOf: { slug: 'fruehstueck' } },
    })
    // From before to after the change of the clocks: four hours between half past twelve and half past three.
    expect((await api('events/nacht-2026-10-25')).json).toMatchObject({
      startsAt: '2026-10-24T22:30:00.000Z',
      endsAt: '2026-10-25T02:30:00.000Z',
    })
  })

  test('an activity names its first date, its exceptions and what comes next', async () => {
    const { json } = await api('activities/fruehstueck')
    expect(json).toMatchObject({
      ...{ startsAt: '2026-03-22T09:00:00.000Z', endsAt: '2026-03-22T11:00:00.000Z', rule: null },
      ...{ seeksVolunteers: true, timeZone: 'Europe/Berlin', partOf: null },
      place: { title: 'Rathaus', street: 'Rathausplatz', latitude: 51.03 },
      registration: {
        ...{ mode: 'none', capacity: null, waitingList: false, maxSeats: null, deadline: null },
        url: null,
      },
    })
    expect(json.extraDates[0]).toEqual({ startsAt: '2026-03-29T08:00:00.000Z', endsAt: null })
    expect(json.exceptions[1]).toMatchObject({
      ...{ date: '2026-04-12T08:00:00.000Z', status: 'moved', endsAt: null },
      ...{ startsAt: '2026-04-13T09:00:00.000Z', place: { slug: 'park' }, reason: 'Saal belegt' },
    })
    expect(json.nextEvents.map((event: Json) => event.slug)).toEqual([
      'fruehstueck-2097-01-10',
      'fruehstueck-2097-02-10',
    ])
    expect(json.nextEvents[0]).toMatchObject({ type: 'event', place: { slug: 'rathaus' } })
    expect('body' in json.nextEvents[0]).toBe(false)
    expect((await api('activities/fest')).json).toMatchObject({
      ...{ startsAt: null, endsAt: null, startsOn: '2026-06-20', endsOn: '2026-06-21' },
      nextEvents: [],
    })
  })

  test('follow from activities: they are in no search and no changes', async () => {
    const { changes } = (await api('changes?limit=1000')).json
    expect(changes.filter((change: Json) => change.type === 'event')).toEqual([])
    const found = (await api(`search?q=${encodeURIComponent('Frühstück')}`)).json.items
    expect(found.map((item: Json) => item.type)).toEqual(['activity'])
  })
})
