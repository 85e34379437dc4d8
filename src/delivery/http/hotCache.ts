import type { ReadyAnswer } from './ready.ts'

type Entry = { answer: ReadyAnswer; generation: number; until: number }

/** Ready answers by address, as long as the store they were made from has not changed; bounded by bytes. */
export class HotCache {
  readonly #entries = new Map<string, Entry>()
  readonly #most: number
  #size = 0

  constructor(options: { bytes: number }) {
    this.#most = options.bytes
  }

  get(url: string, generation: number): ReadyAnswer | undefined {
    const entry = this.#entries.get(url)
    if (!entry) return undefined
    if (entry.generation === generation && (entry.until === Infinity || entry.until > Date.now())) {
      return entry.answer
    }
    this.#drop(url, entry)
    return undefined
  }

  put(url: string, answer: ReadyAnswer, options: { generation: number; keep: number }): void {
    const held = this.#entries.get(url)
    if (held) this.#drop(url, held)
    const until = options.keep === Infinity ? Infinity : Date.now() + options.keep
    this.#entries.set(url, { answer, generation: options.generation, until })
    this.#size += answer.size
    // The oldest go first; what is asked for often comes back with the next request.
    for (const [oldest, entry] of this.#entries) {
      if (this.#size <= this.#most) break
      this.#drop(oldest, entry)
    }
  }

  clear(): void {
    this.#entries.clear()
    this.#size = 0
  }

  #drop(url: string, entry: Entry): void {
    this.#entries.delete(url)
    this.#size -= entry.answer.size
  }
}
