import { Recent } from '../search/recent.ts'

const MOST = 4000

/** Knows which addresses have been asked for before, of the last thousands. */
export class Repeats {
  readonly #asked = new Recent<true>(MOST)

  /** Whether an address was asked for before; from now on it was. */
  note(url: string): boolean {
    if (this.#asked.get(url)) return true
    this.#asked.set(url, true)
    return false
  }
}
