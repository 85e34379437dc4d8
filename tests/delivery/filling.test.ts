import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChangesSource } from '#delivery/index.ts'
import { rebuildStore, type Unfinished } from '#delivery/follow/rebuilding.ts'
import { item, startDelivery, TestLog, type TestDelivery } from '../support/delivery.ts'
import { until } from '../support/until.ts'

/** As logs have it whose entries were numbered anew with every change. */
const FIRST = 20_000
const queries = [
  'Brücke',
  'Brücken',
  'Stadtbrücke',
  '"neue Brücke"',
  'Bruecke -Nord',
  'Corona-Pandemie',
  'Coronapandemie',
  'Nummer 1203',
  'Num',
  'Brüke',
  'gestrichen',
  'erneuert',
]

let kept: TestDelivery
let filled: TestDelivery
const log = new TestLog()

beforeEach(async () => {
  kept = await startDelivery()
  filled = await startDelivery()
})
afterEach(async () => {
  await kept.close()
  await filled.close()
})

function makeLog(): void {
  log.entries.length = 0
  log.sequence = FIRST
  for (let count = 0; count < 1300; count += 1) {
    const title = count % 7 === 0 ? `Stadtbrücke ${count}` : `Nummer ${count}`
    const text = count % 5 === 0 ? 'Eine neue Brücke im Norden.' : 'Zur Corona-Pandemie.'
    log.add({ put: item({ title, teaser: 'Brücken', body: { html: '', text }, tags: ['Tor'] }) })
  }
  const gone = item({ title: 'Brücke gestrichen' })
  const changed = item({ title: 'Brücke alt' })
  log.add({ put: gone })
  log.add({ put: changed })
  log.add({ remove: gone })
  log.add({ put: { ...changed, title: 'Brücke erneuert' } })
}

type Options = { awayAt: number | null; headAtFirst?: number }

function sourceOf(options: Options): ChangesSource {
  return {
    async read(since, limit) {
      if (options.awayAt !== null && since >= options.awayAt) throw new Error('away')
      const later = log.entries.filter((entry) => entry.sequence > since)
      const changes = later.slice(0, limit)
      const more = later.length > limit
      const sequence = more ? (changes.at(-1)?.sequence ?? since) : log.sequence
      const head = since === 0 ? (options.headAtFirst ?? log.sequence) : log.sequence
      return { epoch: log.epoch, changes, sequence, more, head }
    },
  }
}

async function answers(delivery: TestDelivery): Promise<unknown[]> {
  const found = queries.map(async (query) => {
    const q = new URLSearchParams({ q: query, limit: '100', facets: 'tag' })
    const { json } = await delivery.get(`/content/v1/search?${q}`)
    return { query, json }
  })
  return Promise.all(found)
}

describe('a store that is filled with much', () => {
  it('finds the same as one that was filled bit by bit, also after a break', async () => {
    makeLog()
    kept.store.apply(log.entries, { epoch: log.epoch, sequence: log.sequence })
    const options: Options = { awayAt: FIRST + 1100 }
    const reading = { source: sourceOf(options), signal: new AbortController().signal }
    const unfinished: Unfinished = { building: null }
    await expect(rebuildStore(filled.store, reading, { unfinished })).rejects.toThrow('away')
    expect(readdirSync(filled.folder).filter((name) => name.endsWith('.search'))).toHaveLength(1)
    options.awayAt = null
    await rebuildStore(filled.store, reading, { unfinished })

    const found = await answers(filled)
    expect(found).toEqual(await answers(kept))
    expect(JSON.stringify(found)).toContain('<mark>Brücke</mark> erneuert')
    expect(JSON.stringify(found)).not.toContain('<mark>gestrichen</mark>')

    // What changes afterwards is found as well.
    const [first] = log.entries
    if (first?.operation !== 'put' || !first.item) throw new Error('no item')
    const change = log.add({ put: { ...first.item, title: 'Nachträglich gestrichen' } })
    for (const { store } of [kept, filled]) {
      store.apply([change], { epoch: log.epoch, sequence: log.sequence })
    }
    const later = await answers(filled)
    expect(later).toEqual(await answers(kept))
    expect(JSON.stringify(later)).toContain('Nachträglich <mark>gestrichen</mark>')
    await until(() => readdirSync(filled.folder).every((name) => !name.includes('.next-')))
  })

  it('finds all of a log that has grown long while it was read', async () => {
    makeLog()
    kept.store.apply(log.entries, { epoch: log.epoch, sequence: log.sequence })
    const source = sourceOf({ awayAt: null, headAtFirst: 100 })
    await rebuildStore(filled.store, { source, signal: new AbortController().signal })
    expect(await answers(filled)).toEqual(await answers(kept))
  })

  it('leaves nothing behind when it is given up', async () => {
    makeLog()
    const reading = {
      source: sourceOf({ awayAt: FIRST + 1100 }),
      signal: new AbortController().signal,
    }
    await expect(rebuildStore(filled.store, reading)).rejects.toThrow('away')
    await until(() => readdirSync(filled.folder).every((name) => !name.includes('.next-')))
  })
})
