import type { Coded } from './coding.ts'
import { BEGUN } from './lexicon.ts'
import { gapOf, JOINED, type Pieces, WORD } from './pieces.ts'
import { fold } from './text.ts'

/** Places behind a text that may be looked at. */
const BEHIND = 2
/** Pieces are read in steps of so many at least. */
const STEP = 64

/** The pieces of one text after another, read as far as they are looked at. */
export class Reading {
  readonly #pieces: Pieces
  /** By place in the text; zeros stand behind the last. */
  numbers = new Int32Array(4096)
  /** How many were read. */
  length = 0
  #bytes: Uint8Array = new Uint8Array(0)
  #at = 0
  #end = 0
  #beginning: string | null = null

  constructor(pieces: Pieces) {
    this.#pieces = pieces
  }

  /** Goes to the beginning of a text; rare words that begin like this are known by BEGUN. */
  begin({ bytes, start, end }: Coded, beginning: string | null): void {
    this.#bytes = bytes
    this.#at = start
    this.#end = end
    this.#beginning = beginning
    this.length = 0
  }

  /** Reads on to the end. */
  finish(): void {
    this.reach(this.length + 2 * (this.#end - this.#at))
  }

  /** Reads on up to so many pieces or a few more; false if there are not as many. */
  reach(wanted: number): boolean {
    if (this.length >= wanted) return true
    const { kinds, blank } = this.#pieces
    const bytes = this.#bytes
    const end = this.#end
    const most = wanted + STEP
    if (this.numbers.length < most + BEHIND) this.#widen(most)
    const { numbers } = this
    let { length } = this
    let before = length > 0 ? (kinds[numbers[length - 1] ?? 0] ?? 0) : 0
    let at = this.#at
    while (at < end && length < most - 1) {
      let number = bytes[at++] ?? 0
      if (number >= 0x80) {
        const second = bytes[at++] ?? 0
        number = (number & 0x7f) | ((second & 0x7f) << 7)
        if (second >= 0x80) number |= (bytes[at++] ?? 0) << 14
      } else if (number === 0) {
        const literal = literalAt(bytes, at)
        number = this.#rare(literal)
        at = literal.end
      }
      const kind = kinds[number] ?? 0
      if (before === WORD && (kind === WORD || kind === JOINED)) numbers[length++] = blank
      numbers[length++] = number
      before = kind
    }
    numbers.fill(0, length, length + BEHIND)
    this.#at = at
    this.length = length
    return length >= wanted
  }

  #rare({ kind, text }: { kind: number; text: string }): number {
    const isWord = kind === WORD || kind === JOINED
    const folded = kind === WORD ? fold(text) : text
    const found = isWord ? this.#pieces.words.find(folded) : 0
    const isBegun = isWord && this.#beginning !== null && folded.startsWith(this.#beginning)
    const word = found === 0 && isBegun ? BEGUN : found
    const shown = kind === JOINED ? '' : text
    const piece = isWord ? { shown, kind, width: shown.length } : gapOf(text)
    return this.#pieces.rare(piece, word)
  }

  #widen(most: number): void {
    const wider = new Int32Array(2 * most)
    wider.set(this.numbers)
    this.numbers = wider
  }
}

function literalAt(bytes: Uint8Array, from: number): { kind: number; text: string; end: number } {
  const kind = bytes[from] ?? 0
  let at = from + 1
  let length = 0
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++] ?? 0
    length |= (byte & 0x7f) << shift
    if (byte < 0x80) break
  }
  const end = at + length
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + at, length).toString()
  return { kind, text, end }
}
