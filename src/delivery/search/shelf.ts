const SLAB = 256 * 1024

type Slab = { bytes: Uint8Array; used: number; names: number[] }
/** Where something stands; what it stands in is not written to again. */
export type Place = { bytes: Uint8Array; start: number; end: number }

/**
 * Bytes by number, few large pieces of memory for many small ones; what was put here first goes
 * first.
 */
export class Shelf {
  readonly #most: () => number
  readonly #slabs: Slab[] = []
  #places = new Map<number, Place>()

  /** `most`: bytes of all together, as long as nothing else needs them. */
  constructor(most: () => number) {
    this.#most = most
  }

  get(name: number): Place | undefined {
    return this.#places.get(name)
  }

  /** Keeps a copy. */
  put(name: number, bytes: Uint8Array): Place {
    const slab = this.#slabFor(bytes.length)
    const start = slab.used
    const end = start + bytes.length
    slab.bytes.set(bytes, start)
    slab.used = end
    slab.names.push(name)
    const place = { bytes: slab.bytes, start, end }
    this.#places.set(name, place)
    return place
  }

  clear(): void {
    this.#slabs.length = 0
    this.#places = new Map()
  }

  #slabFor(length: number): Slab {
    const last = this.#slabs.at(-1)
    if (last && last.used + length <= last.bytes.length) return last
    const slab = { bytes: new Uint8Array(Math.max(SLAB, length)), used: 0, names: [] }
    this.#slabs.push(slab)
    while (this.#slabs.length > 1 && this.#slabs.length * SLAB > this.#most()) this.#drop()
    return slab
  }

  #drop(): void {
    const dropped = this.#slabs.shift()
    for (const name of dropped?.names ?? []) {
      if (this.#places.get(name)?.bytes === dropped?.bytes) this.#places.delete(name)
    }
  }
}
