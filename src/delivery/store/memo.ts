/** What an entry takes beyond its name and value, about. */
const OVERHEAD = 100

/** Remembers what was found out under a name, until it is cleared; when it is full it begins anew. */
export class Memo<T> {
  readonly #held = new Map<string, T>()
  readonly #most: number
  readonly #sizeOf: (value: T) => number
  #size = 0

  /** `most` bounds the bytes it takes; `sizeOf` says those of a value. */
  constructor({ most, sizeOf }: { most: number; sizeOf: (value: T) => number }) {
    this.#most = most
    this.#sizeOf = sizeOf
  }

  /** What is held under this name, else what `find` finds. */
  get(name: string, find: () => T): T {
    const held = this.#held.get(name)
    if (held !== undefined) return held
    const found = find()
    const size = name.length + this.#sizeOf(found) + OVERHEAD
    if (this.#size + size > this.#most) this.clear()
    this.#held.set(name, found)
    this.#size += size
    return found
  }

  clear(): void {
    this.#held.clear()
    this.#size = 0
  }
}
