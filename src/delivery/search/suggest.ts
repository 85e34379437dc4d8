import type { Term } from './query.ts'
import type { Tables } from './rows.ts'

const CANDIDATES = 400

/**
 * A better spelling for words the index does not know, in words it does know; null if there is
 * nothing to say. `isFound` tells whether a term finds anything that is asked for, `isLive` whether
 * a word stands in it as it is.
 */
export function suggest(
  tables: Tables,
  terms: Term[],
  options: { isFound: (term: Term) => boolean; isLive: (word: string) => boolean },
): string | null {
  let changed = false
  const parts = terms.map((term) => {
    const [word] = term.words
    const typed = term.exact ? `"${term.typed}"` : `${term.excluded ? '-' : ''}${term.typed}`
    if (term.exact || term.excluded || term.words.length > 1 || !word) return typed
    if (options.isFound(term)) return typed
    const better = nearest(tables, word, options.isLive)
    if (better === null) return typed
    changed = true
    return better
  })
  return changed ? parts.join(' ') : null
}

function nearest(tables: Tables, word: string, isLive: (word: string) => boolean) {
  const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2
  if (most === 0) return null
  const close = candidates(tables, { word, most })
    .map((row) => ({ ...row, distance: distance(word, row.word, most) }))
    .filter((row) => row.distance <= most)
    .sort((a, b) => a.distance - b.distance || a.word.localeCompare(b.word))
  return close.find((row) => isLive(row.word))?.shown ?? null
}

const SHARING = `
  SELECT w.word, w.shown FROM (
    SELECT p.rowid AS row, count(*) AS shared FROM json_each(?) AS t
    CROSS JOIN search_word_parts AS p WHERE p.word MATCH t.value
    GROUP BY p.rowid HAVING shared >= ?
  ) JOIN search_words AS w ON w.id = +row
  WHERE length(w.word) BETWEEN ? AND ? ORDER BY shared DESC, w.word LIMIT ${CANDIDATES}`

/** Words that share runs of three letters with the wanted one, those with most in common first. */
function candidates(
  tables: Tables,
  { word, most }: { word: string; most: number },
): { word: string; shown: string }[] {
  const runs = new Set(Array.from({ length: word.length - 2 }, (_, at) => word.slice(at, at + 3)))
  const phrases = JSON.stringify([...runs].map((run) => `"${run}"`))
  // Two letters in the wrong order spoil four runs; two such places spoil all of a short word.
  const shared = Math.max(most, runs.size - 4 * most)
  return tables
    .all(SHARING, phrases, shared, word.length - most, word.length + most)
    .flatMap(({ word: found, shown }) =>
      typeof found === 'string' && typeof shown === 'string' ? [{ word: found, shown }] : [],
    )
}

/** Edit distance in which swapped neighbours count once; `most + 1` for anything beyond `most`. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (same ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1)
      }
      next.push(cost)
    }
    before = row
    row = next
  }
  return Math.min(row[b.length] ?? most + 1, most + 1)
}
