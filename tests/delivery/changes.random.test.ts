import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StoredItem } from '#contract/item.ts'
import type { LogEntry } from '#contract/log.ts'
import { createFollower } from '#delivery/index.ts'
import {
  type ChangesReader,
  type Filter,
  pageReader,
  streamReader,
} from '../support/changesReaders.ts'
import { item, startDelivery, type TestDelivery, TestLog } from '../support/delivery.ts'
import { type Random, randomFrom } from '../support/random.ts'

const TYPES = ['press-release', 'news', 'category', 'person'] as const
const LANGUAGES = ['de', 'en', 'de-simple'] as const
const CHANNELS = ['city', 'ki']
const STEPS = 45

let delivery: TestDelivery

beforeEach(async () => {
  delivery = await startDelivery()
})
afterEach(() => delivery.close())

/** A city's press office gone wild, and what it has made public. */
class World {
  log = new TestLog('epoch-1')
  readonly visible = new Map<string, StoredItem>()
  readonly gone = new Map<string, StoredItem>()
  readonly #random: Random
  #epochs = 1

  constructor(random: Random) {
    this.#random = random
  }

  act(): void {
    const random = this.#random
    // Often the one that was left alone longest, so that what is old in the log is what is gone.
    const all = [...this.visible.values()]
    const known = random.chance(0.6) ? all[0] : random.pick(all)
    const past = random.pick([...this.gone.values()])
    const dice = random.below(10)
    if (known && dice < 3)
      this.#put({ ...known, title: `${known.title}!`, channels: random.some(CHANNELS) })
    else if (known && dice < 4) this.#end('withdraw', known)
    else if (known && dice < 6) this.#end('remove', known)
    else if (past && dice < 7) this.#put({ ...past, title: `${past.title} (wieder)` })
    else this.#put(this.#anything())
    delivery.store.apply(this.log.entries.slice(-1), this.log)
  }

  /** Removals older than everything else are forgotten, as the hub does it. */
  forget(): void {
    const kept = this.#heads().find((entry) => entry.operation !== 'remove')
    const horizon = (kept?.sequence ?? this.log.sequence + 1) - 1
    delivery.store.apply([], { ...this.log, horizon })
  }

  /** The hub was restored: some of what was public is lost, the rest is numbered anew. */
  async restore(): Promise<void> {
    this.#epochs += 1
    const log = new TestLog(`epoch-${this.#epochs}`)
    log.sequence = this.log.sequence
    const lost = this.#random.pick([...this.visible.keys()])
    if (lost !== undefined) this.visible.delete(lost)
    for (const put of this.visible.values()) log.add({ put })
    this.log = log
    const read = async (since: number) => ({
      epoch: log.epoch,
      changes: log.entries.filter((entry) => entry.sequence > since),
      sequence: log.sequence,
      more: false,
    })
    await createFollower({ store: delivery.store, source: { read }, pollMs: 1000 }).catchUp()
  }

  /** What a reader with these filters must end with. */
  expected({ types, language, channel }: Filter): string[] {
    return [...this.visible]
      .filter(
        ([, entry]) =>
          (types.length === 0 || types.includes(entry.type)) &&
          (language.length === 0 || entry.language === null || language.includes(entry.language)) &&
          (channel === null || entry.channels.includes(channel)),
      )
      .map(([key, entry]) => `${key} ${entry.title}`)
      .toSorted()
  }

  #put(put: StoredItem): void {
    const key = `${put.id}/${put.language}`
    this.log.add({ put })
    this.visible.delete(key)
    this.visible.set(key, put)
    this.gone.delete(key)
  }

  #end(operation: 'withdraw' | 'remove', ended: StoredItem): void {
    const key = `${ended.id}/${ended.language}`
    this.log.add(
      operation === 'withdraw' ? { withdraw: ended, reason: 'Irrtum' } : { remove: ended },
    )
    this.visible.delete(key)
    this.gone.set(key, ended)
  }

  #anything(): StoredItem {
    const random = this.#random
    const type = random.pick(TYPES)
    const original = random.pick([...this.visible.values()])
    const language = type === 'person' ? null : random.pick(LANGUAGES)
    const fields = { type, language, channels: random.some(CHANNELS) }
    const fresh = item(fields)
    // Now and then a translation: the same id in another language.
    const free = original && !this.#knows(original.id, language)
    return free && original.type === type && type !== 'person'
      ? { ...fresh, id: original.id, originalLanguage: original.originalLanguage }
      : fresh
  }

  #knows(id: string, language: string | null): boolean {
    const key = `${id}/${language}`
    return this.visible.has(key) || this.gone.has(key)
  }

  #heads(): LogEntry[] {
    const heads = new Map<string, LogEntry>()
    for (const entry of this.log.entries) heads.set(`${entry.id}/${entry.language}`, entry)
    return [...heads.values()].toSorted((one, other) => one.sequence - other.sequence)
  }
}

function anyFilter(random: Random): Filter {
  return {
    types: random.chance(0.5) ? random.some(TYPES) : [],
    language: random.chance(0.5) ? random.some(LANGUAGES) : [],
    channel: random.chance(0.5) ? random.pick(['city', 'ki'] as const) : null,
  }
}

type Following = { name: string; filter: Filter; reader: ChangesReader }

describe('readers of the changes', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'end with what is public, wherever they start and stop (seed %i)',
    async (seed) => {
      const random = randomFrom(seed)
      const world = new World(random)
      const readers: Following[] = []
      const start = (): void => {
        const filter = anyFilter(random)
        const limit = 1 + random.below(8)
        const make = random.chance(0.5) ? pageReader : streamReader
        const reader = make(() => delivery.url, filter, limit)
        readers.push({ name: `${make.name} ${JSON.stringify({ filter, limit })}`, filter, reader })
      }
      for (let step = 0; step < STEPS; step += 1) {
        const reading = readers
          .filter(() => random.chance(0.2))
          .map(({ reader }) => reader.readSome(1 + random.below(4), () => world.log))
        for (let acts = random.below(6); acts >= 0; acts -= 1) world.act()
        if (random.chance(0.3)) world.forget()
        if (random.chance(0.03)) await world.restore()
        if (readers.length < 8 && random.chance(0.3)) start()
        await Promise.all(reading)
      }
      start()
      await Promise.all(readers.map(({ reader }) => reader.readTo(world.log)))
      for (const { name, filter, reader } of readers) {
        expect({ name, held: reader.held() }).toEqual({ name, held: world.expected(filter) })
      }
    },
  )
})
