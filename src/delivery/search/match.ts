import type { Term } from './query.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A term as fragments of FTS5 queries. */
export type Need = {
  /** The word in all its forms, or the phrase. */
  inflected: string
  /** Also compounds and longer words. */
  any: string
}

export type Match = {
  /** What every hit fulfils; null if nothing is asked for. */
  all: string | null
  /** The same, split by how well an item fits, best first; each holds what those before it lack. */
  tiers: string[]
  /** Folded words to mark in the hits' texts. */
  marks: Set<string>
  /** Phrases to mark, word by word. */
  phrases: string[][]
}

/** Compounds looked for, shared among the terms. */
const MOST_WIDER = 100
/** Only so many terms get all their forms: the rest have to stand there as typed. */
const MOST_EXPANDED = 10

/** Turns terms into FTS5 queries made of quoted folded words only: no input reaches its grammar. */
export function matchOf(terms: Term[], vocabulary: Vocabulary): Match {
  const needs: Need[] = []
  const excluded: string[] = []
  const marks = new Set<string>()
  const phrases: string[][] = []
  const most = Math.max(20, Math.floor(MOST_WIDER / Math.max(1, terms.length)))
  for (const [at, term] of terms.entries()) {
    const phrase = quoted(term.words)
    if (term.exact || at >= MOST_EXPANDED) {
      if (term.excluded) excluded.push(phrase)
      else {
        needs.push({ inflected: phrase, any: phrase })
        phrases.push(term.words)
      }
      continue
    }
    // A compound tied by a hyphen is the same word written in one.
    const forms = vocabulary.formsOf(term.words.join(''), { open: term.open, most })
    const inflected = [phrase, ...forms.inflected.map((word) => quoted([word]))].join(' OR ')
    if (term.excluded) {
      excluded.push(inflected)
      continue
    }
    const any = [inflected, ...forms.wider.map((word) => quoted([word]))].join(' OR ')
    needs.push({ inflected, any })
    for (const word of [...forms.inflected, ...forms.wider]) marks.add(word)
    if (term.words.length > 1) phrases.push(term.words)
  }
  if (needs.length === 0) return { all: null, tiers: [], marks, phrases }
  const tiers = tiersOf(needs).map((tier, at, list) =>
    without(tier, [...list.slice(0, at), ...excluded]),
  )
  return { all: without(every(needs, 'any'), excluded), tiers, marks, phrases }
}

/** Title before teaser before text, the word itself before compounds with it. */
function tiersOf(needs: Need[]): string[] {
  return [
    `{title} : (${every(needs, 'inflected')})`,
    `{title} : (${every(needs, 'any')})`,
    `{title teaser} : (${every(needs, 'any')})`,
    every(needs, 'inflected'),
    every(needs, 'any'),
  ]
}

function every(needs: Need[], form: keyof Need): string {
  return needs.map((need) => `(${need[form]})`).join(' AND ')
}

function without(query: string, others: string[]): string {
  if (others.length === 0) return query
  return `(${query}) NOT (${others.map((other) => `(${other})`).join(' OR ')})`
}

function quoted(words: string[]): string {
  return `"${words.join(' ')}"`
}
