import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { item, link, startDelivery, type TestDelivery } from '../support/delivery.ts'

let delivery: TestDelivery
const now = () => new Date('2026-10-20T12:00:00Z')
const TITLE = 'Frühstück; Kaffee, Tee \\ „für alle“ ' + '😀 Ärger '.repeat(12).trim()

const hall = item({
  type: 'place',
  language: null,
  title: 'Rathaus',
  street: 'Friedensplatz',
  houseNumber: '1',
  postalCode: '44135',
  city: 'Dortmund',
})
const city = item({
  type: 'site',
  language: null,
  slug: 'city',
  title: 'Stadt',
  key: 'city',
  origin: 'https://stadt.example',
  paths: { event: '/termine/{slug}' },
})
const date = (startsAt: string, endsAt: string) => ({ startsAt, endsAt })
const breakfast = item({
  type: 'activity',
  slug: 'fruehstueck',
  formerSlugs: ['kaffee'],
  title: TITLE,
  teaser: 'Zeile eins\r\nZeile zwei',
  kind: 'breakfast',
  version: 3,
  allDay: false,
  ...date('2026-10-23T08:00:00.000Z', '2026-10-23T10:00:00.000Z'),
  extraDates: [
    date('2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'),
    date('2026-10-30T09:00:00.000Z', '2026-10-30T11:00:00.000Z'),
    date('2026-11-06T09:00:00.000Z', '2026-11-06T11:00:00.000Z'),
  ],
  exceptions: [
    { date: '2026-10-30T09:00:00.000Z', status: 'cancelled', reason: 'Krank' },
    {
      date: '2026-11-06T09:00:00.000Z',
      status: 'moved',
      ...date('2026-11-07T09:00:00.000Z', '2026-11-07T11:00:00.000Z'),
    },
  ],
  place: link(hall),
  channels: ['city'],
})
const festival = item({
  type: 'activity',
  slug: 'fest',
  title: 'Fest',
  kind: 'festival',
  allDay: true,
  startsOn: '2026-12-05',
  endsOn: '2026-12-06',
  extraDates: [],
  exceptions: [],
})
const past = item({
  type: 'activity',
  slug: 'frueher',
  title: 'Früher',
  kind: 'other',
  allDay: false,
  ...date('2020-07-01T08:00:00.000Z', '2020-07-01T08:00:00.000Z'),
})

beforeAll(async () => {
  delivery = await startDelivery({ now })
  delivery.publish(
    { put: hall },
    { put: city },
    { put: breakfast },
    { put: festival },
    { put: past },
  )
})
afterAll(() => delivery.close())

async function read(path: string) {
  const reply = await delivery.get(path)
  expect(reply.status).toBe(200)
  const calendar = new ICAL.Component(ICAL.parse(reply.text))
  const events = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
  return { reply, calendar, events }
}

