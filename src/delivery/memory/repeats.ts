import { Bits } from '../search/bits.ts'
import { signOf } from './sign.ts'

/** Of so many names at least it is known that they were asked for, and of at most twice as many. */
const MOST = 4000
/** Few enough are set that one name in fifty is taken for another. */
const MARKS = 2 ** 18

/**
 * Knows what was asked for before: what is asked for once is not worth keeping. Holds marks instead of
 * names, 64 KiB in all; two names may share one, and the second of them is then taken for known.
 */
export class Repeats {
  #young = new Bits(MARKS - 1)
  #old = new Bits(MARKS - 1)
  #count = 0

  /** Whether a name was asked for before; from now on it was. */
  note(name: string): boolean {
    const mark = markOf(name)
    if (this.#young.has(mark)) return true
    const isKnown = this.#old.has(mark)
    if (this.#count >= MOST) this.#turn()
    this.#count += 1
    this.#young.add(mark)
    return isKnown
  }

  #turn(): void {
    this.#old = this.#young
    this.#young = new Bits(MARKS - 1)
    this.#count = 0
  }
}

function markOf(name: string): number {
  const sign = signOf(name)
  return (sign ^ (sign >>> 18)) & (MARKS - 1)
}
