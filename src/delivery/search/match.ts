import type { Term } from './query.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A term in the language of the index. Fragments of FTS5 queries; null matches nothing. */
export type Need = {
  /** The word as typed, or the phrase. */
  exact: string
  /** Also its other forms. */
  inflected: string
  /** Also compounds and longer words. */
  any: string
}

export type Match = {
  /** What every hit fulfils; null if nothing is asked for. */
  all: string | null
  needs: Need[]
  /** Folded words to mark in the hits' texts. */
  marks: Set<string>
  /** Phrases to mark, word by word. */
  phrases: string[][]
}

/** Only so many terms get all their forms: the rest have to stand there as typed. */
const MOST_EXPANDED = 10

/** Turns terms into FTS5 queries made of quoted folded words only: no input reaches its grammar. */
export function matchOf(terms: Term[], vocabulary: Vocabulary): Match {
  const needs: Need[] = []
  const excluded: string[] = []
  const marks = new Set<string>()
  const phrases: string[][] = []
  for (const [at, term] of terms.entries()) {
    const phrase = quoted(term.words)
    if (term.exact || at >= MOST_EXPANDED) {
      if (term.excluded) excluded.push(phrase)
      else {
        needs.push({ exact: phrase, inflected: phrase, any: phrase })
        phrases.push(term.words)
      }
      continue
    }
    // A compound tied by a hyphen is the same word written in one.
    const forms = vocabulary.formsOf(term.words.join(''), { open: term.open })
    const inflected = [phrase, ...forms.inflected.map((word) => quoted([word]))].join(' OR ')
    if (term.excluded) {
      excluded.push(inflected)
      continue
    }
    const any = [inflected, ...forms.wider.map((word) => quoted([word]))].join(' OR ')
    needs.push({ exact: phrase, inflected, any })
    for (const word of [...forms.inflected, ...forms.wider]) marks.add(word)
    if (term.words.length > 1) phrases.push(term.words)
  }
  if (needs.length === 0) return { all: null, needs, marks, phrases }
  const all = needs.map(({ any }) => `(${any})`).join(' AND ')
  return {
    all: excluded.length === 0 ? all : `(${all}) NOT (${excluded.join(' OR ')})`,
    needs,
    marks,
    phrases,
  }
}

function quoted(words: string[]): string {
  return `"${words.join(' ')}"`
}
