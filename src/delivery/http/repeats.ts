const MOST = 4000

/** Knows which addresses have been asked for before, of the last thousands. */
export class Repeats {
  #young = new Set<string>()
  #old = new Set<string>()

  /** Whether an address was asked for before; from now on it was. */
  note(url: string): boolean {
    const known = this.#young.has(url) || this.#old.has(url)
    if (this.#young.size >= MOST) {
      this.#old = this.#young
      this.#young = new Set()
    }
    this.#young.add(url)
    return known
  }
}
