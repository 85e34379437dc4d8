import { wider } from './numbers.ts'

const SEED = 0x811c9dc5 | 0
const PRIME = 0x01000193

/**
 * Words as bytes, each held once and known by a number: texts are made of the same words again and
 * again, and a string for each of them costs many times what is done with it.
 */
export class WordBytes {
  /** Numbers plus one, by the hash of the word; 0 is free. */
  #slots = new Int32Array(1024)
  #hashes = new Int32Array(512)
  /** Where the bytes of each word end; they begin where those before end. */
  #ends = new Int32Array(512)
  #bytes = new Uint8Array(8192)
  #learned = new Uint8Array(512)
  #size = 0

  /** How many words it holds. */
  get size(): number {
    return this.#size
  }

  /** The number of the word that is written in the first bytes. */
  numberOf(word: Uint8Array, length: number): number {
    let hash = SEED
    for (let at = 0; at < length; at += 1) hash = Math.imul(hash ^ (word[at] ?? 0), PRIME)
    const mask = this.#slots.length - 1
    // The lower bits of such a hash are the better mixed ones only after this.
    let slot = (hash ^ (hash >>> 15)) & mask
    for (let held = 0; (held = this.#slots[slot] ?? 0) !== 0; slot = (slot + 1) & mask) {
      const number = held - 1
      if (this.#hashes[number] === hash && this.#isHeldAs(number, word, length)) return number
    }
    this.#slots[slot] = this.#size + 1
    return this.#add(word, length, hash)
  }

  /** Whether the vocabulary has it, as far as was noted. */
  isLearned(number: number): boolean {
    return this.#learned[number] === 1
  }

  noteLearned(number: number): void {
    this.#learned[number] = 1
  }

  /** Writes a word's bytes at a place; answers where they end, which may be beyond the room. */
  copy(number: number, into: Uint8Array, at: number): number {
    const bytes = this.#bytes
    const end = this.#ends[number] ?? 0
    let to = at
    for (let from = this.#startOf(number); from < end; from += 1) into[to++] = bytes[from] ?? 0
    return to
  }

  /** A word as text. */
  textOf(number: number): string {
    const bytes = this.#bytes.subarray(this.#startOf(number), this.#ends[number])
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()
  }

  #startOf(number: number): number {
    return number === 0 ? 0 : (this.#ends[number - 1] ?? 0)
  }

  #isHeldAs(number: number, word: Uint8Array, length: number): boolean {
    const bytes = this.#bytes
    const start = this.#startOf(number)
    if ((this.#ends[number] ?? 0) - start !== length) return false
    for (let at = 0; at < length; at += 1) if (bytes[start + at] !== word[at]) return false
    return true
  }

  #add(word: Uint8Array, length: number, hash: number): number {
    const number = this.#size
    const start = this.#startOf(number)
    if (start + length > this.#bytes.length) {
      this.#bytes = wider(this.#bytes, new Uint8Array(2 * (start + length)))
    }
    if (number >= this.#ends.length) {
      this.#ends = wider(this.#ends, new Int32Array(2 * number))
      this.#hashes = wider(this.#hashes, new Int32Array(2 * number))
      this.#learned = wider(this.#learned, new Uint8Array(2 * number))
    }
    this.#bytes.set(word.subarray(0, length), start)
    this.#ends[number] = start + length
    this.#hashes[number] = hash
    this.#size += 1
    if (2 * this.#size > this.#slots.length) this.#spread()
    return number
  }

  #spread(): void {
    const slots = new Int32Array(2 * this.#slots.length)
    const mask = slots.length - 1
    for (let number = 0; number < this.#size; number += 1) {
      const hash = this.#hashes[number] ?? 0
      let slot = (hash ^ (hash >>> 15)) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = number + 1
    }
    this.#slots = slots
  }
}
