import { wider } from './numbers.ts'
import type { WordBytes } from './wordBytes.ts'

const SPACE = 0x20
/** At least so much is free before a word is written; none is longer. */
const ROOM = 1024

/** Writes words as full-text indexes take them: parted by spaces. Always into the same memory. */
export class Tokens {
  readonly #words: WordBytes
  #bytes = new Uint8Array(16 * ROOM)
  #length = 0
  /** In which round each word was last written. */
  #rounds = new Int32Array(ROOM)
  #round = 0

  constructor(words: WordBytes) {
    this.#words = words
  }

  /** Forgets what was written. */
  clear(): void {
    this.#length = 0
  }

  /** Writes words, each with a sign in front. */
  addAll(words: readonly number[], sign: Uint8Array): void {
    for (const word of words) this.#add(word, sign)
  }

  /** The same, each word only once. */
  addDistinct(words: readonly number[], sign: Uint8Array): void {
    if (this.#rounds.length < this.#words.size) {
      this.#rounds = wider(this.#rounds, new Int32Array(2 * this.#words.size))
    }
    this.#round += 1
    for (const word of words) {
      if (this.#rounds[word] === this.#round) continue
      this.#rounds[word] = this.#round
      this.#add(word, sign)
    }
  }

  /** What was written, until more is. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  #add(word: number, sign: Uint8Array): void {
    if (this.#length + ROOM > this.#bytes.length) {
      this.#bytes = wider(this.#bytes, new Uint8Array(2 * this.#bytes.length))
    }
    for (const byte of sign) this.#bytes[this.#length++] = byte
    this.#length = this.#words.copy(word, this.#bytes, this.#length)
    this.#bytes[this.#length++] = SPACE
  }
}
