import { signOf } from './sign.ts'

/** Of so many names at least it is known that they were asked for, and of at most twice as many. */
const MOST = 4000
/** Few enough are set that one name in fifty is taken for another. */
const BITS = 2 ** 18

/**
 * Knows what was asked for before: what is asked for once is not worth keeping. Holds marks instead of
 * names, 64 KiB in all; two names may share one, and the second of them is then taken for known.
 */
export class Repeats {
  #young = new Uint8Array(BITS / 8)
  #old = new Uint8Array(BITS / 8)
  #count = 0

  /** Whether a name was asked for before; from now on it was. */
  note(name: string): boolean {
    const mark = markOf(name)
    if (has(this.#young, mark)) return true
    const isKnown = has(this.#old, mark)
    if (this.#count >= MOST) this.#turn()
    this.#count += 1
    this.#young[mark >>> 3] = (this.#young[mark >>> 3] ?? 0) | (1 << (mark & 7))
    return isKnown
  }

  #turn(): void {
    const oldest = this.#old
    this.#old = this.#young
    this.#young = oldest.fill(0)
    this.#count = 0
  }
}

function has(marks: Uint8Array, mark: number): boolean {
  return ((marks[mark >>> 3] ?? 0) & (1 << (mark & 7))) !== 0
}

function markOf(name: string): number {
  const sign = signOf(name)
  return (sign ^ (sign >>> 18)) & (BITS - 1)
}
