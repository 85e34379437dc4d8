// Makes a search index in a file of its own, and brings it into the file of a store when all is there.
import { DatabaseSync } from 'node:sqlite'
import { standBack, threadStart } from '#platform/threads/thread.ts'
import { delayMerging, indexEntry, mergeIndex, unindex } from '../indexing.ts'
import { searchSchema } from '../schema.ts'
import type { Change, FillingCalls } from './index.ts'

const CACHE_KIB = 16_000
/** Who took rows out of an index that nobody has read yet need not be told of it. */
const NOT_MOVED = new Set(['search_make', 'search_gone'])

const { data: file, open } = threadStart<string>()
standBack()

// Without this SQLite lets nobody but FTS5 write the tables that it keeps its indexes in.
const db = new DatabaseSync(file, { defensive: false })
db.exec(`PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -${CACHE_KIB}`)
db.exec(searchSchema)
delayMerging(db)

open({
  change: write,
  end,
  merge() {
    for (const _ of mergeIndex(db));
  },
  moveInto,
} satisfies FillingCalls)

function write(changes: Change[]): void {
  if (!db.isTransaction) db.exec('BEGIN IMMEDIATE')
  for (const change of changes) {
    if ('add' in change) indexEntry(db, change.add)
    else unindex(db, change.remove)
  }
}

function end(how: 'commit' | 'rollback'): void {
  if (db.isTransaction) db.exec(how)
}

/**
 * Copies the tables as they are, also those that FTS5 keeps its indexes in: into empty tables of the
 * same form SQLite copies whole pages.
 */
function moveInto(file: string): void {
  db.prepare('ATTACH ? AS store').run(file)
  db.exec('PRAGMA store.synchronous = OFF; BEGIN IMMEDIATE')
  for (const table of tables()) {
    db.exec(`DELETE FROM store.${table}; INSERT INTO store.${table} SELECT * FROM main.${table}`)
  }
  db.exec('COMMIT; DETACH store')
}

function tables(): string[] {
  return db
    .prepare(
      "SELECT name FROM main.sqlite_schema WHERE name LIKE 'search_%' AND sql LIKE 'CREATE TABLE %'",
    )
    .all()
    .map(({ name }) => String(name))
    .filter((name) => !NOT_MOVED.has(name))
}
