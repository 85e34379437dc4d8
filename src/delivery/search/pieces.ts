import { escapeHtml } from '../answers/html.ts'
import { signOf } from '../memory/sign.ts'
import { Chains, Lexicon } from './lexicon.ts'
import { alone, foldAnew, isTie } from './text.ts'

/** A word; further kinds say what stands between words. */
export const WORD = 1
const OTHER = 2
/** With a blank, or something like it: a text may be cut here. */
export const SPACE = 3
/** Ties two words together. */
export const TIE = 4
/** Takes no room: the words tied together that follow are one word as well. */
export const JOINED = 5

/** So many pieces have numbers, which takes some 6 MB; their numbers are above 0. */
export const MOST_PIECES = 0xffff
/** What is longer will not be met again. */
const LONGEST = 60

/** So many numbers above those stand for pieces without one, in turns, while a text is read. */
const MOST_RARE = 2048
const COLUMN = MOST_PIECES + 1 + MOST_RARE

/**
 * The words of texts as they are written, and what stands between them, each kept once and known by
 * a number. Once there are too many, further ones get none. What is known of a piece stands in
 * columns by its number.
 */
export class Pieces {
  readonly words = new Lexicon()
  /** What to write for each: HTML within a JSON string. */
  readonly shown = Array.from({ length: COLUMN }, () => '')
  readonly kinds = new Uint8Array(COLUMN)
  /** In letters; not more than a snippet holds. */
  readonly widths = new Uint8Array(COLUMN)
  /** The number of the word that each is; 0 for what is none. */
  readonly wordOf = new Int32Array(COLUMN)
  #size = 1
  #rare = 0
  readonly #bySpelling = new Chains()
  readonly #gaps = new Map<string, number>()
  readonly #joined = new Map<number, number>()
  /** The blank between two words. */
  readonly blank = this.gap(' ')

  /** The number of the word that stands in a text from one place to another; 0 if it has none. */
  word(text: string, start: number, end: number): number {
    const width = end - start
    const sign = signOf(text, start, end)
    const chains = this.#bySpelling
    for (let number = chains.first(sign); number !== 0; number = chains.next(number)) {
      if (this.widths[number] !== width) continue
      if (text.startsWith(this.shown[number] ?? '', start)) return number
    }
    if (width > LONGEST) return 0
    const shown = alone(text.slice(start, end))
    const number = this.#add({ shown, kind: WORD, width })
    if (number === 0) return 0
    // Each spelling comes here once.
    this.wordOf[number] = this.words.numberOf(foldAnew(shown))
    chains.add(sign, number)
    return number
  }

  /** The number of what stands between two words; 0 if it has none. */
  gap(text: string): number {
    const held = this.#gaps.get(text)
    if (held !== undefined) return held
    const number = text.length > LONGEST ? 0 : this.#add(gapOf(text))
    if (number !== 0) this.#gaps.set(alone(text), number)
    return number
  }

  /** The number that says that words tied together are one; 0 if there is none. */
  joined(folded: string): number {
    const held = this.#joined.get(this.words.find(folded))
    if (held !== undefined) return held
    const number = this.#add({ shown: '', kind: JOINED, width: 0 })
    if (number === 0) return 0
    const word = this.words.numberOf(folded)
    this.wordOf[number] = word
    this.#joined.set(word, number)
    return number
  }

  /** A number for a piece that has none, for as long as it takes to show it. */
  rare({ shown, kind, width }: Piece, word: number): number {
    this.#rare = (this.#rare + 1) % MOST_RARE
    const number = MOST_PIECES + 1 + this.#rare
    this.shown[number] = shown
    this.kinds[number] = kind
    this.widths[number] = Math.min(width, 0xff)
    this.wordOf[number] = word
    return number
  }

  #add({ shown, kind, width }: Piece): number {
    if (this.#size > MOST_PIECES) return 0
    const number = this.#size
    this.#size += 1
    this.shown[number] = shown
    this.kinds[number] = kind
    this.widths[number] = width
    return number
  }
}

export type Piece = { shown: string; kind: number; width: number }

/** What stands between words, as it is shown, and how it parts them. */
export function gapOf(text: string): Piece {
  const shown = JSON.stringify(escapeHtml(text)).slice(1, -1)
  const kind = /\s/.test(text) ? SPACE : text.length === 1 && isTie(text, 0) ? TIE : OTHER
  return { shown, kind, width: text.length }
}
