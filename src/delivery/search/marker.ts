import type { Coded } from './coding.ts'
import { BEGUN } from './lexicon.ts'
import type { Marks } from './match.ts'
import { JOINED, MOST_PIECES, type Pieces, SPACE, TIE, WORD } from './pieces.ts'
import { Reading } from './reading.ts'
import { Recent } from '../memory/recent.ts'
import { type Forms, listed } from './vocabulary.ts'

const SNIPPET = 240
const BEFORE = 60
/** Words that are tied together, from the first on, have no more pieces than this; phrases may. */
const JOINED_AHEAD = 16
const PHRASE_AHEAD = 450
const MOST_BEGINNINGS = 300
const MOST_TURNS = 0xff

/** Words by number, when there were so many. */
type Begun = { numbers: readonly number[]; size: number }

/**
 * Marks what a query asks for in texts. Which words are asked for is found out once for all texts; of
 * each text then remains to look through a row of numbers, and to show no more than a snippet.
 */
export class Marker {
  readonly #pieces: Pieces
  readonly #reading: Reading
  #marks: Marks = { forms: [], beginning: null, phrases: [] }
  /** By number of word: whether it is marked in this turn. */
  #marked = new Uint8Array(MOST_PIECES + 1)
  #turn = 0
  /** How many words there were when this was found out. */
  #size = 0
  #phrases: number[][] = []
  readonly #ofForms = new WeakMap<Forms, readonly number[]>()
  readonly #ofBeginning = new Recent<Begun>(MOST_BEGINNINGS)

  constructor(pieces: Pieces) {
    this.#pieces = pieces
    this.#reading = new Reading(pieces)
  }

  /** From now on marks this. */
  use(marks: Marks): void {
    this.#marks = marks
    this.#choose()
  }

  /** A text with its hits in `<mark>` and all else escaped, to stand in a string of JSON. */
  whole(text: Coded): string {
    this.#begin(text)
    this.#reading.finish()
    return this.#show(0, this.#reading.length)
  }

  /** The part of the first of these texts that holds a hit, cut at words; else the first text's beginning. */
  snippet(texts: Iterable<Coded>): string | null {
    let first: Coded | null = null
    for (const text of texts) {
      this.#begin(text)
      const hit = this.#firstHit()
      if (hit >= 0) return this.#cut(hit, this.#hitAt(hit))
      first ??= text
    }
    if (first === null) return null
    this.#begin(first)
    return this.#cut(0, 0)
  }

  #begin(text: Coded): void {
    // Texts that were read since brought new words.
    if (this.#size !== this.#pieces.words.size) this.#choose()
    this.#reading.begin(text, this.#marks.beginning)
  }

  #choose(): void {
    const { forms, beginning, phrases } = this.#marks
    const sets = forms.map((those) => this.#numbersOf(those))
    if (beginning !== null) sets.push(this.#beginningWith(beginning))
    this.#phrases = phrases.map((phrase) => phrase.map((word) => this.#pieces.words.numberOf(word)))
    this.#size = this.#pieces.words.size
    if (this.#size > this.#marked.length) this.#marked = new Uint8Array(this.#size * 2)
    if (this.#turn === MOST_TURNS) this.#marked.fill(0)
    this.#turn = this.#turn === MOST_TURNS ? 1 : this.#turn + 1
    const marked = this.#marked
    const turn = this.#turn
    for (const numbers of sets) for (const number of numbers) marked[number] = turn
    marked[BEGUN] = turn
  }

  #numbersOf(forms: Forms): readonly number[] {
    const held = this.#ofForms.get(forms)
    if (held) return held
    const numbers = [...listed(forms.inflected), ...listed(forms.wider)].map((word) =>
      this.#pieces.words.numberOf(word),
    )
    this.#ofForms.set(forms, numbers)
    return numbers
  }

  #beginningWith(beginning: string): readonly number[] {
    const held = this.#ofBeginning.get(beginning)
    const { words } = this.#pieces
    const { size } = words
    if (held?.size === size) return held.numbers
    const newer = words.beginningWith(beginning, held?.size ?? 0)
    const numbers = held ? held.numbers.concat(newer) : newer
    this.#ofBeginning.set(beginning, { numbers, size })
    return numbers
  }

  #firstHit(): number {
    const reading = this.#reading
    const isAny = this.#phrases.length > 0
    const ahead = isAny ? PHRASE_AHEAD : JOINED_AHEAD
    for (let at = 0; reading.reach(at + 1);) {
      if (!isAny) at = this.#nextMarked(at)
      if (at === reading.length) continue
      reading.reach(at + ahead)
      if (this.#hitAt(at) > 0) return at
      at += 1
    }
    return -1
  }

  /** The first marked piece from one on, of those that were read. */
  #nextMarked(from: number): number {
    const { numbers, length } = this.#reading
    const { wordOf } = this.#pieces
    const marked = this.#marked
    const turn = this.#turn
    let at = from
    while (at < length && marked[wordOf[numbers[at] ?? 0] ?? 0] !== turn) at += 1
    return at
  }

