import type { ReadyAnswer } from './ready.ts'

type Entry = { answer: ReadyAnswer; until: number; size: number }

/** The part of the memory for what was asked for only once so far. */
const NEW = 1 / 6

/**
 * Ready answers by address, as long as the store they were made from has not changed; bounded by bytes.
 * What is asked for a second time has a place apart, so that what is asked for only once, as crawlers
 * do, does not drive it out.
 */
export class HotCache {
  readonly #new: Bounded
  readonly #asked: Bounded
  #generation = 0

  constructor(options: { bytes: number }) {
    this.#new = new Bounded(options.bytes * NEW)
    this.#asked = new Bounded(options.bytes * (1 - NEW))
  }

  /** Bytes of all that is held. */
  get size(): number {
    return this.#new.size + this.#asked.size
  }

  get(url: string, generation: number): ReadyAnswer | undefined {
    if (generation !== this.#generation) this.clear()
    this.#generation = generation
    const entry = this.#asked.get(url) ?? this.#moved(url)
    if (!entry) return undefined
    if (entry.until === Infinity || entry.until > Date.now()) return entry.answer
    this.#asked.drop(url)
    return undefined
  }

  /** Keeps an answer for so many milliseconds, if it is of the generation last asked for. */
  put(url: string, answer: ReadyAnswer, options: { generation: number; keep: number }): void {
    if (options.generation !== this.#generation) return
    const until = options.keep === Infinity ? Infinity : Date.now() + options.keep
    const isLarge = answer.size > this.#new.most
    const place = isLarge || this.#asked.get(url) ? this.#asked : this.#new
    place.put(url, { answer, until, size: 0 })
  }

  /** To be called when an answer has grown: it is held in every coding it was asked for in. */
  weigh(url: string): void {
    for (const place of [this.#new, this.#asked]) {
      const entry = place.get(url)
      if (entry) place.put(url, entry)
    }
  }

  clear(): void {
    this.#new.clear()
    this.#asked.clear()
  }

  #moved(url: string): Entry | undefined {
    const entry = this.#new.get(url)
    if (!entry) return undefined
    this.#new.drop(url)
    this.#asked.put(url, entry)
    return entry
  }
}

/** Answers up to so many bytes. */
class Bounded {
  readonly most: number
  readonly #entries = new Map<string, Entry>()
  size = 0

  constructor(most: number) {
    this.most = most
  }

  get(url: string): Entry | undefined {
    return this.#entries.get(url)
  }

  /** Holds an answer in its place, with the size it has now. */
  put(url: string, entry: Entry): void {
    const held = this.#entries.get(url)
    if (held) this.size -= held.size
    // The address as key and within V8's table.
    entry.size = entry.answer.size + 2 * url.length
    this.size += entry.size
    this.#entries.set(url, entry)
    // The oldest go first; what is asked for often comes back with the next request.
    for (const oldest of this.#entries.keys()) {
      if (this.size <= this.most) break
      this.drop(oldest)
    }
  }

  drop(url: string): void {
    this.size -= this.#entries.get(url)?.size ?? 0
    this.#entries.delete(url)
  }

  clear(): void {
    this.#entries.clear()
    this.size = 0
  }
}
