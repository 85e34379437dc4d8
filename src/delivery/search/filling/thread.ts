// Makes a search index in a file of its own, and brings it into the file of a store when all is there.
import { setPriority } from 'node:os'
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { delayMerging, indexEntry, mergeIndex, unindex } from '../indexing.ts'
import { searchSchema } from '../schema.ts'
import type { Change, Request } from './index.ts'

const CACHE_KIB = 16_000
/** How far this thread stands back, in the steps of `nice`. */
const NICE = 10
/** Who took rows out of an index that nobody has read yet need not be told of it. */
const NOT_MOVED = new Set(['search_make', 'search_gone'])

// Where cores are few, who reads goes first. Only Linux has priorities of threads; elsewhere this would
// be that of the whole process.
if (process.platform === 'linux') setPriority(NICE)

// Without this SQLite lets nobody but FTS5 write the tables that it keeps its indexes in.
const db = new DatabaseSync(String(workerData), { defensive: false })
db.exec(`PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -${CACHE_KIB}`)
db.exec(searchSchema)
delayMerging(db)

parentPort?.on('message', (request: Request) => {
  if ('changes' in request) write(request.changes)
  else if ('end' in request) end(request.end)
  else if ('into' in request) moveInto(request.into)
  else for (const _ of mergeIndex(db));
  parentPort?.postMessage('done')
})

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
