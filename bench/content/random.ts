/** Numbers that look random and are the same in every run: mulberry32, seeded by whole numbers. */
export class Random {
  #state: number

  constructor(...seeds: number[]) {
    this.#state = 0x9e3779b9
    for (const seed of seeds) {
      this.#state = Math.imul(this.#state ^ seed, 0x85ebca6b)
      this.#state ^= this.#state >>> 13
    }
  }

  /** From 0 up to but not including 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from 0 to one less than `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    return at(list, this.below(list.length))
  }

  /** Mostly from the beginning of the list, as a few words of a language are used most. */
  usual<T>(list: readonly T[]): T {
    return at(list, Math.floor(list.length * this.next() ** 2.5))
  }

  /** Up to `most` different entries, at least `least`. */
  some<T>(list: readonly T[], { least, most }: { least: number; most: number }): T[] {
    const chosen = new Set<T>()
    const wanted = least + this.below(most - least + 1)
    while (chosen.size < wanted) chosen.add(this.usual(list))
    return [...chosen]
  }

  /** In the form of a random UUID. */
  uuid(): string {
    const hex = Array.from({ length: 4 }, () => this.hex8()).join('')
    const [, a, b, c, d] = /^(.{8})(.{4}).(.{3}).(.{3})/.exec(hex) ?? []
    return `${a}-${b}-4${c}-8${d}-${hex.slice(-12)}`
  }

  hex8(): string {
    return Math.floor(this.next() * 4_294_967_296)
      .toString(16)
      .padStart(8, '0')
  }
}

function at<T>(list: readonly T[], index: number): T {
  const entry = list[index]
  if (entry === undefined) throw new Error('Nothing to choose from')
  return entry
}
