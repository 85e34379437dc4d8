import { Bits, Either, either, NONE, type RowSet } from './bits.ts'
import type { Term } from './query.ts'
import type { Rows, Tables } from './rows.ts'
import { IN_TEASER, IN_TITLE } from './schema.ts'
import { type Forms, listed, type Vocabulary } from './vocabulary.ts'
import { SHORTEST_BEGINNING } from './lexicon.ts'

/** Where a term of a query is fulfilled, by how well. */
export type Need = {
  /** The words that fulfil it. */
  forms: Forms
  /** The word itself or an inflection of it, or the phrase. */
  inflected: RowSet
  inflectedInTitle: RowSet
  /** Also compounds and longer words. */
  any: RowSet
  anyInTitle: RowSet
  /** In title or teaser. */
  anyInHead: RowSet
}

/** A term in all its forms, only as typed, or what begins with it. */
type Reading = 'forms' | 'typed' | 'begun'

type Entry = {
  need: Need
  forms: Forms
  vocabulary: number
  upTo: number
  /** What a beginning was added to. */
  whole: Entry | null
  size: number
}

const MOST_BYTES = 9 * 2 ** 20
/** About, with the numbers that words are marked by. */
const BYTES_PER_LETTER = 2
/** What an entry takes beyond its sets and words, about. */
const OVERHEAD = 1000
/** So many words are asked for in one statement. */
const AT_ONCE = 8

const ZERO = '0'.charCodeAt(0)

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
    if (!expanded) return this.#entryOf('typed', term).need
    const whole = this.#entryOf('forms', term)
    return isBegun(term) ? this.#entryOf('begun', term, whole).need : whole.need
  }

  /** Bytes of what is remembered, about. */
  get bytes(): number {
    return this.#bytes
  }

  /** Where a word stands as it is. */
  standing(word: string): Bits {
    const rows = new Bits(this.#rows.last)
    this.#collect(WITH_WORD, { queries: [quoted([word])], after: 0, into: rows })
    return rows
  }

  /** `whole`: what a beginning is added to. */
  #entryOf(reading: Reading, term: Term, whole: Entry | null = null): Entry {
    const key = `${reading} ${term.words.join(' ')}`
    const held = this.#held.get(key)
    if (held) {
      this.#held.delete(key)
      this.#bytes -= held.size
    }
    const isCurrent = held?.whole === whole && this.#hasForms(held, reading, term)
    const entry = isCurrent ? held : this.#make(reading, term, whole)
    if (entry.upTo < this.#rows.last) this.#fill(entry, reading, term)
    this.#keep(key, entry)
    return entry
  }

  #hasForms(held: Entry, reading: Reading, term: Term): boolean {
    const { size } = this.#vocabulary
    if (held.vocabulary === size) return true
    held.vocabulary = size
    return areSame(this.#formsOf(reading, term), held.forms)
  }

  #make(reading: Reading, term: Term, whole: Entry | null): Entry {
    const forms = this.#formsOf(reading, term)
    const own = { any: NONE, anyInTitle: NONE, anyInHead: NONE }
    const need = whole
      ? { ...whole.need, ...own }
      : { forms, inflected: NONE, inflectedInTitle: NONE, ...own }
    return { need, forms, vocabulary: this.#vocabulary.size, upTo: 0, whole, size: 0 }
  }

  #formsOf(reading: Reading, { words }: Term): Forms {
    // A compound tied by a hyphen is the same word written in one.
    if (reading === 'forms') return this.#vocabulary.formsOf(words.join(''))
    return { inflected: reading === 'typed' && words.length === 1 ? words.join('') : '', wider: '' }
  }

  /** Adds what stands in rows newer than those the entry has. */
  #fill(entry: Entry, reading: Reading, { words }: Term): void {
    const { need, forms, whole, upTo: after } = entry
    const last = this.#rows.last
    const isPhrase = words.length > 1
    const itself = (sign: string): Bits => {
      const found = new Bits(last)
      const inflected = listed(forms.inflected).map((word) => quoted([word], sign))
      this.#collect(WITH_WORD, { queries: inflected, after, into: found })
      const phrase = isPhrase ? [quoted(words, sign)] : []
      this.#collect(WITH_PHRASE, { queries: phrase, after, into: found })
      return found
    }
    const wider = (sign: string): Bits => {
      const found = new Bits(last)
      const queries = listed(forms.wider).map((word) => quoted([word], sign))
      this.#collect(WITH_WORD, { queries, after, into: found })
      return found
    }
    const begun = (sign: string): Bits => {
      const found = new Bits(last)
      const joined = [`${quoted([words.join('')], sign)} *`]
      this.#collect(WITH_WORD, { queries: joined, after, into: found })
      const phrase = isPhrase ? [`${quoted(words, sign)} *`] : []
      this.#collect(WITH_PHRASE, { queries: phrase, after, into: found })
      return found
    }
    const sum = (...sets: RowSet[]): RowSet => {
      const all = new Bits(last)
      for (const set of sets) all.include(set)
      return all.packed()
    }
    if (whole) {
      const { any, anyInTitle, anyInHead } = need
      Object.assign(need, whole.need)
      need.any = either(need.any, sum(any, begun('')))
      need.anyInTitle = either(need.anyInTitle, sum(anyInTitle, begun(IN_TITLE)))
      need.anyInHead = either(need.anyInHead, sum(anyInHead, need.anyInTitle, begun(IN_TEASER)))
    } else {
      need.inflected = sum(need.inflected, itself(''))
      need.any = either(need.inflected, sum(need.any, wider('')))
      need.inflectedInTitle = sum(need.inflectedInTitle, itself(IN_TITLE))
      need.anyInTitle = either(need.inflectedInTitle, sum(need.anyInTitle, wider(IN_TITLE)))
      const teaser = sum(need.anyInHead, itself(IN_TEASER), wider(IN_TEASER))
      need.anyInHead = either(need.anyInTitle, teaser)
    }
    entry.upTo = last
    entry.size = sizeOf(entry)
  }

  #collect(sql: string, options: { queries: string[]; after: number; into: Bits }): void {
    const { queries, after, into } = options
    for (let at = 0; at < queries.length; at += AT_ONCE) {
      const query = queries.slice(at, at + AT_ONCE).join(' OR ')
      addNumbers(String(this.#tables.get(sql, query, after)?.rows), into)
    }
  }

  #keep(key: string, entry: Entry): void {
    this.#held.set(key, entry)
    this.#bytes += entry.size
    for (const [oldest, held] of this.#held) {
      if (this.#bytes <= MOST_BYTES || oldest === key) break
      this.#held.delete(oldest)
      this.#bytes -= held.size
    }
  }

  #forget(): void {
    this.#era = this.#rows.era
    this.#held.clear()
    this.#bytes = 0
  }
}

