import { Bits } from './bits.ts'
import type { Term } from './query.ts'
import { numbersIn, type Rows, type Tables } from './rows.ts'
import { IN_TEASER, IN_TITLE } from './schema.ts'
import type { Forms, Vocabulary } from './vocabulary.ts'
import { signsOf } from './wanted.ts'

/** Where a term of a query is fulfilled, by how well. */
export type Need = {
  /** The words that fulfil it, and their signs. */
  words: ReadonlySet<string>
  signs: Uint16Array
  /** The word itself or an inflection of it, or the phrase. */
  inflected: Bits
  inflectedInTitle: Bits
  /** Also compounds and longer words. */
  any: Bits
  anyInTitle: Bits
  /** In title or teaser. */
  anyInHead: Bits
}

/** A term in all its forms, only as typed, or what begins with it. */
type Reading = 'forms' | 'typed' | 'begun'

type Entry = { need: Need; forms: Forms; vocabulary: number; upTo: number }

const MOST_BYTES = 14 * 2 ** 20
/** About, with its places in lists and sets. */
const BYTES_PER_WORD = 80
/** So many words are asked for in one statement. */
const AT_ONCE = 8
/** A single letter begins too much to mean anything. */
const SHORTEST_BEGINNING = 2

const WITH_WORD = `SELECT json_group_array(rowid) AS rows FROM search_index
  WHERE search_index MATCH ? AND rowid > ?`
const WITH_PHRASE = `SELECT json_group_array(rowid) AS rows FROM search_phrases
  WHERE search_phrases MATCH ? AND rowid > ?`

/**
 * Finds where terms are fulfilled, and remembers it: the words of queries are few, their
 * combinations many. What is remembered is not thrown away with a change: as row numbers only grow,
 * it is enough to ask for the newer ones.
 */
export class Needs {
  readonly #tables: Tables
  readonly #rows: Rows
  readonly #vocabulary: Vocabulary
  #era = 0
  #bytes = 0
  /** Those used longest ago come first. */
  readonly #held = new Map<string, Entry>()

  constructor(options: { tables: Tables; rows: Rows; vocabulary: Vocabulary }) {
    this.#tables = options.tables
    this.#rows = options.rows
    this.#vocabulary = options.vocabulary
  }

  /** `expanded`: in all its forms, not only as typed. The sets must not be changed. */
  needOf(term: Term, { expanded }: { expanded: boolean }): Need {
    if (this.#era !== this.#rows.era) this.#forget()
    const need = this.#needAs(expanded ? 'forms' : 'typed', term)
    const isBegun = expanded && term.open && (term.words.at(-1) ?? '').length >= SHORTEST_BEGINNING
    if (!isBegun) return need
    const begun = this.#needAs('begun', term)
    return {
      ...need,
      any: need.any.copy().include(begun.any),
      anyInTitle: need.anyInTitle.copy().include(begun.anyInTitle),
      anyInHead: need.anyInHead.copy().include(begun.anyInHead),
    }
  }

  /** Where a word stands as it is. */
  standing(word: string): Bits {
    const rows = new Bits(this.#rows.last)
    this.#collect(WITH_WORD, { queries: [quoted([word])], after: 0, into: rows })
    return rows
  }

  #needAs(reading: Reading, term: Term): Need {
    const key = [reading, ...term.words].join(' ')
    const entry = this.#current(key, reading, term) ?? this.#make(reading, term)
    this.#keep(key, entry)
    return entry.need
  }

  #current(key: string, reading: Reading, term: Term): Entry | null {
    const held = this.#held.get(key)
    if (!held) return null
    this.#held.delete(key)
    this.#bytes -= sizeOf(held.need)
    if (held.vocabulary !== this.#vocabulary.size) {
      const forms = this.#formsOf(reading, term)
      if (!areSame(forms, held.forms)) return null
      held.vocabulary = this.#vocabulary.size
    }
    if (held.upTo < this.#rows.last) this.#fill(held, reading, term)
    return held
  }

  #make(reading: Reading, term: Term): Entry {
    const forms = this.#formsOf(reading, term)
    const words = new Set([...forms.inflected, ...forms.wider])
    const need = {
      words,
      signs: signsOf(words),
      inflected: new Bits(),
      inflectedInTitle: new Bits(),
      any: new Bits(),
      anyInTitle: new Bits(),
      anyInHead: new Bits(),
    }
    const entry = { need, forms, vocabulary: this.#vocabulary.size, upTo: 0 }
    this.#fill(entry, reading, term)
    return entry
  }

  #formsOf(reading: Reading, { words }: Term): Forms {
    // A compound tied by a hyphen is the same word written in one.
    if (reading === 'forms') return this.#vocabulary.formsOf(words.join(''))
    return { inflected: reading === 'typed' && words.length === 1 ? words : [], wider: [] }
  }

