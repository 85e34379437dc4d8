import { signOf } from '../memory/sign.ts'
import { alone } from './text.ts'

/** A single letter begins too much to mean anything. */
export const SHORTEST_BEGINNING = 2

/** Stands for any word that begins as it was asked for. */
export const BEGUN = 1

/** Folded words, each known by a number. */
export class Lexicon {
  readonly #words: string[] = ['', '']
  readonly #byWord = new Chains()
  readonly #byBeginning = new Chains()

  /** Above all numbers. */
  get size(): number {
    return this.#words.length
  }

  /** The number of a word; 0 if it has none. */
  find(word: string): number {
    const chains = this.#byWord
    let number = chains.first(signOf(word))
    while (number !== 0 && this.#words[number] !== word) number = chains.next(number)
    return number
  }

  /** The number of a word, a new one if need be. */
  numberOf(word: string): number {
    const held = this.find(word)
    if (held !== 0 || word === '') return held
    const number = this.#words.push(alone(word)) - 1
    this.#byWord.add(signOf(word), number)
    if (word.length >= SHORTEST_BEGINNING) {
      this.#byBeginning.add(signOf(word, 0, SHORTEST_BEGINNING), number)
    }
    return number
  }

  /** The words that begin like this, of those with numbers from one on. */
  beginningWith(beginning: string, from: number): number[] {
    const found: number[] = []
    const chains = this.#byBeginning
    let number = chains.first(signOf(beginning, 0, SHORTEST_BEGINNING))
    for (; number !== 0 && number >= from; number = chains.next(number)) {
      if (this.#words[number]?.startsWith(beginning)) found.push(number)
    }
    return found
  }
}

/** Rows of numbers by sign, each with the newest first: what a map costs fifteen times as much for. */
export class Chains {
  readonly #first = new Int32Array(0x10000)
  #next = new Int32Array(0x2000)

  /** Numbers grow. */
  add(sign: number, number: number): void {
    if (number >= this.#next.length) {
      const wider = new Int32Array(number * 2)
      wider.set(this.#next)
      this.#next = wider
    }
    this.#next[number] = this.first(sign)
    this.#first[short(sign)] = number
  }

  /** 0 if there is none. Other signs may lead to the same row. */
  first(sign: number): number {
    return this.#first[short(sign)] ?? 0
  }

  next(number: number): number {
    return this.#next[number] ?? 0
  }
}

function short(sign: number): number {
  return (sign ^ (sign >>> 16)) & 0xffff
}
