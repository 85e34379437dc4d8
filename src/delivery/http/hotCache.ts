import type { ReadyAnswer } from './ready.ts'

type Entry = { answer: ReadyAnswer; until: number; size: number }

/** Ready answers by address, as long as the store they were made from has not changed; bounded by bytes. */
export class HotCache {
  readonly #entries = new Map<string, Entry>()
  readonly #most: number
  #generation = 0
  #size = 0

  constructor(options: { bytes: number }) {
    this.#most = options.bytes
  }

  /** Bytes of all that is held. */
  get size(): number {
    return this.#size
  }

  get(url: string, generation: number): ReadyAnswer | undefined {
    if (generation !== this.#generation) this.clear()
    this.#generation = generation
    const entry = this.#entries.get(url)
    if (!entry) return undefined
    if (entry.until === Infinity || entry.until > Date.now()) return entry.answer
    this.#drop(url, entry)
    return undefined
  }

  /** Keeps an answer for so many milliseconds, if it is of the generation last asked for. */
  put(url: string, answer: ReadyAnswer, options: { generation: number; keep: number }): void {
    if (options.generation !== this.#generation) return
    const held = this.#entries.get(url)
    if (held) this.#drop(url, held)
    const until = options.keep === Infinity ? Infinity : Date.now() + options.keep
    this.#entries.set(url, { answer, until, size: 0 })
    this.weigh(url)
  }

  /** To be called when an answer has grown: it is held in every coding it was asked for in. */
  weigh(url: string): void {
    const entry = this.#entries.get(url)
    if (!entry) return
    this.#size -= entry.size
    // The address as key and within V8's table.
    entry.size = entry.answer.size + 2 * url.length
    this.#size += entry.size
    // The oldest go first; what is asked for often comes back with the next request.
    for (const [oldest, other] of this.#entries) {
      if (this.#size <= this.#most) break
      this.#drop(oldest, other)
    }
  }

  clear(): void {
    this.#entries.clear()
    this.#size = 0
  }

  #drop(url: string, entry: Entry): void {
    this.#entries.delete(url)
    this.#size -= entry.size
  }
}
