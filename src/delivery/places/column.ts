import { roomFor, wider } from '../search/numbers.ts'

type Numbers = Float64Array | Int32Array | Uint16Array

/** One number for each item, found by the key of its row; 0 where none was noted. */
export class Column<Held extends Numbers> {
  #numbers: Held
  readonly #make: (length: number) => Held

  constructor(make: (length: number) => Held) {
    this.#make = make
    this.#numbers = make(0)
  }

  get(key: number): number {
    return this.#numbers[key] ?? 0
  }

  set(key: number, value: number): void {
    if (key >= this.#numbers.length) this.#grow(key)
    this.#numbers[key] = value
  }

  clear(key: number): void {
    if (key < this.#numbers.length) this.#numbers[key] = 0
  }

  #grow(key: number): void {
    this.#numbers = wider(this.#numbers, this.#make(roomFor(key)))
  }
}