describe('the calendar of all events', () => {
  it('holds all there are, in order, however many', async () => {
    const start = Date.parse('2031-01-01T09:00:00Z')
    const day = (at: number) => new Date(start + at * 86_400_000).toISOString()
    const daily = (slug: string, hours: number) =>
      item({
        type: 'activity',
        slug,
        kind: 'other',
        allDay: false,
        ...date(day(0), day(0)),
        extraDates: Array.from({ length: 129 }, (_, at) => ({
          startsAt: new Date(Date.parse(day(at + 1)) + hours * 3_600_000).toISOString(),
          endsAt: null,
        })),
        exceptions: [],
      })
    delivery.publish(
      { put: daily('eins', 0) },
      { put: daily('zwei', 0) },
      { put: daily('drei', 1) },
    )
    const { events } = await read('/feeds/events.ics?year=2031')
    expect(events).toHaveLength(390)
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(390)
    const starts = events.map(({ startDate }) => startDate.toString())
    expect(starts).toEqual(starts.toSorted())
    expect((await read('/feeds/events.ics?year=2031&limit=50')).events).toHaveLength(50)
  })

  it('says of each date when, where and what it is', async () => {
    const { reply, events } = await read('/feeds/events.ics')
    expect(reply.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(events.map((event) => event.startDate.toString())).toEqual([
      '2026-10-23T10:00:00',
      '2026-10-25T00:30:00Z',
      '2026-10-30T10:00:00',
      '2026-11-07T10:00:00',
      '2026-12-05',
    ])
    const [first] = events
    expect(first?.summary).toBe(TITLE)
    expect(first?.description).toBe('Zeile eins\nZeile zwei')
    expect(first?.location).toBe('Rathaus, Friedensplatz 1, 44135 Dortmund')
    expect(first?.sequence).toBe(3)
    expect(first?.uid).toBe(`${breakfast.id}_20261023_de@stadtwort`)
    expect(first?.component.getFirstPropertyValue('url')).toBe(
      'https://stadt.example/termine/fruehstueck-2026-10-23',
    )
    expect(String(first?.component.getFirstPropertyValue('dtstamp'))).toBe('2026-11-01T08:03:00Z')
  })

  it('means the instants of the API, with zone rules that Outlook takes', async () => {
    const { calendar, events } = await read('/feeds/events.ics')
    const component = calendar.getFirstSubcomponent('vtimezone')
    if (!component) throw new Error('no time zone')
    const zone = new ICAL.Timezone(component)
    const instants = events.flatMap(({ startDate }) => {
      if (startDate.isDate) return []
      if (startDate.zone.tzid !== 'UTC') startDate.zone = zone
      return [startDate.toJSDate().toISOString()]
    })
    expect(instants).toEqual([
      '2026-10-23T08:00:00.000Z',
      '2026-10-25T00:30:00.000Z',
      '2026-10-30T09:00:00.000Z',
      '2026-11-07T09:00:00.000Z',
    ])
    const { text } = await delivery.get('/feeds/events.ics')
    expect(text).toContain('DTSTART;TZID=Europe/Berlin:20261023T100000\r\n')
    expect(text).toContain('DTSTART:19700329T020000\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n')
    expect(text).toContain('DTSTART:19701025T030000\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n')
    // Programs differ about an hour that the clock shows twice.
    expect(text).toContain('DTSTART:20261025T003000Z\r\nDTEND:20261025T013000Z\r\n')
  })

  it('marks cancelled dates, keeps moved ones, and gives whole days as days', async () => {
    const { events, reply } = await read('/feeds/events.ics')
    const status = events.map(({ component }) => component.getFirstPropertyValue('status'))
    expect(status).toEqual(['CONFIRMED', 'CONFIRMED', 'CANCELLED', 'CONFIRMED', 'CONFIRMED'])
    expect(events[2]?.description).toMatch(/^Krank\n/)
    expect(events[3]?.uid).toBe(`${breakfast.id}_20261106_de@stadtwort`)
    expect(reply.text).toContain('DTSTART;VALUE=DATE:20261205\r\nDTEND;VALUE=DATE:20261207\r\n')
  })

  it('has lines of at most 75 bytes of whole characters, ended as the format wants', async () => {
    const { text } = await delivery.get('/feeds/events.ics')
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    const lengths = text.split('\r\n').map((line) => Buffer.byteLength(line))
    expect(Math.max(...lengths)).toBeLessThanOrEqual(75)
    expect(text).not.toContain('\ufffd')
  })

  it('takes the filters of the events and passes over what it does not know', async () => {
    const count = async (query: string) => (await read(`/feeds/events.ics?${query}`)).events.length
    expect(await count('kind=festival')).toBe(1)
    expect(await count('status=cancelled&utm_source=mail')).toBe(1)
    expect(await count('channel=city')).toBe(4)
    expect(await count('month=2026-12')).toBe(1)
    expect(await count('from=2020-01-01&to=2021-01-01')).toBe(1)
    expect(await count('language=en')).toBe(0)
    expect((await delivery.get('/feeds/events.ics?month=2026-13')).status).toBe(400)
  })

  it('has caching headers and answers 304', async () => {
    const { headers } = await delivery.get('/feeds/events.ics')
    expect(headers.get('cache-control')).toBe('public, max-age=5, stale-if-error=300')
    expect(headers.get('last-modified')).toBeTruthy()
    expect(headers.get('cache-tag')).toContain('type:event')
    const again = await delivery.get('/feeds/events.ics', {
      headers: { 'If-None-Match': headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
  })
})

describe('the calendar of one activity', () => {
  it('holds all of its dates, past ones too, without an end where there is none', async () => {
    expect((await read('/feeds/activities/fruehstueck.ics')).events).toHaveLength(4)
    const { events, reply } = await read('/feeds/activities/frueher.ics')
    expect(events.map(({ uid }) => uid)).toEqual([`${past.id}_20200701_de@stadtwort`])
    expect(reply.text).not.toContain('DTEND')
    expect(events[0]?.component.getFirstPropertyValue('url')).toBe(
      'https://stadtwort.example/content/v1/events/frueher-2020-07-01',
    )
  })

  it('moves with its slug and goes with its activity', async () => {
    const moved = await delivery.get('/feeds/activities/kaffee.ics?x=1')
    expect(moved.status).toBe(308)
    expect(moved.headers.get('location')).toBe('/feeds/activities/fruehstueck.ics?x=1')
    const gone = item({ ...festival, id: 'weg', slug: 'weg' })
    delivery.publish({ put: gone })
    expect((await delivery.get('/feeds/activities/weg.ics')).status).toBe(200)
    delivery.publish({ withdraw: gone, reason: 'Abgesagt' })
    expect((await delivery.get('/feeds/activities/weg.ics')).status).toBe(410)
    expect((await delivery.get('/feeds/events.ics')).text).not.toContain('UID:weg')
  })

  it('exists for what is announced only', async () => {
    for (const path of [
      'activities/x.ics',
      'activities/fest',
      'news.ics',
      'activities/fest.ics/a',
    ]) {
      expect((await delivery.get(`/feeds/${path}`)).status).toBe(404)
    }
  })
})
