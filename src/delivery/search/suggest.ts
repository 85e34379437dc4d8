import type { Term } from './query.ts'
import type { Tables, Vocabulary } from './vocabulary.ts'

const CANDIDATES = 400

/**
 * A better spelling for words the index does not know, in words it does know; null if there is
 * nothing to say. `isLive` tells whether a word still stands in something public.
 */
export function suggest(
  tables: Tables,
  terms: Term[],
  { isLive, vocabulary }: { isLive: (word: string) => boolean; vocabulary: Vocabulary },
): string | null {
  let changed = false
  const parts = terms.map((term) => {
    const [word] = term.words
    const typed = term.exact ? `"${term.typed}"` : `${term.excluded ? '-' : ''}${term.typed}`
    if (term.exact || term.excluded || term.words.length > 1 || !word) return typed
    const { inflected, wider } = vocabulary.formsOf(word, { open: false, most: 20 })
    if ([...inflected, ...wider].some(isLive)) return typed
    const better = nearest(tables, word, isLive)
    if (better === null) return typed
    changed = true
    return better
  })
  return changed ? parts.join(' ') : null
}

function nearest(tables: Tables, word: string, isLive: (word: string) => boolean) {
  const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2
  if (most === 0) return null
  const close = candidates(tables, word)
    .map((row) => ({ ...row, distance: distance(word, row.word, most) }))
    .filter((row) => row.distance <= most)
    .sort((a, b) => a.distance - b.distance || a.word.localeCompare(b.word))
  return close.find((row) => isLive(row.word))?.shown ?? null
}

/** Words that share letters with the wanted one, those with most in common first. */
function candidates(tables: Tables, word: string): { word: string; shown: string }[] {
  const trigrams = Array.from({ length: word.length - 2 }, (_, at) => word.slice(at, at + 3))
  const query = [...new Set(trigrams)].map((part) => `"${part}"`).join(' OR ')
  return tables
    .all(
      `SELECT words.word, words.shown FROM search_word_parts AS parts
       JOIN search_words AS words ON words.word = parts.word
       WHERE search_word_parts MATCH ? AND length(words.word) BETWEEN ? AND ?
       ORDER BY parts.rank LIMIT ?`,
      query,
      word.length - 2,
      word.length + 2,
      CANDIDATES,
    )
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
