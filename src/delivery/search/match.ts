import { Bits, type Few, meet, type RowSet, within } from './bits.ts'
import { isBegun, type Need, type Needs } from './needs.ts'
import type { Term } from './query.ts'
import type { Forms } from './vocabulary.ts'

/** What a query finds, before any filter. */
export type Match = {
  /** All that is found. */
  all: Bits
  /**
   * Some of it by how well it fits, best first; each holds what those before it lack. Found out when
   * asked for, as most pages are full after the first ones, and gone with the next.
   */
  tiersOf(found: Bits): Iterable<Bits | Few>
  marks: Marks
}

/** What to mark in the texts of hits, in folded words. */
export type Marks = {
  /** Words in all their forms. */
  forms: Forms[]
  /** The beginning of words. */
  beginning: string | null
  /** Word by word. */
  phrases: string[][]
}

/** Only so many terms get all their forms: the rest have to stand there as typed. */
const MOST_EXPANDED = 10

/** What a query finds, and what is to be marked in it; nothing if it only excludes. */
export function matchOf(terms: Term[], needs: Needs): Match {
  const found: Need[] = []
  const excluded: RowSet[] = []
  const forms: Forms[] = []
  let beginning: string | null = null
  const phrases: string[][] = []
  for (const [at, term] of terms.entries()) {
    const expanded = !term.exact && at < MOST_EXPANDED
    const need = needs.needOf(term, { expanded })
    if (term.excluded) {
      excluded.push(need.any)
      continue
    }
    found.push(need)
    forms.push(need.forms)
    if (expanded && isBegun(term)) beginning = term.words.join('')
    if (!expanded || term.words.length > 1) phrases.push(term.words)
  }
  const marks = { forms, beginning, phrases }
  if (found.length === 0) return { all: new Bits(), tiersOf: () => [], marks }
  const all = meet(found.map((need) => need.any))
  for (const rows of excluded) all.leave(rows)
  return { all, tiersOf: (among) => tiersOf(found, among), marks }
}

/** Title before teaser before text, the word itself before compounds with it. */
function* tiersOf(needs: Need[], found: Bits): Generator<Bits | Few> {
  using left = found.copy()
  for (const fitting of [inTitle, anyInTitle, anyInHead, inflected]) {
    using tier = within(left, needs.map(fitting))
    yield tier
    left.leave(tier)
  }
  yield left
}

const inTitle = (need: Need): RowSet => need.inflectedInTitle
const anyInTitle = (need: Need): RowSet => need.anyInTitle
const anyInHead = (need: Need): RowSet => need.anyInHead
const inflected = (need: Need): RowSet => need.inflected
