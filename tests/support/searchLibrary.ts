import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { bitsOf, type RowSet } from '#delivery/search/bits.ts'
import { codedTexts, Writer } from '#delivery/search/coding.ts'
import { entryOf, indexEntry, searchSchema, unindex } from '#delivery/search/index.ts'
import { Marker } from '#delivery/search/marker.ts'
import { matchOf } from '#delivery/search/match.ts'
import { Needs } from '#delivery/search/needs.ts'
import { Pieces } from '#delivery/search/pieces.ts'
import { parseQuery } from '#delivery/search/query.ts'
import { Rows } from '#delivery/search/rows.ts'
import { suggest } from '#delivery/search/suggest.ts'
import { Vocabulary } from '#delivery/search/vocabulary.ts'
import { item } from './delivery.ts'

/** A search index of texts by name, and searches in it. */
export function searchLibrary(held: Record<string, string>) {
  const db = new DatabaseSync(':memory:')
  db.exec('CREATE TABLE items (key INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE)')
  db.exec(searchSchema)
  const tables = {
    generation: 0,
    all: (sql: string, ...values: SQLInputValue[]) => db.prepare(sql).all(...values),
    get: (sql: string, ...values: SQLInputValue[]) => db.prepare(sql).get(...values),
  }
  const rows = new Rows(tables)
  const needs = new Needs({ tables, rows, vocabulary: new Vocabulary(tables) })
  const match = (query: string) => {
    rows.refresh()
    return matchOf(parseQuery(query), needs)
  }
  const isLive = (found: RowSet) => bitsOf(found).keep(rows.alive).count() > 0
  const remove = (id: string) => {
    const removed = db.prepare('DELETE FROM items WHERE id = ? RETURNING key').get(id)
    if (removed) unindex(db, Number(removed.key))
    tables.generation += 1
  }
  const put = (id: string, text: string) => {
    remove(id)
    const { lastInsertRowid } = db.prepare('INSERT INTO items (id) VALUES (?)').run(id)
    const news = item({ id, type: 'news', title: '', body: { html: '', text } })
    indexEntry(db, entryOf(Number(lastInsertRowid), news, []))
  }
  for (const [id, text] of Object.entries(held)) put(id, text)
  return {
    put,
    remove,
    find(query: string): string[] {
      const found = match(query).all.keep(rows.alive).toArray()
      return found
        .map((row) => db.prepare('SELECT id FROM items WHERE key = ?').get(rows.itemAt(row)))
        .map((found) => String(found?.id))
        .toSorted()
    },
    mark(query: string, text: string): string {
      const pieces = new Pieces()
      const marker = new Marker(pieces)
      marker.use(match(query).marks)
      const bytes = new Writer(pieces).add(text, { plain: false }).done()
      const coded = codedTexts({ bytes, start: 0, end: bytes.length }).next().value
      return coded ? JSON.parse(`"${marker.whole(coded)}"`) : ''
    },
    better: (query: string) => {
      rows.refresh()
      return suggest(tables, parseQuery(query), {
        isFound: (term) => isLive(needs.needOf(term, { expanded: true }).any),
        isLive: (word) => isLive(needs.standing(word)),
      })
    },
  }
}
