import { hash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { StoredItem } from '#contract/item.ts'
import { prepared } from '../store/statements.ts'
import { WordBytes } from './wordBytes.ts'
import { readText } from './wordStream.ts'
import { IN_TEASER, IN_TITLE } from './schema.ts'
import { stem } from './stem.ts'
import { Tokens } from './tokens.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const [noSign, titleSign, teaserSign] = [bytesOf(''), bytesOf(IN_TITLE), bytesOf(IN_TEASER)]
/** Stands between a text and its joined words, so that no phrase reaches across. */
const borderBytes = bytesOf('\ue002')
/** With more words than this all are forgotten: they take about 2 MB. */
const MOST_KNOWN = 60_000
const DAY = 86_400_000
/** Removals remembered for those who read on; whoever is further behind reads all anew. */
const MOST_GONE = 100_000

/** What is to be found of an item, under the key of its row in `items`. */
export type Entry = Place & {
  key: number
  title: string
  teaser: string
  /** Whatever else it says. */
  texts: string[]
}

/** `added`: what its content type adds to title, teaser and body. */
export function entryOf(key: number, item: StoredItem, added: string[]): Entry {
  const { title, teaser, body, tags } = item
  const texts = [body?.text ?? '', ...tags, ...added]
  return { key, ...placeOf(item), title, teaser: teaser ?? '', texts }
}

/** Makes an item findable. Runs inside the caller's transaction. */
export function indexEntry(db: DatabaseSync, entry: Entry): void {
  const { key, day, published, tie } = entry
  const row = prepared(
    db,
    'INSERT INTO search_rows (item, day, published, tie) VALUES (?, ?, ?, ?)',
  ).run(key, day, published, tie).lastInsertRowid
  const known = knownWords(db)
  const { tokens } = known
  const fresh = new Map<number, string>()
  const read = (...all: string[]): number[] => {
    const stream: number[] = []
    for (const text of all) readText(text, { ...known, stream, fresh })
    return stream
  }
  const title = read(entry.title)
  const teaser = read(entry.teaser)
  const whole = [...title, ...teaser, ...read(...entry.texts)]
  tokens.clear()
  tokens.addDistinct(whole, noSign)
  tokens.addDistinct(title, titleSign)
  tokens.addDistinct(teaser, teaserSign)
  prepared(db, 'INSERT INTO search_index (rowid, words) VALUES (?, ?)').run(row, tokens.bytes)
  tokens.clear()
  tokens.addAll(whole, noSign)
  tokens.addAll(title, titleSign)
  tokens.addAll(teaser, teaserSign)
  prepared(db, 'INSERT INTO search_phrases (rowid, words) VALUES (?, ?)').run(row, tokens.bytes)
  learn(db, known, fresh)
}

/** Takes what has this key in `items` out of the index; nothing happens if it is not in it. */
export function unindex(db: DatabaseSync, key: number): void {
  const row = prepared(db, 'DELETE FROM search_rows WHERE item = ? RETURNING row').get(key)?.row
  if (typeof row !== 'number') return
  prepared(db, 'DELETE FROM search_index WHERE rowid = ?').run(row)
  prepared(db, 'DELETE FROM search_phrases WHERE rowid = ?').run(row)
  const at = prepared(db, 'INSERT INTO search_gone (row) VALUES (?)').run(row).lastInsertRowid
  prepared(db, 'DELETE FROM search_gone WHERE at <= ?').run(Number(at) - MOST_GONE)
}

const INDEXES = ['search_index', 'search_phrases', 'search_word_parts']
/** Leaf pages joined in one step: some milliseconds. */
const STEP_PAGES = 100
/** How many parts of one size FTS5 lets come together before it joins them, bit by bit or at once. */
const USUAL = { automerge: 4, crisismerge: 16 }
const DELAYED = { automerge: 64, crisismerge: 128 }

/** Of a store that is filled before it is searched: each part is joined once or twice, not five times. */
export function delayMerging(db: DatabaseSync): void {
  setMerging(db, DELAYED)
}

function setMerging(db: DatabaseSync, settings: Record<string, number>): void {
  for (const index of INDEXES) {
    for (const [name, value] of Object.entries(settings)) {
      // Bound, a number would be a real one, which FTS5 refuses here.
      db.exec(`INSERT INTO ${index} (${index}, rank) VALUES ('${name}', ${value})`)
    }
  }
}

/**
 * Joins the many parts in which an index is written, after a store was filled: a word is then looked
 * up in a third of the time. Costs 25 ms for every 1,000 items; each step only some of them.
 */
export function* mergeIndex(db: DatabaseSync): Generator<void> {
  for (const index of INDEXES) {
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
  setMerging(db, USUAL)
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
  return hash('sha1', `${id} ${language}`, 'buffer').readUIntBE(0, 6)
}

/** Words known to stand in the vocabulary, and its last entry when they did. */
type Known = { words: WordBytes; border: number; tokens: Tokens; last: number }

const knownOf = new WeakMap<DatabaseSync, Known>()

/** Numbers have neither inflections nor compounds, and nobody wants one suggested for another. */
const NUMBER = /^\p{N}+$/u

function learn(db: DatabaseSync, known: Known, fresh: Map<number, string>): void {
  const { words } = known
  const insert = prepared(
    db,
    'INSERT INTO search_words (word, stem, shown) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  for (const [number, shown] of fresh) {
    const word = words.textOf(number)
    if (!NUMBER.test(word)) {
      const { changes, lastInsertRowid } = insert.run(word, stem(word), shown)
      if (changes > 0) {
        known.last = Number(lastInsertRowid)
        prepared(db, 'INSERT INTO search_word_parts (rowid, word) VALUES (?, ?)').run(
          lastInsertRowid,
          word,
        )
      }
    }
    words.noteLearned(number)
  }
}

function knownWords(db: DatabaseSync): Known {
  const last = Number(prepared(db, 'SELECT max(id) AS id FROM search_words').get()?.id ?? 0)
  const held = knownOf.get(db)
  // With another last entry a transaction was undone since, and the words it had learned with it.
  if (held?.last === last && held.words.size < MOST_KNOWN) return held
  const words = new WordBytes()
  const border = words.numberOf(borderBytes, borderBytes.length)
  words.noteLearned(border)
  const known = { words, border, tokens: new Tokens(words), last }
  knownOf.set(db, known)
  return known
}
