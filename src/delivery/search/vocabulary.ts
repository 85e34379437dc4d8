import { coreOf, isCompound } from './compounds.ts'
import { Recent } from '../memory/recent.ts'
import type { Tables } from './rows.ts'
import { stem } from './stem.ts'

/** The words of the index that a word of a query stands for, parted by blanks. */
export type Forms = {
  /** The word itself and its inflections. */
  inflected: string
  /** Compounds that hold it as a part. */
  wider: string
}

/** Words that stand in one text: many of them are remembered, in a third of the room. */
export function listed(words: string): string[] {
  return words === '' ? [] : words.split(' ')
}

const MOST_INFLECTED = 40
const MOST_COMPOUNDS = 400
const CANDIDATES = 4000

const SAME_STEM = 'SELECT word FROM search_words WHERE stem = ? ORDER BY word LIMIT ?'
const IS_WORD = 'SELECT 1 FROM search_words WHERE word = ?'
const IS_STEM = 'SELECT 1 FROM search_words WHERE stem = ? LIMIT 1'
// One text passes to JavaScript faster than thousands of rows.
const HOLDS = `SELECT json_group_array(word) AS words FROM search_words
  WHERE id IN (SELECT rowid FROM search_word_parts WHERE word MATCH ? LIMIT ?)`
const SIZE = 'SELECT max(id) AS size FROM search_words'

/** Looks words up in the index's own vocabulary: bounded work however large the index is. */
export class Vocabulary {
  readonly #tables: Tables
  #generation = -1
  #size = 0
  readonly #known = new Recent<boolean>(8000)

  constructor(tables: Tables) {
    this.#tables = tables
  }

  /** Grows with each new word; the forms of a word stay the same until it does. */
  get size(): number {
    const { generation } = this.#tables
    if (generation !== this.#generation) {
      this.#generation = generation
      const size = Number(this.#tables.get(SIZE)?.size ?? 0)
      if (size !== this.#size) this.#known.clear()
      this.#size = size
    }
    return this.#size
  }

  formsOf(word: string): Forms {
    const same = list(this.#tables.all(SAME_STEM, stem(word), MOST_INFLECTED))
    const inflected = new Set([word, ...same])
    const cores = new Set([word, ...same.filter((other) => isBase(other, word))].map(coreOf))
    const wider = [...new Set([...cores].flatMap((core) => this.#compoundsOf(core)))]
      .filter((found) => !inflected.has(found))
      .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
      .slice(0, MOST_COMPOUNDS)
    return { inflected: [...inflected].join(' '), wider: wider.join(' ') }
  }

  #compoundsOf(core: string): string[] {
    if (core.length < 3) return []
    const held = this.#tables.get(HOLDS, `"${core}"`, CANDIDATES)?.words
    const words: string[] = JSON.parse(String(held ?? '[]'))
    return words.filter((word) => isCompound(word, core, this.#isKnown))
  }

  readonly #isKnown = (part: string): boolean => {
    const held = this.#known.get(part)
    if (held !== undefined) return held
    const known =
      this.#tables.get(IS_WORD, part) !== undefined ||
      (part.length >= 4 && this.#tables.get(IS_STEM, stem(part)) !== undefined)
    this.#known.set(part, known)
    return known
  }
}

/** Whether compounds hold this form rather than the other: Haus, Amt for Häuser, Ämter, Themen for Thema. */
function isBase(word: string, other: string): boolean {
  return [`${word}er`, `${word}ern`, word.replace(/en$/, 'a')].includes(other)
}

function list(rows: Record<string, unknown>[]): string[] {
  return rows.flatMap(({ word }) => (typeof word === 'string' ? [word] : []))
}
