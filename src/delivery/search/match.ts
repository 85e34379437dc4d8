import { Bits, meet } from './bits.ts'
import type { Need, Needs } from './needs.ts'
import type { Term } from './query.ts'
import { signsOf, Wanted } from './wanted.ts'

/** What a query finds, before any filter. */
export type Match = {
  /** All that is found. */
  all: Bits
  /**
   * The same, by how well it fits, best first; each holds what those before it lack. Found out when
   * asked for: most pages are full after the first ones.
   */
  tiers: Iterable<Bits>
  marks: Marks
}

/** What to mark in the texts of hits, in folded words. */
export type Marks = {
  /** Sets of words. */
  words: ReadonlySet<string>[]
  /** The beginning of words. */
  beginning: string | null
  /** Word by word. */
  phrases: string[][]
  /** All these, to find in texts what may be one of them. */
  wanted: Wanted
}

/** Only so many terms get all their forms: the rest have to stand there as typed. */
const MOST_EXPANDED = 10

/** What a query finds, and what is to be marked in it; nothing if it only excludes. */
export function matchOf(terms: Term[], needs: Needs): Match {
  const found: Need[] = []
  const excluded: Bits[] = []
  const words: ReadonlySet<string>[] = []
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
    words.push(need.words)
    if (expanded && term.open) beginning = term.words.join('')
    if (!expanded || term.words.length > 1) phrases.push(term.words)
  }
  const marks = { words, beginning, phrases, wanted: wantedOf(found, { beginning, phrases }) }
  if (found.length === 0) return { all: new Bits(), tiers: [], marks }
  const all = meet(found.map((need) => need.any))
  for (const rows of excluded) all.leave(rows)
  return { all, tiers: tiersOf(found, all), marks }
}

function wantedOf(
  needs: Need[],
  { beginning, phrases }: Pick<Marks, 'beginning' | 'phrases'>,
): Wanted {
  const wanted = new Wanted()
  for (const { signs } of needs) wanted.include(signs)
  wanted.include(signsOf(phrases.map(([first = '']) => first)))
  if (beginning !== null) wanted.includeBeginning(beginning)
  return wanted
}

/** Title before teaser before text, the word itself before compounds with it. */
function* tiersOf(needs: Need[], all: Bits): Generator<Bits> {
  const left = all.copy()
  for (const fitting of [inTitle, anyInTitle, anyInHead, inflected]) {
    const tier = meet([left, ...needs.map(fitting)])
    left.leave(tier)
    yield tier
  }
  yield left
}

const inTitle = (need: Need): Bits => need.inflectedInTitle
const anyInTitle = (need: Need): Bits => need.anyInTitle
const anyInHead = (need: Need): Bits => need.anyInHead
const inflected = (need: Need): Bits => need.inflected