/** Whether a term also stands for what begins with it. */
export function isBegun({ open, words }: Term): boolean {
  return open && (words.at(-1) ?? '').length >= SHORTEST_BEGINNING
}

/** Adds the numbers of a JSON array, of which there may be thousands: a list of them need not be made. */
function addNumbers(json: string, into: Bits): void {
  let number = -1
  for (let at = 0; at < json.length; at += 1) {
    const digit = json.charCodeAt(at) - ZERO
    if (digit >= 0 && digit <= 9) {
      number = number < 0 ? digit : number * 10 + digit
    } else if (number >= 0) {
      into.add(number)
      number = -1
    }
  }
}

/** Quoted folded words: no input reaches the grammar of the index. */
function quoted(words: string[], sign = ''): string {
  return `"${words.map((word) => sign + word).join(' ')}"`
}

/** Sets that others hold too count once. */
function sizeOf({ need, forms, whole }: Entry): number {
  const shared = new Set(whole ? partsOf(whole.need) : [])
  const own = new Set(partsOf(need).filter((part) => !shared.has(part)))
  const words = (forms.inflected.length + forms.wider.length) * BYTES_PER_LETTER
  return [...own].reduce((sum, { size }) => sum + size, OVERHEAD + words)
}

function partsOf({ inflected, inflectedInTitle, any, anyInTitle, anyInHead }: Need) {
  return [inflected, inflectedInTitle, any, anyInTitle, anyInHead].flatMap((set) =>
    set instanceof Either ? [set.most, set.few] : [set],
  )
}

function areSame(one: Forms, other: Forms): boolean {
  return one.inflected === other.inflected && one.wider === other.wider
}
