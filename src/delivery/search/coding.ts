import { JOINED, type Pieces, WORD } from './pieces.ts'
import type { Place } from './shelf.ts'
import { fold, isTied, type Span, spans } from './text.ts'

/**
 * A text as the numbers of its pieces, in order: numbers below 128 as one byte, others as two or
 * three. A single blank between two words goes without saying. What has no number stands there as it
 * is, after a zero, its kind and its length in bytes.
 */
export type Coded = Place

/** Bytes in front of each text for its length. */
const HEAD = 3
const LONGEST_JOINED = 4
const BLANK = 0x20
/** Of what is longer, a snippet shows no more. */
const LONGEST_SHOWN = 240
/** All space that is not one blank by itself, as nearly all is. */
const OTHER_SPACE = /\s{2,}|[^\S ]/g
const utf8 = new TextEncoder()

/** Codes texts, one after another; they take a third of their letters. */
export class Writer {
  readonly #pieces: Pieces
  #bytes = new Uint8Array(16 * 1024)
  #length = 0

  constructor(pieces: Pieces) {
    this.#pieces = pieces
  }

  /** Adds a text; `plain`: with single blanks only. */
  add(text: string, { plain }: { plain: boolean }): this {
    const head = this.#length
    this.#reserve(HEAD)
    this.#length += HEAD
    const found = spans(text)
    let end = 0
    const gapTo = (to: number): string => {
      if (to === end + 1 && text.charCodeAt(end) === BLANK) return ' '
      const gap = text.slice(end, to)
      return plain ? gap.replace(OTHER_SPACE, ' ').slice(0, LONGEST_SHOWN) : gap
    }
    for (const [at, word] of found.entries()) {
      const before = found[at - 1]
      const gap = gapTo(word.start)
      if (gap !== (before ? ' ' : '')) this.#gap(gap)
      if (!before || !isTied(text, before, word)) this.#joined(text, found, at)
      this.#word(text, plain ? shortened(word) : word)
      end = word.end
    }
    const rest = gapTo(text.length)
    if (rest !== '') this.#gap(rest)
    const length = this.#length - head - HEAD
    for (let at = 0; at < HEAD; at += 1) this.#bytes[head + at] = length >>> (8 * at)
    return this
  }

  /** What was added, in memory that the next text is written to. */
  done(): Uint8Array {
    const written = this.#bytes.subarray(0, this.#length)
    this.#length = 0
    return written
  }

  #word(text: string, { start, end }: Span): void {
    const number = this.#pieces.word(text, start, end)
    if (number !== 0) this.#number(number)
    else this.#literal(WORD, text.slice(start, end))
  }

  #gap(gap: string): void {
    const number = this.#pieces.gap(gap)
    if (number !== 0) this.#number(number)
    else this.#literal(0, gap)
  }

  /** Says that the words from one on, if they are tied together, are one. */
  #joined(text: string, found: Span[], from: number): void {
    const tied = tiedFrom(text, found, from)
    if (tied.length === 0 || tied.length > LONGEST_JOINED) return
    const joined = tied.map(({ start, end }) => fold(text.slice(start, end))).join('')
    const number = this.#pieces.joined(joined)
    if (number !== 0) this.#number(number)
    else this.#literal(JOINED, joined)
  }

  #number(number: number): void {
    this.#reserve(3)
    let rest = number
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = 0x80 | (rest & 0x7f)
      rest >>>= 7
    }
    this.#bytes[this.#length++] = rest
  }

  #literal(kind: number, text: string): void {
    const bytes = utf8.encode(text)
    this.#reserve(bytes.length + 8)
    this.#bytes[this.#length++] = 0
    this.#bytes[this.#length++] = kind
    this.#number(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const wider = new Uint8Array((this.#length + more) * 2)
    wider.set(this.#bytes)
    this.#bytes = wider
  }
}

/** The texts that were added one after another, from one on. */
export function* codedTexts({ bytes, start, end }: Place): Generator<Coded, undefined> {
  for (let at = start; at < end;) {
    const length = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16)
    const begin = at + HEAD
    at = begin + length
    yield { bytes, start: begin, end: at }
  }
}

/** The words from one on that are tied to one another; none if it is alone. */
function tiedFrom(text: string, found: Span[], from: number): Span[] {
  let last = from
  for (; ; last += 1) {
    const before = found[last]
    const next = found[last + 1]
    if (!before || !next || !isTied(text, before, next)) break
  }
  return last > from ? found.slice(from, last + 1) : []
}

function shortened(word: Span): Span {
  const end = word.start + LONGEST_SHOWN
  return word.end > end ? { ...word, end } : word
}
