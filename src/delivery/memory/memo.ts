import type { Repeats } from './repeats.ts'

/** What an entry takes beyond its name and value, about. */
const OVERHEAD = 100

/** Remembers what was found out under a name, until it is cleared; when it is full the oldest goes. */
export class Memo<T> {
  readonly #held = new Map<string, { value: T; size: number }>()
  readonly #most: number
  readonly #sizeOf: (value: T) => number
  readonly #repeats: Repeats | null
  #size = 0

  /**
   * `most` bounds the bytes it takes; `sizeOf` says those of a value. With `repeats` a value is
   * remembered only when its name is asked for again.
   */
  constructor(options: { most: number; sizeOf: (value: T) => number; repeats?: Repeats }) {
    this.#most = options.most
    this.#sizeOf = options.sizeOf
    this.#repeats = options.repeats ?? null
  }

  /** What is held under this name, else what `find` finds. */
  get(name: string, find: () => T): T {
    const held = this.#held.get(name)
    if (held) return held.value
    const found = find()
    if (!this.#repeats || this.#repeats.note(name)) this.set(name, found)
    return found
  }

  /** What is held under this name. */
  peek(name: string): T | undefined {
    return this.#held.get(name)?.value
  }

  /** Remembers a value under a name that nothing is held under, unless it alone is too large. */
  set(name: string, value: T): void {
    const size = name.length + this.#sizeOf(value) + OVERHEAD
    for (const [oldest, held] of this.#held) {
      if (this.#size + size <= this.#most) break
      this.#held.delete(oldest)
      this.#size -= held.size
    }
    if (this.#size + size > this.#most) return
    this.#held.set(name, { value, size })
    this.#size += size
  }

  clear(): void {
    this.#held.clear()
    this.#size = 0
  }
}
