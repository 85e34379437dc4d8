import { createHash } from 'node:crypto'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { StoredItem } from '#contract/item.ts'
import { stem } from './stem.ts'
import { joinedWords, words } from './text.ts'

/**
 * The search tables of a delivery store. The full-text index holds folded words without stemming;
 * inflection and compounds are found by way of the vocabulary when a query is read, so that exact
 * phrases and marks stay exact. Row ids follow the item's date: newest first needs no sorting.
 */
export const searchSchema = `
CREATE TABLE IF NOT EXISTS search_items (
  row INTEGER PRIMARY KEY,
  item INTEGER NOT NULL,
  id TEXT NOT NULL,
  language TEXT NOT NULL,
  UNIQUE (id, language)
);
CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5 (
  title, teaser, body,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);
CREATE TABLE IF NOT EXISTS search_words (
  word TEXT PRIMARY KEY,
  stem TEXT NOT NULL,
  shown TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS search_words_stem ON search_words (stem);
CREATE VIRTUAL TABLE IF NOT EXISTS search_word_parts USING fts5 (
  word, tokenize = 'trigram'
);
`

/** Stands between a text and its joined words, so that no phrase reaches across. */
const BORDER = '0border0'
const DAY = 86_400_000
const ROWS_PER_SECOND = 32
const ROWS_PER_DELAY = 2 ** 22
const ROWS_PER_DAY = 2 ** 24
const LONGEST_WORD = 60

type Statements = Record<keyof typeof SQL, StatementSync>

const SQL = {
  insertItem: `INSERT INTO search_items (row, item, id, language)
    SELECT ?, key, id, language FROM items WHERE id = ? AND language = ?`,
  insertText: 'INSERT INTO search_index (rowid, title, teaser, body) VALUES (?, ?, ?, ?)',
  deleteItem: 'DELETE FROM search_items WHERE id = ? AND language = ? RETURNING row',
  deleteText: 'DELETE FROM search_index WHERE rowid = ?',
  taken: 'SELECT 1 FROM search_items WHERE row = ?',
  last: 'SELECT max(row) AS row FROM search_items WHERE row >= ? AND row < ?',
  known: 'SELECT 1 FROM search_words WHERE word = ?',
  insertWord: 'INSERT INTO search_words (word, stem, shown) VALUES (?, ?, ?)',
  insertPart: 'INSERT INTO search_word_parts (word) VALUES (?)',
}

const prepared = new WeakMap<DatabaseSync, Statements>()

function statementsOf(db: DatabaseSync): Statements {
  const held = prepared.get(db)
  if (held) return held
  const statements = {
    insertItem: db.prepare(SQL.insertItem),
    insertText: db.prepare(SQL.insertText),
    deleteItem: db.prepare(SQL.deleteItem),
    deleteText: db.prepare(SQL.deleteText),
    taken: db.prepare(SQL.taken),
    last: db.prepare(SQL.last),
    known: db.prepare(SQL.known),
    insertWord: db.prepare(SQL.insertWord),
    insertPart: db.prepare(SQL.insertPart),
  }
  prepared.set(db, statements)
  return statements
}

/**
 * Makes an item findable; an earlier form of it is replaced. `texts` is what the content type adds
 * to title, teaser and body. Runs inside the caller's transaction, after its row in `items` is there.
 */
export function indexItem(db: DatabaseSync, item: StoredItem, texts: string[]): void {
  unindexItem(db, item.id, item.language)
  const row = freeRow(db, item)
  const sql = statementsOf(db)
  sql.insertItem.run(row, item.id, item.language ?? '')
  const found = new Map<string, string>()
  const stream = (text: string): string => {
    const list = words(text).filter(({ word }) => word.length <= LONGEST_WORD)
    const joined = joinedWords(text, list)
    for (const { word, start, end } of list) {
      if (!found.has(word)) found.set(word, text.slice(start, end))
    }
    for (const word of joined) if (!found.has(word)) found.set(word, word)
    const line = list.map(({ word }) => word).join(' ')
    return joined.length > 0 ? `${line} ${BORDER} ${joined.join(` ${BORDER} `)}` : line
  }
  const body = [item.body?.text ?? '', ...item.tags, ...texts].map(stream).join(` ${BORDER} `)
  sql.insertText.run(row, stream(item.title), stream(item.teaser ?? ''), body)
  learn(db, found)
}

/** Takes an item out of the index; nothing happens if it is not in it. */
export function unindexItem(db: DatabaseSync, id: string, language: string | null): void {
  const sql = statementsOf(db)
  const row = sql.deleteItem.get(id, language ?? '')?.row
  if (typeof row === 'number') sql.deleteText.run(row)
}

/**
 * Rows rise with date and time of publication, by the item alone, so that all nodes read hits in
 * the same order: day of the date, days of delay (0 to 3), second of the day, and room for 32.
 */
function freeRow(db: DatabaseSync, item: StoredItem): number {
  const date = Date.parse(`${item.date.slice(0, 10)}T00:00:00Z`)
  const published = Date.parse(item.publishedAt)
  const day = Number.isNaN(date) ? 0 : Math.floor(date / DAY)
  const delay = Number.isNaN(published) ? 0 : Math.floor(published / DAY) - day
  const second = Number.isNaN(published) ? 0 : Math.floor((published % DAY) / 1000)
  const first =
    day * ROWS_PER_DAY +
    Math.min(3, Math.max(0, delay)) * ROWS_PER_DELAY +
    Math.max(0, second) * ROWS_PER_SECOND
  const wanted = first + ((createHash('sha1').update(item.id).digest()[0] ?? 0) % ROWS_PER_SECOND)
  const { taken } = statementsOf(db)
  let row = wanted
  for (let tries = 0; taken.get(row) !== undefined; tries += 1) {
    row = tries < ROWS_PER_SECOND ? row + 1 : lastRow(db, row) + 1
  }
  return row
}

function lastRow(db: DatabaseSync, row: number): number {
  const last = statementsOf(db).last.get(row, row + ROWS_PER_DELAY)?.row
  return typeof last === 'number' ? last : row
}

function learn(db: DatabaseSync, found: Map<string, string>): void {
  const sql = statementsOf(db)
  for (const [word, shown] of found) {
    if (sql.known.get(word) !== undefined) continue
    sql.insertWord.run(word, stem(word), shown)
    sql.insertPart.run(word)
  }
}
