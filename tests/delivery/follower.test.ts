import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contentTypes } from '#content'
import type { ContentType } from '#contract/contentType.ts'
import type { LogEntry } from '#contract/log.ts'
import { createFollower, openStore, type ChangesSource, type Store } from '#delivery/index.ts'
import { startDeliveryNode } from '#delivery/node.ts'
import { itemOf, ROW_COLUMNS, toRow } from '#delivery/store/index.ts'
import { item, request, startDelivery, TestLog } from '../support/delivery.ts'
import { until } from '../support/until.ts'

let folder: string
let file: string
let store: Store

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadtwort-follower-'))
  file = join(folder, 'delivery.sqlite')
  store = openStore(file, contentTypes)
})
afterEach(() => {
  store.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What readers would see: id and title of everything public. */
function shown(of: Store = store): string[] {
  return of
    .all(`SELECT ${ROW_COLUMNS} FROM items i WHERE state = 'put' ORDER BY id, language`)
    .map(toRow)
    .map((row) => `${row.id} ${itemOf(row, { body: false })?.title}`)
}

function sourceOf(log: TestLog): ChangesSource {
  return {
    async read(since, limit) {
      const later = log.entries.filter((entry) => entry.sequence > since)
      const changes = later.slice(0, limit)
      const more = later.length > limit
      const sequence = more ? (changes.at(-1)?.sequence ?? since) : log.sequence
      return { epoch: log.epoch, changes, sequence, more }
    },
  }
}

describe('applying entries', () => {
  it('ends the same in any order and any number of times', () => {
    const log = new TestLog()
    const [a, b, c] = [item(), item({ type: 'news' }), item()]
    log.add({ put: a })
    log.add({ put: b })
    log.add({ put: { ...a, title: 'Neu', slug: 'neu', formerSlugs: [a.slug] } })
    log.add({ withdraw: b, reason: 'x' })
    log.add({ put: c })
    log.add({ remove: c })
    store.apply(log.entries, { epoch: 'e', sequence: 6 })
    const expected = shown()
    expect(expected).toEqual([`${a.id} Neu`])
    const orders: LogEntry[][] = [
      log.entries.toReversed(),
      [...log.entries, ...log.entries],
      [...log.entries.slice(3), ...log.entries.slice(0, 3)],
    ]
    for (const [index, entries] of orders.entries()) {
      const other = openStore(join(folder, `other-${index}.sqlite`), contentTypes)
      for (const entry of entries) other.apply([entry], { epoch: 'e', sequence: entry.sequence })
      expect(shown(other)).toEqual(expected)
      expect(other.state().sequence).toBe(6)
      other.close()
    }
  })

  it('is all or nothing', () => {
    const log = new TestLog()
    const good = log.add({ put: item() })
    const bad = log.add({ put: item({ title: 'kaputt' }) })
    const broken = { ...bad, at: undefined as unknown as string }
    expect(() => store.apply([good, broken], { epoch: 'e', sequence: 2 })).toThrow()
    expect(shown()).toEqual([])
    expect(store.state()).toMatchObject({ epoch: null, sequence: 0, ready: false })
  })

  it('remembers no filter and no word that came in a transaction that was undone', () => {
    const log = new TestLog()
    const undone = log.add({ put: item({ title: 'Gemeinsam vergeblich', tags: ['Rot', 'Grün'] }) })
    const kept = log.add({ put: item({ title: 'Gemeinsam bleibend', tags: ['Blau', 'Grün'] }) })
    const batch = store.begin()
    batch.add([undone])
    batch.rollback()
    store.apply([kept], { epoch: 'e', sequence: 2 })
    const tags = `SELECT v.value FROM filters f JOIN filter_values v ON v.key = f.filter
      WHERE v.name = 'tag' ORDER BY v.value`
    expect(store.all(tags).map(({ value }) => value)).toEqual(['Blau', 'Grün'])
    const words =
      "SELECT word FROM search_words WHERE shown IN ('Gemeinsam', 'vergeblich', 'bleibend')"
    expect(store.all(words).map(({ word }) => word)).toEqual(['gemeinsam', 'bleibend'])
  })

  it('keeps items of types it does not know for those who follow it, and shows none', () => {
    const log = new TestLog()
    log.add({ put: item({ type: 'from-the-future' }) })
    store.apply(log.entries, { epoch: 'e', sequence: 1 })
    expect(shown()).toHaveLength(1)
    expect(store.all('SELECT * FROM filters')).toEqual([])
  })
})

describe('a follower', () => {
  it('reads to the end in pages and goes on where it was after a restart', async () => {
    const log = new TestLog()
    for (let count = 0; count < 450; count += 1) log.add({ put: item() })
    const asked: number[] = []
    const inner = sourceOf(log)
    const source: ChangesSource = {
      read(since, limit, epoch) {
        asked.push(since)
        return inner.read(since, limit, epoch)
      },
    }
    await createFollower({ store, source, pollMs: 1000 }).catchUp()
    expect(shown()).toHaveLength(450)
    expect(asked).toEqual([0, 50, 100, 150, 200, 250, 300, 350, 400])
    store.close()
    store = openStore(file, contentTypes)
    expect(store.state()).toMatchObject({ sequence: 450, ready: true })
    log.add({ put: item() })
    await createFollower({ store, source, pollMs: 1000 }).catchUp()
    expect(asked.at(-1)).toBe(450)
    expect(shown()).toHaveLength(451)
  })

  it('goes on where it was when the source goes away while it reads for the first time', async () => {
    const log = new TestLog()
    for (let count = 0; count < 1300; count += 1) log.add({ put: item() })
    const asked: number[] = []
    let isAway = true
    const inner = sourceOf(log)
    const source: ChangesSource = {
      async read(since, limit, epoch) {
        asked.push(since)
        if (isAway && since === 1000) throw new Error('away')
        return inner.read(since, limit, epoch)
      },
    }
    const follower = createFollower({ store, source, pollMs: 1000 })
    await expect(follower.catchUp()).rejects.toThrow('away')
    expect(shown()).toEqual([])
    expect(store.state()).toMatchObject({ epoch: null, ready: false })
    asked.length = 0
    isAway = false
    await follower.catchUp()
    expect(asked).toEqual([1000, 1050, 1100, 1150, 1200, 1250])
    expect(shown()).toHaveLength(1300)
    await until(() => readdirSync(folder).every((name) => !name.includes('next')))
  })

  it('leaves nothing unfinished behind when it is stopped', async () => {
    const log = new TestLog()
    for (let count = 0; count < 300; count += 1) log.add({ put: item() })
    const inner = sourceOf(log)
    const source: ChangesSource = {
      async read(since, limit, epoch) {
        if (since > 0) throw new Error('away')
        return inner.read(since, limit, epoch)
      },
    }
    const follower = createFollower({ store, source, pollMs: 1000 })
    await expect(follower.catchUp()).rejects.toThrow('away')
    await follower.stop()
    await until(() => readdirSync(folder).every((name) => !name.includes('next')))
  })

  it('builds a new store beside the old one when the epoch changes, and serves the old one meanwhile', async () => {
    const log = new TestLog('before')
    const kept = item({ title: 'bleibt' })
    log.add({ put: kept })
    log.add({ put: item({ title: 'verloren' }) })
    await createFollower({ store, source: sourceOf(log), pollMs: 1000 }).catchUp()

    const after = new TestLog('after')
    after.add({ put: kept })
    for (let count = 0; count < 300; count += 1) after.add({ put: item() })
    const seen: number[] = []
    const inner = sourceOf(after)
    const source: ChangesSource = {
      async read(since, limit, epoch) {
        seen.push(shown().length)
        return inner.read(since, limit, epoch)
      },
    }
    const { generation } = store
    await createFollower({ store, source, pollMs: 1000 }).catchUp()
    expect(seen).toEqual([2, 2, 2, 2, 2, 2, 2, 2])
    expect(shown()).toHaveLength(301)
    expect(store.state()).toMatchObject({ epoch: 'after', sequence: 301, ready: true })
    expect(store.generation).toBeGreaterThan(generation)
    // The new content is in the file itself, not only in this process.
    store.close()
    store = openStore(file, contentTypes)
    expect(store.state().epoch).toBe('after')
  })

  it('keeps the old store when the new one cannot be completed', async () => {
    const log = new TestLog('before')
    log.add({ put: item() })
    await createFollower({ store, source: sourceOf(log), pollMs: 1000 }).catchUp()
    const after = new TestLog('after')
    for (let count = 0; count < 300; count += 1) after.add({ put: item() })
    const inner = sourceOf(after)
    const source: ChangesSource = {
      async read(since, limit) {
        if (since > 0 && since < 300) throw new Error('gone')
        return inner.read(since, limit)
      },
    }
    const follower = createFollower({ store, source, pollMs: 1000 })
    store.apply([], { epoch: 'before', sequence: 300 })
    await expect(follower.catchUp()).rejects.toThrow('gone')
    expect(store.state().epoch).toBe('before')
    expect(shown()).toHaveLength(1)
  })

  it('lives through a source that fails, and is woken by news', async () => {
    const log = new TestLog()
    let failing = true
    let news = Promise.withResolvers<void>()
    const inner = sourceOf(log)
    const source: ChangesSource = {
      read: (since, limit) =>
        failing ? Promise.reject(new Error('away')) : inner.read(since, limit),
      wait: (signal) => {
        news = Promise.withResolvers()
        signal.addEventListener('abort', () => news.resolve())
        return news.promise
      },
    }
    const follower = createFollower({ store, source, pollMs: 50 })
    follower.start()
    log.add({ put: item() })
    failing = false
    follower.wake()
    await until(() => shown().length === 1)
    log.add({ put: item() })
    news.resolve()
    await until(() => shown().length === 2)
    expect(store.state().sequence).toBe(2)
    await follower.stop()
  })
})

describe('a store', () => {
  it('is built anew from itself for a release with other content types, and serves meanwhile', async () => {
    const log = new TestLog()
    for (let count = 0; count < 250; count += 1)
      log.add({ put: item({ type: 'news', kicker: 'Rot' }) })
    const withdrawn = item({ formerSlugs: ['zuvor'] })
    log.add({ put: withdrawn })
    log.add({ withdraw: withdrawn, reason: 'x' })
    store.apply(log.entries, log)
    store.close()
    const colour = {
      kind: 'value',
      values: (one) => [String(one.kicker)],
    } as const satisfies ContentType['filters'][string]
    const renewed = contentTypes.map((type) =>
      type.type === 'news' ? { ...type, filters: { ...type.filters, colour } } : type,
    )
    store = openStore(file, renewed)
    const values = `SELECT v.value, count(*) AS count FROM filters f
      JOIN filter_values v ON v.key = f.filter WHERE v.name = 'colour'`
    const titles = shown()
    expect(titles).toHaveLength(250)
    // The hub is away, and is not needed.
    const read = () => Promise.reject(new Error('away'))
    const follower = createFollower({ store, source: { read }, pollMs: 1000 })
    follower.start()
    const seen = new Set<number>()
    await until(() => {
      seen.add(shown().length)
      return store.get(values)?.value === 'Rot'
    })
    await follower.stop()
    expect([...seen]).toEqual([250])
    expect(store.all(values)).toEqual([{ value: 'Rot', count: 250 }])
    expect(shown()).toEqual(titles)
    expect(store.state()).toMatchObject({ epoch: log.epoch, sequence: 252, ready: true })
    expect(store.all('SELECT slug FROM slugs WHERE current = 0')).toEqual([{ slug: 'zuvor' }])
    await until(() => readdirSync(folder).every((name) => !name.includes('next')))
  })

  it('starts anew from a damaged file', () => {
    store.close()
    writeFileSync(file, 'this is not a database, only some text that is long enough')
    store = openStore(file, contentTypes)
    expect(store.state()).toMatchObject({ epoch: null, ready: false })
  })
})

describe('a store whose content types were used', () => {
  it('is not taken for one of other content types', () => {
    const note = z.string().nullable()
    const [first] = contentTypes
    if (!first) throw new Error('no type')
    const types: ContentType[] = [{ ...first, fields: { note }, joined: { always: { note } } }]
    const used = openStore(join(folder, 'used.sqlite'), types)
    used.close()
    // Schemas make parts of themselves when they are asked for.
    z.toJSONSchema(z.object({ note: note.meta({ description: 'of use' }).optional() }))
    const again = openStore(join(folder, 'used.sqlite'), types)
    expect(again.isOutdated).toBe(false)
    again.close()
    const other = openStore(join(folder, 'used.sqlite'), [{ ...first, searchText: () => ['new'] }])
    expect(other.isOutdated).toBe(true)
    other.close()
  })
})

describe('a delivery node', () => {
  const settings = () => ({
    port: 0,
    host: '127.0.0.1',
    dataDir: join(folder, 'node'),
    publicUrl: null,
    filesUrl: null,
    metricsAllow: [],
  })
  const start = (hubUrl: string) =>
    startDeliveryNode({
      hubUrl,
      settings: settings(),
      contentTypes,
      productVersion: '1',
      pollMs: 20,
    })

  it('says the same as the hub it follows, and goes on when the hub is gone', async () => {
    const hub = await startDelivery()
    const one = item({ type: 'news', slug: 'eins', formerSlugs: ['null'] })
    const two = item({ type: 'news', slug: 'zwei', formerSlugs: ['zuvor'] })
    hub.publish({ put: one }, { put: two })
    hub.publish({ withdraw: two, reason: 'x' })
    const node = await start(hub.url)
    const paths = ['/news', '/news/eins', '/changes', '/news?limit=1&facets=year']
    try {
      await until(async () => (await request(`${node.url}/readyz`)).status === 200)
      for (const path of paths) {
        const [theirs, ours] = await Promise.all([
          hub.get(`/content/v1${path}`),
          request(`${node.url}/content/v1${path}`),
        ])
        expect(ours.json).toEqual(theirs.json)
        expect(ours.headers.get('etag')).toBe(theirs.headers.get('etag'))
      }
      for (const name of ['zwei', 'zuvor', two.id]) {
        expect((await request(`${node.url}/content/v1/news/${name}`)).status).toBe(410)
      }
      hub.publish({ put: { ...one, title: 'Geändert' } })
      await until(async () => {
        const { json } = await request(`${node.url}/content/v1/news/eins`)
        return json.title === 'Geändert'
      })
      await hub.close()
      const { json } = await request(`${node.url}/content/v1/news/eins`)
      expect(json.title).toBe('Geändert')
    } finally {
      await node.stop()
    }
    // Started again without a hub, it serves what its file holds.
    const again = await start(hub.url)
    try {
      expect((await request(`${again.url}/readyz`)).status).toBe(200)
      expect((await request(`${again.url}/content/v1/news`)).json.total).toBe(1)
    } finally {
      await again.stop()
    }
  })

  it('answers 503 until it is complete', async () => {
    const node = await start('http://127.0.0.1:1')
    try {
      const list = await request(`${node.url}/content/v1/news`)
      expect(list.status).toBe(503)
      expect(list.headers.get('retry-after')).toBe('1')
      expect((await request(`${node.url}/readyz`)).status).toBe(503)
      expect((await request(`${node.url}/healthz`)).status).toBe(200)
    } finally {
      await node.stop()
    }
  })
})
