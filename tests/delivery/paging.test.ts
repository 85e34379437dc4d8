import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { item, request, startDelivery, type Json, type TestDelivery } from '../support/delivery.ts'

let delivery: TestDelivery
let now = new Date('2026-11-23T10:00:00Z')
const LIST = '/content/v1/news'

beforeEach(async () => {
  delivery = await startDelivery({ now: () => now })
})
afterEach(() => delivery.close())

const news = (count: number, date: (index: number) => string) =>
  Array.from({ length: count }, (_, index) =>
    item({ type: 'news', title: `N${index}`, date: date(index) }),
  )

async function readOn(start: string, between: (page: number) => void = () => undefined) {
  const ids: string[] = []
  let next: string | null = start
  for (let page = 0; next !== null; page += 1) {
    const { status, json }: { status: number; json: Json } = await delivery.get(next)
    expect(status).toBe(200)
    ids.push(...json.items.map((one: Json) => one.id))
    next = json.next
    between(page)
  }
  return ids
}

describe('paging', () => {
  it.each(['-date', 'date', 'title', 'order'])('reaches every item once by %s', async (sort) => {
    // Many share a day, so that ties decide.
    const all = news(25, (index) => `2026-01-0${1 + (index % 3)}`)
    delivery.publish(...all.map((one) => ({ put: one })))
    const whole = await delivery.get(`${LIST}?sort=${sort}&limit=100`)
    const ids = await readOn(`${LIST}?sort=${sort}&limit=4`)
    expect(ids).toEqual(whole.json.items.map((one: Json) => one.id))
    expect(new Set(ids).size).toBe(25)
  })

  it('neither repeats nor hides an item while others are published and withdrawn', async () => {
    const all = news(12, (index) => `2026-01-${10 + index}`)
    delivery.publish(...all.map((one) => ({ put: one })))
    const ids = await readOn(`${LIST}?limit=3`, (page) => {
      const shown = all[11 - page * 3]
      delivery.publish({ put: item({ type: 'news', date: '2026-02-01' }) })
      // The very item a cursor points behind may go.
      if (shown) delivery.publish({ remove: shown })
      const last = all[9 - page * 3]
      if (last && page === 0) delivery.publish({ withdraw: last, reason: 'Irrtum' })
    })
    expect(ids).toEqual(all.toReversed().map((one) => one.id))
  })

  it('keeps filters, order and include in the cursor, on every node', async () => {
    const all = news(5, (index) => `2026-01-1${index}`).map((one) => ({ ...one, tags: ['x'] }))
    delivery.publish({ put: item({ type: 'news' }) }, ...all.map((one) => ({ put: one })))
    const first = await delivery.get(`${LIST}?limit=2&tag=x&sort=date&include=body&facets=year`)
    expect(first.json.next).toMatch(/^\/content\/v1\/news\?cursor=[\w-]+$/)
    const other = await startDelivery()
    try {
      other.store.apply(delivery.log.entries, { epoch: 'epoch-1', sequence: 6 })
      const second = await request(`${other.url}${first.json.next}`)
      expect(second.json.items.map((one: Json) => one.id)).toEqual([all[2]?.id, all[3]?.id])
      expect(second.json.items[0].body.text).toBe('Text')
      expect(second.json.facets.year).toHaveLength(1)
      expect(second.json.total).toBe(5)
    } finally {
      await other.close()
    }
  })

  it('refuses other parameters beside a cursor, and cursors of another list', async () => {
    delivery.publish(...news(3, () => '2026-01-01').map((one) => ({ put: one })))
    const { json } = await delivery.get(`${LIST}?limit=1`)
    expect((await delivery.get(`${json.next}&limit=2`)).status).toBe(400)
    expect((await delivery.get(`${json.next}&language=en`)).status).toBe(400)
    const elsewhere = json.next.replace('/news', '/press-releases')
    expect((await delivery.get(elsewhere)).status).toBe(400)
    const forged = Buffer.from('{"t":"news","q":"sort=nothing","p":["","","",""]}')
    expect((await delivery.get(`${LIST}?cursor=${forged.toString('base64url')}`)).status).toBe(400)
  })

  it('keeps the window of events past midnight', async () => {
    now = new Date('2026-11-23T10:00:00Z')
    const activity = (day: string) =>
      item({
        type: 'activity',
        startsAt: `${day}T09:00:00.000Z`,
        endsAt: `${day}T10:00:00.000Z`,
        allDay: false,
        extraDates: [],
        exceptions: [],
      })
    const all = ['2026-11-23', '2026-11-24', '2026-11-25'].map(activity)
    delivery.publish(...all.map((one) => ({ put: one })))
    const first = await delivery.get('/content/v1/events?limit=1')
    now = new Date('2026-11-24T10:00:00Z')
    const second = await delivery.get(first.json.next)
    expect(second.json.total).toBe(3)
    expect(second.json.items[0].date).toBe('2026-11-24')
  })
})
