import { words } from './text.ts'

/** A part of a search: what has to stand in an item, or must not. */
export type Term = {
  /** Folded words. More than one: next to each other. */
  words: string[]
  /** In quotes: these words as they are, no other forms. */
  exact: boolean
  excluded: boolean
  /** The last word, perhaps not typed to its end. */
  open: boolean
  /** The term as typed, without quotes and minus. */
  typed: string
}

/** Words that nearly every German text holds. They count only where nothing else is asked for. */
const FILLERS = new Set(
  (
    'aber als am an auch auf aus bei bin bis das dass dem den der des die du durch ein eine einem ' +
    'einen einer eines er es fur hat hatte ich ihr im in ist kann mit nach nicht noch nur ob oder ' +
    'sein sich sie sind so um und uns unter vom von vor war was wer wie wir wird wo zu zum zur uber'
  ).split(' '),
)

/** More words than this are not looked at: a query has 200 characters at most. */
const MOST_TERMS = 24

/** `"exact phrase"`, `-excluded`, or a run without spaces (hyphens inside tie words together). */
const PART =
  /(?<minus>(?<=^|\s)[-−–])?(?:["„“”»«](?<phrase>[^"„“”»«]*)(?:["„“”»«]|$)|(?<run>[^\s"„“”»«]+))/gu

/** Reads what a person typed. Any text is a query; signs without meaning are passed over. */
export function parseQuery(text: string): Term[] {
  const terms: Term[] = []
  for (const { groups, index, 0: whole } of text.matchAll(PART)) {
    const typed = groups?.phrase ?? groups?.run ?? ''
    const excluded = groups?.minus !== undefined
    const exact = groups?.phrase !== undefined
    const open = !exact && !excluded && index + whole.length === text.trimEnd().length
    // Words tied by a hyphen belong together; other signs (slash, comma) only separate.
    const runs = exact ? [typed] : typed.split(/[^\p{L}\p{N}\p{M}*:_·‧()/\-‐‑\u00ad]+/u)
    for (const run of runs) {
      const list = words(run).map(({ word }) => word)
      if (list.length === 0) continue
      if (exact || /[-‐‑·‧]/.test(run)) {
        terms.push({ words: list, exact, excluded, open: open && run === runs.at(-1), typed: run })
        continue
      }
      for (const [at, word] of list.entries()) {
        const last = run === runs.at(-1) && at === list.length - 1
        terms.push({ words: [word], exact, excluded, open: open && last, typed: run })
      }
    }
  }
  return withoutFillers(terms).slice(0, MOST_TERMS)
}

function withoutFillers(terms: Term[]): Term[] {
  const telling = terms.filter(
    ({ exact, excluded, words: [word, second] }) =>
      exact || excluded || second !== undefined || !FILLERS.has(word ?? ''),
  )
  return telling.some(({ excluded }) => !excluded) ? telling : terms
}
