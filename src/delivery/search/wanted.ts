import { isUmlautSign, plain, SHARP_S, small } from './letters.ts'
import { beginsWord, goesOn, isTie, nextWord, type Word } from './text.ts'

const SPACE = 0x20
const SEED = 0x811c9dc5 | 0
const PRIME = 0x01000193

/** FNV-1a, letter by letter. */
function added(word: string): number {
  let sign = SEED
  for (let at = 0; at < word.length; at += 1) sign = Math.imul(sign ^ word.charCodeAt(at), PRIME)
  return sign
}

function short(sign: number): number {
  return (sign ^ (sign >>> 16)) & 0xffff
}

/** Numbers that stand for folded words; now and then two words have the same. */
export function signsOf(words: Iterable<string>): Uint16Array {
  return Uint16Array.from(words, (word) => short(added(word)))
}

/**
 * Words that are looked for in texts. Passes over the others of a text without cutting them out and
 * folding them, which takes ten times as long.
 */
export class Wanted {
  readonly #signs = new Uint8Array(0x10000 / 8)
  #beginning = 0
  #length = -1

  /** Looks for the words with these signs too. */
  include(signs: Iterable<number>): void {
    for (const sign of signs) {
      this.#signs[sign >>> 3] = (this.#signs[sign >>> 3] ?? 0) | (1 << (sign & 7))
    }
  }

  /** Looks also for what begins like this. */
  includeBeginning(beginning: string): void {
    this.#beginning = added(beginning)
    this.#length = beginning.length
  }

  /**
   * The first word of a text that begins between two places and may be one of these, or begins one
   * that is tied together. It need not be one; what is passed over surely is none.
   */
  next(text: string, from: number, to = text.length): Word | null {
    const beginning = this.#beginning
    const beginningLength = this.#length
    let at = from
    while (at < to) {
      if (!isPlain(text, at) && !beginsWord(text, at)) {
        at += 1
        continue
      }
      const start = at
      let sign = SEED
      let length = 0
      let found = false
      let before = 0
      let beforeThat = 0
      for (; at < text.length; at += 1) {
        const letter = small[text.charCodeAt(at)] ?? 0
        if (letter === 0) break
        const isSign = isUmlautSign(letter, before, beforeThat)
        beforeThat = before
        before = letter
        if (isSign) continue
        const written = plain[letter] ?? 0
        sign = Math.imul(sign ^ written, PRIME)
        length += 1
        if (length === beginningLength && sign === beginning) found = true
        if (letter !== SHARP_S) continue
        sign = Math.imul(sign ^ written, PRIME)
        length += 1
        if (length === beginningLength && sign === beginning) found = true
      }
      const isWhole = at >= text.length || text.charCodeAt(at) === SPACE || !goesOn(text, at)
      if (isWhole && !found && !this.#has(sign) && !isTie(text, at)) continue
      const word = nextWord(text, start)
      if (!word || isWhole || this.#mayBe(text, word)) return word
      at = word.end
    }
    return null
  }

  #has(sign: number): boolean {
    const at = short(sign)
    return (((this.#signs[at >>> 3] ?? 0) >>> (at & 7)) & 1) === 1
  }

  #mayBe(text: string, { word, end }: Word): boolean {
    if (this.#has(added(word)) || isTie(text, end)) return true
    return this.#length > 0 && added(word.slice(0, this.#length)) === this.#beginning
  }
}

function isPlain(text: string, at: number): boolean {
  return (small[text.charCodeAt(at)] ?? 0) !== 0
}
