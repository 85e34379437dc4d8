import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { item, link, startDelivery, type Json, type TestDelivery } from '../support/delivery.ts'

let delivery: TestDelivery
const EVENTS = '/content/v1/events'
const now = () => new Date('2026-11-23T12:00:00Z')

const hall = item({
  type: 'place',
  language: null,
  slug: 'rathaus',
  title: 'Rathaus',
  city: 'Dortmund',
})
const date = (startsAt: string, endsAt: string) => ({ startsAt, endsAt })
const plain = { startsAt: null, endsAt: null, place: null, reason: null }
const breakfast = item({
  type: 'activity',
  slug: 'fruehstueck',
  title: 'Frühstück',
  kind: 'breakfast',
  allDay: false,
  ...date('2026-11-20T08:00:00.000Z', '2026-11-20T10:00:00.000Z'),
  extraDates: [
    date('2026-11-22T23:30:00.000Z', '2026-11-23T00:30:00.000Z'),
    date('2026-11-27T08:00:00.000Z', '2026-11-27T10:00:00.000Z'),
    date('2026-12-04T08:00:00.000Z', '2026-12-04T10:00:00.000Z'),
    date('2026-12-11T08:00:00.000Z', '2026-12-11T10:00:00.000Z'),
    date('2026-12-18T08:00:00.000Z', '2026-12-18T10:00:00.000Z'),
  ],
  exceptions: [
    { ...plain, date: '2026-12-04T08:00:00.000Z', status: 'cancelled', reason: 'Krank' },
    {
      ...plain,
      date: '2026-12-11T08:00:00.000Z',
      status: 'moved',
      ...date('2026-12-12T09:00:00.000Z', '2026-12-12T11:00:00.000Z'),
    },
    { ...plain, date: '2026-12-18T08:00:00.000Z', status: 'skipped' },
  ],
  place: link(hall),
})
const festival = item({
  type: 'activity',
  slug: 'fest',
  title: 'Fest',
  kind: 'festival',
  allDay: true,
  startsOn: '2027-11-22',
  endsOn: '2027-11-24',
  extraDates: [],
  exceptions: [],
})

const days = (list: Json): string[] => list.items.map((one: Json) => `${one.title} ${one.date}`)

beforeAll(async () => {
  delivery = await startDelivery({ now })
  delivery.publish({ put: hall }, { put: breakfast }, { put: festival })
})
afterAll(() => delivery.close())

describe('the list of events', () => {
  it('shows a year from today, by start, moved and cancelled dates applied', async () => {
    const { json } = await delivery.get(EVENTS)
    expect(days(json)).toEqual([
      'Frühstück 2026-11-23',
      'Frühstück 2026-11-27',
      'Frühstück 2026-12-04',
      'Frühstück 2026-12-12',
      'Fest 2027-11-22',
    ])
    expect(json.items.map((one: Json) => one.status)).toEqual([
      'scheduled',
      'scheduled',
      'cancelled',
      'moved',
      'scheduled',
    ])
    expect(json.items[1].place).toMatchObject({ title: 'Rathaus', city: 'Dortmund' })
    expect(json.items[1].activity).toMatchObject({ slug: 'fruehstueck' })
  })

  it.each([
    ['from=2026-11-20', 5],
    ['from=2026-11-20&to=2026-11-23', 2],
    ['from=2026-11-23&to=2026-11-23', 1],
    ['from=2026-11-27T09:00:00Z&to=2026-12-31', 2],
    ['from=2026-11-27T08:00:00Z&to=2026-12-31', 3],
    ['from=2027-11-24&to=2027-11-24', 1],
    ['from=2027-11-25&to=2027-11-25', 0],
    ['week=2026-W48', 2],
    ['month=2026-12', 2],
    ['month=2027-11', 1],
    ['year=2026', 5],
    ['to=2026-11-01', 0],
    ['status=cancelled', 1],
    ['activity=fest', 1],
    ['kind=breakfast,festival', 5],
    ['place=rathaus', 4],
  ])('answers %s', async (query, total) => {
    const { status, json } = await delivery.get(`${EVENTS}?${query}`)
    expect(status).toBe(200)
    expect(json.total).toBe(total)
  })

  it.each([
    'from=2026-01-01&to=2028-06-01',
    'week=2026-W54',
    'week=2026-48',
    'month=2026-13',
    'month=2026-11&from=2026-11-01',
    'week=2026-W48&month=2026-11',
    'status=unknown',
  ])('refuses %s', async (query) => {
    expect((await delivery.get(`${EVENTS}?${query}`)).status).toBe(400)
  })

  it('allows two whole years', async () => {
    expect((await delivery.get(`${EVENTS}?from=2026-01-01&to=2027-12-31`)).status).toBe(200)
  })
})

describe('one event', () => {
  it('is found by its id, which survives moving, and by slug and day', async () => {
    const id = `${breakfast.id}_20261211`
    const moved = await delivery.get(`${EVENTS}/${id}`)
    expect(moved.json).toMatchObject({
      id,
      status: 'moved',
      startsAt: '2026-12-12T09:00:00.000Z',
      movedFrom: '2026-12-11T08:00:00.000Z',
    })
    const past = await delivery.get(`${EVENTS}/fruehstueck-2026-11-20`)
    expect(past.json.id).toBe(`${breakfast.id}_20261120`)
    expect((await delivery.get(`${EVENTS}/fruehstueck-2026-12-18`)).status).toBe(404)
  })

  it('goes and comes with its activity', async () => {
    const own = await startDelivery({ now })
    try {
      own.publish({ put: breakfast })
      const activity = await own.get('/content/v1/activities/fruehstueck')
      expect(activity.json.nextEvents.length).toBeGreaterThan(0)
      expect(activity.json.nextEvents.length).toBeLessThanOrEqual(5)
      own.publish({ put: { ...breakfast, extraDates: [], exceptions: [] } })
      expect((await own.get(`${EVENTS}?from=2026-11-01`)).json.total).toBe(1)
      own.publish({ withdraw: breakfast, reason: 'Abgesagt' })
      expect((await own.get(`${EVENTS}?from=2026-11-01`)).json.total).toBe(0)
      expect((await own.get(`${EVENTS}/fruehstueck-2026-11-20`)).status).toBe(404)
    } finally {
      await own.close()
    }
  })
})
