import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { item, link, startDelivery, type Json, type TestDelivery } from '../support/delivery.ts'

let delivery: TestDelivery
const CHANGES = '/content/v1/changes'

beforeEach(async () => {
  delivery = await startDelivery()
})
afterEach(() => delivery.close())

const topic = item({ type: 'category', slug: 'thema' })
const one = item({ slug: 'eins', channels: ['city'], categories: [link(topic)] })
const two = item({ type: 'news', slug: 'zwei', channels: ['ki'] })
const english = { ...one, language: 'en', slug: 'one' }
const person = item({ type: 'person', language: null, slug: 'anna' })

const brief = (answer: Json): string[] =>
  answer.changes.map((change: Json) => `${change.sequence} ${change.operation} ${change.type}`)

describe('changes', () => {
  it('give items with plain links and nothing derived', async () => {
    delivery.publish({ put: topic }, { put: one })
    const { json, headers } = await delivery.get(CHANGES)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(json).toMatchObject({ epoch: 'epoch-1', sequence: 2, more: false })
    const [, put] = json.changes
    expect(put).toMatchObject({
      sequence: 2,
      operation: 'put',
      id: one.id,
      type: 'press-release',
      language: 'de',
      version: 1,
      revision: 1,
      at: '2026-11-01T08:02:00.000Z',
    })
    expect(put.item.categories).toEqual([{ id: topic.id, type: 'category' }])
    expect(put.item.body).toEqual(one.body)
    for (const name of ['translations', 'previous', 'next', 'webUrl']) {
      expect(put.item[name]).toBeUndefined()
    }
  })

  it('keep the newest entry of an item only', async () => {
    delivery.publish({ put: one }, { put: two }, { put: { ...one, title: 'Neu' } })
    delivery.publish({ withdraw: two, reason: 'Falsch' }, { put: topic })
    delivery.publish({ remove: topic })
    const { json } = await delivery.get(CHANGES)
    expect(brief(json)).toEqual(['3 put press-release', '4 withdraw news', '6 remove category'])
    expect(json.changes[1]).toMatchObject({
      slug: 'zwei',
      reason: 'Falsch',
      url: '/content/v1/news/zwei',
      revision: 2,
    })
    expect(json.changes[1].item).toBeUndefined()
    expect(json.changes[2].item).toBeUndefined()
  })

  it('come in pages', async () => {
    delivery.publish({ put: one }, { put: two }, { put: topic })
    const first = await delivery.get(`${CHANGES}?limit=2`)
    expect(first.json).toMatchObject({ sequence: 2, more: true })
    const second = await delivery.get(`${CHANGES}?limit=2&since=2`)
    expect(second.json).toMatchObject({ sequence: 3, more: false })
    expect(brief(second.json)).toEqual(['3 put category'])
  })

  it('can be narrowed; what does not match the channel is a removal', async () => {
    delivery.publish({ put: one }, { put: two }, { put: english }, { put: person })
    const ask = async (query: string) => (await delivery.get(`${CHANGES}?${query}`)).json
    expect(brief(await ask('types=news,person'))).toEqual(['2 put news', '4 put person'])
    expect(await ask('types=category')).toMatchObject({ changes: [], sequence: 4, more: false })
    expect(brief(await ask('language=en'))).toEqual(['3 put press-release', '4 put person'])
    expect(brief(await ask('language=*'))).toHaveLength(4)
    delivery.publish({ put: { ...one, channels: [] } })
    const city = await ask('channel=city&language=de&types=press-release,news')
    expect(brief(city)).toEqual(['2 remove news', '5 remove press-release'])
    expect(city.changes[0].item).toBeUndefined()
  })

  it('answer nothing beyond the head', async () => {
    delivery.publish({ put: one })
    const { json } = await delivery.get(`${CHANGES}?since=99`)
    expect(json).toEqual({ epoch: 'epoch-1', changes: [], sequence: 99, more: false })
  })

  it('ask to start again in another epoch, or before the oldest tombstone', async () => {
    delivery.publish({ put: one }, { put: two })
    delivery.publish({ remove: one }, { put: topic })
    expect((await delivery.get(`${CHANGES}?epoch=epoch-1&since=1`)).status).toBe(200)
    const other = await delivery.get(`${CHANGES}?epoch=epoch-0`)
    expect(other.status).toBe(409)
    expect(other.json.type).toBe('/content/docs/problems/resync')
    delivery.store.apply([], { epoch: 'epoch-1', sequence: 4, horizon: 3 })
    expect((await delivery.get(`${CHANGES}?since=1`)).status).toBe(409)
    expect(brief((await delivery.get(`${CHANGES}?since=0`)).json)).toEqual([
      '2 put news',
      '4 put category',
    ])
    expect((await delivery.get(`${CHANGES}?since=3`)).status).toBe(200)
  })

  it('do not hold derived items', async () => {
    delivery.publish({
      put: item({
        type: 'activity',
        startsAt: '2026-12-01T09:00:00.000Z',
        endsAt: '2026-12-01T10:00:00.000Z',
        allDay: false,
        extraDates: [],
        exceptions: [],
      }),
    })
    expect(brief((await delivery.get(CHANGES)).json)).toEqual(['1 put activity'])
  })

  it.each(['since=-1', 'since=x', 'limit=0', 'limit=1001', 'foo=1', 'limit=1&limit=2'])(
    'refuse %s',
    async (query) => {
      expect((await delivery.get(`${CHANGES}?${query}`)).status).toBe(400)
    },
  )

  it('lead a reader to what is public, wherever it starts', async () => {
    const items = Array.from({ length: 30 }, (_, index) => item({ slug: `s${index}` }))
    const held = new Map<string, number>()
    let since = 0
    const read = async (limit: number): Promise<void> => {
      for (let more = true; more;) {
        const { json } = await delivery.get(`${CHANGES}?since=${since}&limit=${limit}`)
        for (const change of json.changes) {
          if (change.operation === 'put') held.set(change.id, change.revision)
          else held.delete(change.id)
        }
        since = json.sequence
        more = json.more
      }
    }
    for (const [index, entry] of items.entries()) {
      delivery.publish({ put: entry })
      const earlier = items[index - 3]
      if (earlier && index % 4 === 0) delivery.publish({ withdraw: earlier, reason: 'x' })
      if (earlier && index % 5 === 0) delivery.publish({ put: { ...earlier, version: 2 } })
      if (index % 7 === 0) await read(3)
    }
    await read(200)
    const list = await delivery.get('/content/v1/press-releases?limit=100')
    const listed = list.json.items.map((entry: Json) => entry.id)
    expect([...held.keys()].toSorted()).toEqual(listed.toSorted())
  })
})
