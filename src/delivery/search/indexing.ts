import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { StoredItem } from '#contract/item.ts'
import { prepared } from '../store/statements.ts'
import { Recent } from './recent.ts'
import { IN_TEASER, IN_TITLE } from './schema.ts'
import { stem } from './stem.ts'
import { joinedWords, words } from './text.ts'

/** Stands between a text and its joined words, so that no phrase reaches across. */
const BORDER = '\ue002'
const DAY = 86_400_000
const LONGEST_WORD = 60
/** Removals remembered for those who read on; whoever is further behind reads all anew. */
const MOST_GONE = 100_000

/**
 * Makes an item findable. `key` is that of its row in `items`, `texts` what its content type adds to
 * title, teaser and body. Runs inside the caller's transaction.
 */
export function indexItem(
  db: DatabaseSync,
  key: number,
  { item, texts }: { item: StoredItem; texts: string[] },
): void {
  const { day, published, tie } = placeOf(item)
  const row = prepared(
    db,
    'INSERT INTO search_rows (item, day, published, tie) VALUES (?, ?, ?, ?)',
  ).run(key, day, published, tie).lastInsertRowid
  const found = new Map<string, string>()
  const title = streamOf(item.title, found)
  const teaser = streamOf(item.teaser ?? '', found)
  const body = [item.body?.text ?? '', ...item.tags, ...texts].flatMap((text) =>
    streamOf(text, found),
  )
  const tokens = [
    ...[...title, ...teaser, ...body].flatMap((run) => [...run, BORDER]),
    ...title.flatMap((run) => [...run, BORDER].map((word) => IN_TITLE + word)),
    ...teaser.flatMap((run) => [...run, BORDER].map((word) => IN_TEASER + word)),
  ]
  const distinct = [...new Set(tokens)].join(' ')
  prepared(db, 'INSERT INTO search_index (rowid, words) VALUES (?, ?)').run(row, distinct)
  prepared(db, 'INSERT INTO search_phrases (rowid, words) VALUES (?, ?)').run(row, tokens.join(' '))
  learn(db, found)
}

/** Takes what has this key in `items` out of the index; nothing happens if it is not in it. */
export function unindexItem(db: DatabaseSync, key: number): void {
  const row = prepared(db, 'DELETE FROM search_rows WHERE item = ? RETURNING row').get(key)?.row
  if (typeof row !== 'number') return
  prepared(db, 'DELETE FROM search_index WHERE rowid = ?').run(row)
  prepared(db, 'DELETE FROM search_phrases WHERE rowid = ?').run(row)
  const at = prepared(db, 'INSERT INTO search_gone (row) VALUES (?)').run(row).lastInsertRowid
  prepared(db, 'DELETE FROM search_gone WHERE at <= ?').run(Number(at) - MOST_GONE)
}

/** Leaf pages joined in one step: some milliseconds. */
const STEP_PAGES = 100

/**
 * Joins the many parts in which an index is written, after a store was filled: a word is then looked
 * up in a third of the time. Costs 25 ms for every 1,000 items; each step only some of them.
 */
export function* mergeIndex(db: DatabaseSync): Generator<void> {
  for (const index of ['search_index', 'search_phrases', 'search_word_parts']) {
    const merge = prepared(db, `INSERT INTO ${index} (${index}, rank) VALUES ('merge', ?)`)
    // A negative number of pages means: all parts into one. Nothing is changed once there is only one.
    for (let before = -Infinity; ;) {
      const changes = totalChanges(db)
      if (changes - before < 2) break
      before = changes
      merge.run(-STEP_PAGES)
      yield
    }
  }
}

function totalChanges(db: DatabaseSync): number {
  return Number(prepared(db, 'SELECT total_changes() AS changes').get()?.changes)
}

/** What orders hits that fit equally well: newest first, by the item alone, the same on every node. */
export type Place = { day: number; published: number; tie: number }

function placeOf(item: StoredItem): Place {
  const day = Date.parse(`${item.date.slice(0, 10)}T00:00:00Z`) / DAY
  const published = Date.parse(item.publishedAt)
  return {
    day: Number.isNaN(day) ? 0 : day,
    published: Number.isNaN(published) ? 0 : published,
    tie: tieOf(item.id, item.language ?? ''),
  }
}

/** Puts two items of the same instant in some order. */
export function tieOf(id: string, language: string): number {
  return createHash('sha1').update(`${id} ${language}`).digest().readUIntBE(0, 6)
}

/** A text as runs of words that phrases may be found in; notes how each word is written. */
function streamOf(text: string, found: Map<string, string>): string[][] {
  const list = words(text).filter(({ word }) => word.length <= LONGEST_WORD)
  const joined = joinedWords(text, list)
  for (const { word, start, end } of list) {
    if (!found.has(word)) found.set(word, text.slice(start, end))
  }
  for (const word of joined) if (!found.has(word)) found.set(word, word)
  return [list.map(({ word }) => word), ...joined.map((word) => [word])]
}

/** Words known to stand in the vocabulary, and its last entry when they did. */
type Known = { words: Recent<true>; last: number }

const knownOf = new WeakMap<DatabaseSync, Known>()

/** Numbers have neither inflections nor compounds, and nobody wants one suggested for another. */
const NUMBER = /^\p{N}+$/u

function learn(db: DatabaseSync, found: Map<string, string>): void {
  const known = knownWords(db)
  const insert = prepared(
    db,
    'INSERT INTO search_words (word, stem, shown) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  for (const [word, shown] of found) {
    if (known.words.get(word) || NUMBER.test(word)) continue
    known.words.set(word, true)
    const { changes, lastInsertRowid } = insert.run(word, stem(word), shown)
    if (changes === 0) continue
    known.last = Number(lastInsertRowid)
    prepared(db, 'INSERT INTO search_word_parts (rowid, word) VALUES (?, ?)').run(
      lastInsertRowid,
      word,
    )
  }
}

function knownWords(db: DatabaseSync): Known {
  const last = Number(prepared(db, 'SELECT max(id) AS id FROM search_words').get()?.id ?? 0)
  const held = knownOf.get(db)
  if (held?.last === last) return held
  // A transaction was undone since, and the words it had learned with it.
  const known = { words: new Recent<true>(30_000), last }
  knownOf.set(db, known)
  return known
}