  /** Adds what stands in rows newer than those the entry has. */
  #fill(entry: Entry, reading: Reading, { words }: Term): void {
    const { need, forms, upTo: after } = entry
    const isPhrase = words.length > 1
    const isBegun = reading === 'begun'
    const itself = (sign: string, into: Bits) => {
      const inflected = forms.inflected.map((word) => quoted([word], sign))
      this.#collect(WITH_WORD, { queries: inflected, after, into })
      const phrase = isPhrase && !isBegun ? [quoted(words, sign)] : []
      this.#collect(WITH_PHRASE, { queries: phrase, after, into })
    }
    const wider = (sign: string, into: Bits) => {
      const compounds = forms.wider.map((word) => quoted([word], sign))
      const beginning = isBegun ? [`${quoted([words.join('')], sign)} *`] : []
      this.#collect(WITH_WORD, { queries: [...compounds, ...beginning], after, into })
      const phrase = isPhrase && isBegun ? [`${quoted(words, sign)} *`] : []
      this.#collect(WITH_PHRASE, { queries: phrase, after, into })
    }
    itself('', need.inflected)
    wider('', need.any.include(need.inflected))
    itself(IN_TITLE, need.inflectedInTitle)
    wider(IN_TITLE, need.anyInTitle.include(need.inflectedInTitle))
    itself(IN_TEASER, need.anyInHead.include(need.anyInTitle))
    wider(IN_TEASER, need.anyInHead)
    entry.upTo = this.#rows.last
  }

  #collect(sql: string, options: { queries: string[]; after: number; into: Bits }): void {
    const { queries, after, into } = options
    for (let at = 0; at < queries.length; at += AT_ONCE) {
      const query = queries.slice(at, at + AT_ONCE).join(' OR ')
      into.addAll(numbersIn(this.#tables.get(sql, query, after)?.rows))
    }
  }

  #keep(key: string, entry: Entry): void {
    this.#held.set(key, entry)
    this.#bytes += sizeOf(entry.need)
    for (const [oldest, { need }] of this.#held) {
      if (this.#bytes <= MOST_BYTES || oldest === key) break
      this.#held.delete(oldest)
      this.#bytes -= sizeOf(need)
    }
  }

  #forget(): void {
    this.#era = this.#rows.era
    this.#held.clear()
    this.#bytes = 0
  }
}

/** Quoted folded words: no input reaches the grammar of the index. */
function quoted(words: string[], sign = ''): string {
  return `"${words.map((word) => sign + word).join(' ')}"`
}

function sizeOf(need: Need): number {
  const { words, inflected, inflectedInTitle, any, anyInTitle, anyInHead } = need
  const sets = [inflected, inflectedInTitle, any, anyInTitle, anyInHead]
  return sets.reduce((sum, { size }) => sum + size, words.size * BYTES_PER_WORD)
}

function areSame(one: Forms, other: Forms): boolean {
  const isSame = (a: string[], b: string[]) =>
    a.length === b.length && a.every((word, at) => word === b[at])
  return isSame(one.inflected, other.inflected) && isSame(one.wider, other.wider)
}
