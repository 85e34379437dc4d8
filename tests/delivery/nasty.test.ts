import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { item, link, startDelivery, type TestDelivery } from '../support/delivery.ts'

let delivery: TestDelivery
const topic = item({ type: 'category', slug: 'c' })

beforeAll(async () => {
  delivery = await startDelivery()
  const activity = {
    type: 'activity',
    startsAt: '2026-12-01T09:00:00Z',
    endsAt: '2026-12-01T10:00:00Z',
    allDay: false,
    extraDates: [],
    exceptions: [],
  }
  const items = [topic, item(activity), item({ type: 'news', categories: [link(topic)] })]
  delivery.publish(...items.map((one) => ({ put: one })))
})
afterAll(() => delivery.close())

const paths = [
  '/content/v1',
  '/content/v1/news',
  '/content/v1/events',
  '/content/v1/search',
  '/content/v1/changes',
  '/content/v1/categories/c',
  '/content/v1/constructor',
  '/content/v1/news/__proto__',
  '/feeds/news.rss',
  '/feeds/news.constructor',
]
const names =
  'language fallback channel limit cursor sort from to year category include facets week q since __proto__'
const values = [
  ...['', '-1', '1e3', '999999999999999999999', '%00', '%', '%E0%A4', '*', '%F0%9F%98%80'],
  ...['0000-01-01', '0001-01-01T00:00:00Z', '0999-06-01T12:00:00Z', '9999-12-31T23:30:00Z'],
  ...['9999-12-31', '2026-02-30', '9999-12-31T23:59:59-23:59', '2026-W00'],
  ...['__proto__', 'constructor', "'%20OR%201=1--", 'a'.repeat(3000), '%22', '[object%20Object]'],
]

describe('strange requests', () => {
  it.each(paths)('never break %s', async (path) => {
    const queries = names
      .split(' ')
      .flatMap((name) => values.map((value) => `${path}?${name}=${value}`))
    const answers = await Promise.all(
      queries.map(async (query) => ({ query, status: (await delivery.get(query)).status })),
    )
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
  })

  it('ask for no date beyond what a calendar has', async () => {
    const { status } = await delivery.get('/content/v1/events?from=9999-12-31T23:59:59-23:59')
    expect(status).toBe(400)
  })
})
