import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SortKey } from '#contract/contentType.ts'
import type { StoredItem } from '#contract/item.ts'
import { everything, Places, type Selection } from '#delivery/places/index.ts'
import { item, startDelivery, type TestDelivery, type TestEntry } from '../support/delivery.ts'
import { type Random, randomFrom } from '../support/random.ts'

const LANGUAGES = ['de', 'en', 'tr'] as const
const SORTS: SortKey[] = ['-date', 'date', 'title', 'order']
const STEPS = 120

let delivery: TestDelivery

beforeEach(async () => {
  delivery = await startDelivery()
})
afterEach(() => delivery.close())

/** Releases in several languages and breakfasts with their dates, written, changed and taken back. */
function* actions(random: Random): Generator<TestEntry> {
  const visible = new Map<string, StoredItem>()
  for (let step = 0; step < STEPS; step += 1) {
    const known = random.pick([...visible.values()])
    const name = (one: StoredItem) => `${one.id} ${one.language}`
    if (known && random.chance(0.2)) {
      visible.delete(name(known))
      yield random.chance(0.5) ? { remove: known } : { withdraw: known, reason: 'Irrtum' }
      continue
    }
    const language = random.pick(LANGUAGES) ?? 'de'
    const isNew = !known || random.chance(0.5)
    const fields = {
      id: isNew ? `item-${step}` : known.id,
      type: isNew ? random.pick(['news', 'activity']) : known.type,
      language: isNew || random.chance(0.5) ? language : known.language,
      title: `Titel ${random.below(20)}`,
      date: `202${random.below(5)}-0${1 + random.below(9)}-15`,
      publishedAt: `202${random.below(5)}-03-0${1 + random.below(9)}T10:00:00.000Z`,
      tags: random.some(['eins', 'zwei', 'drei']),
      channels: random.some(['city', 'ki']),
      originalLanguage: 'de',
    }
    const put =
      fields.type === 'activity' ? item({ ...fields, ...breakfast(random) }) : item(fields)
    visible.set(name(put), put)
    yield { put }
  }
}

function breakfast(random: Random): Record<string, unknown> {
  const day = String(1 + random.below(27)).padStart(2, '0')
  return {
    kind: 'breakfast',
    timeZone: 'Europe/Berlin',
    startsAt: `2024-0${1 + random.below(9)}-${day}T08:00:00.000Z`,
    endsAt: null,
    rule: random.chance(0.5) ? 'FREQ=WEEKLY;COUNT=4' : null,
    extraDates: [],
    exceptions: [],
    hosts: [],
    spokenLanguages: [],
    accessibility: [],
    registration: { mode: 'none' },
  }
}

const selections: Selection[] = ['news', 'activity', 'event'].flatMap((type) => {
  const all = everything(type)
  return [
    all,
    { ...all, languages: ['de'] },
    { ...all, languages: ['tr', 'de'], preferred: { languages: ['tr', 'de'], original: false } },
    { ...all, preferred: { languages: ['en'], original: true }, channel: 'city' },
    { ...all, filters: [{ name: 'tag', values: ['eins', 'drei'] }], channel: 'ki' },
    { ...all, filters: [{ name: 'tag', values: ['zwei'] }], years: ['2021', '2024'] },
    { ...all, start: { from: '2021-01-01', to: '2024-06-30' } },
    { ...all, published: { from: '2021-03-03T10:00:00.000Z', to: null } },
    { ...all, window: { begin: '2024-03-01T00:00:00.000Z', end: '2024-09-01T00:00:00.000Z' } },
  ]
})

function answersOf(places: Places): unknown {
  return selections.map((where) => [
    SORTS.map((sort) => {
      const found = places.find(where, sort)
      const keys = found.page({ after: null, down: sort === '-date', limit: 1000 })
      const middle = keys[keys.length >> 1]
      const after = middle === undefined ? null : found.positionOf(middle)
      const rest = found.page({ after, down: sort === '-date', limit: 1000 })
      return { total: found.total, keys, rest, beside: middle && found.beside(middle) }
    }),
    ['tag', 'channel', 'year', 'type'].map((name) => places.count(where, name)),
  ])
}

describe('what is kept up with every change', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])('is what is read anew (seed %i)', (seed) => {
    const random = randomFrom(seed)
    const places = new Places(delivery.store)
    answersOf(places)
    let entries: TestEntry[] = []
    for (const entry of actions(random)) {
      entries.push(entry)
      if (random.chance(0.5)) continue
      delivery.publish(...entries)
      entries = []
      expect(answersOf(places)).toEqual(answersOf(new Places(delivery.store)))
    }
    expect(places.find(everything('news'), 'date').total).toBeGreaterThan(5)
    expect(places.find(everything('event'), 'date').total).toBeGreaterThan(5)
  })
})