  #isMarked(at: number): boolean {
    return this.#marked[this.#wordAt(at)] === this.#turn
  }

  /** Where a hit ends that begins at a piece; 0 if none begins there. */
  #hitAt(at: number): number {
    for (const phrase of this.#phrases) {
      const end = this.#endOfPhrase(at, phrase)
      if (end > 0) return end
    }
    if (!this.#isMarked(at)) return 0
    return this.#kindAt(at) === JOINED ? this.#endOfJoined(at) : at + 1
  }

  #endOfPhrase(from: number, phrase: number[]): number {
    let at = from
    for (const word of phrase) {
      if (at > from) while (at < this.#reading.length && this.#kindAt(at) !== WORD) at += 1
      if (this.#kindAt(at) !== WORD || this.#wordAt(at) !== word) return 0
      at += 1
    }
    return at
  }

  /** `Corona-Pandemie` where `Coronapandemie` is looked for, unless `Corona` alone is, too. */
  #endOfJoined(at: number): number {
    if (this.#isMarked(at + 1)) return 0
    let end = at + 2
    while (this.#kindAt(end) === TIE && this.#kindAt(end + 1) === WORD) end += 2
    return end
  }

  /** What is around a hit, `to` its end. */
  #cut(hit: number, to: number): string {
    const reading = this.#reading
    const start = this.#startBefore(hit)
    const end = this.#endAfter(start, to)
    const isBegun = start > 0 && this.#kindAt(start) === SPACE
    const isCut = end < reading.length && this.#kindAt(end - 1) === SPACE
    const head = isBegun ? afterBlank(this.#shownAt(start)) : ''
    const tail = isCut ? beforeBlank(this.#shownAt(end - 1)) : ''
    const inner = this.#show(isBegun ? start + 1 : start, isCut ? end - 1 : end)
    const html = `${head}${inner}${tail}`.trim()
    return `${start > 0 ? '… ' : ''}${html}${end < reading.length ? ' …' : ''}`
  }

  #startBefore(hit: number): number {
    const { numbers } = this.#reading
    const { kinds, widths } = this.#pieces
    let start = hit
    let width = 0
    for (let at = hit - 1; at >= 0; at -= 1) {
      const number = numbers[at] ?? 0
      width += widths[number] ?? 0
      if (width > BEFORE) break
      if (at === 0 || kinds[number] === SPACE) start = at
    }
    return start
  }

  /** Behind a blank within the length of a snippet, but not before `least`. */
  #endAfter(start: number, least: number): number {
    const reading = this.#reading
    const { kinds, widths } = this.#pieces
    let end = Math.max(least, 1)
    let width = 0
    for (let at = start; reading.reach(at + 1); at += 1) {
      const number = reading.numbers[at] ?? 0
      width += widths[number] ?? 0
      if (width > SNIPPET && at >= least) return end
      if (at >= least && kinds[number] === SPACE) end = at + 1
    }
    return reading.length
  }

  #show(from: number, to: number): string {
    const { numbers } = this.#reading
    const { shown, wordOf } = this.#pieces
    const marked = this.#marked
    const turn = this.#turn
    const isAny = this.#phrases.length > 0
    let html = ''
    for (let at = from; at < to;) {
      const number = numbers[at] ?? 0
      const mayHit = isAny || marked[wordOf[number] ?? 0] === turn
      const end = mayHit ? this.#hitAt(at) : 0
      if (end === 0 || end > to) {
        html += shown[number] ?? ''
        at += 1
        continue
      }
      html += '<mark>'
      for (; at < end; at += 1) html += this.#shownAt(at)
      html += '</mark>'
    }
    return html
  }

  #numberAt(at: number): number {
    return this.#reading.numbers[at] ?? 0
  }

  #wordAt(at: number): number {
    return this.#pieces.wordOf[this.#numberAt(at)] ?? 0
  }

  #kindAt(at: number): number {
    return this.#pieces.kinds[this.#numberAt(at)] ?? 0
  }

  #shownAt(at: number): string {
    return this.#pieces.shown[this.#numberAt(at)] ?? ''
  }
}

function afterBlank(shown: string): string {
  return shown.slice(shown.lastIndexOf(' ') + 1)
}

function beforeBlank(shown: string): string {
  return shown.slice(0, Math.max(shown.lastIndexOf(' '), 0))
}
