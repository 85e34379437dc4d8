import { randomUUID } from 'node:crypto'
import { existsSync, linkSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createLogger } from '#platform/logger.ts'
import { delayMerging, searchSchema } from '../search/index.ts'
import { answerIndexes, SCHEMA_VERSION, storeSchema } from './schema.ts'

const log = createLogger('delivery')

/** Pages that the writing connection keeps. */
const WRITER_CACHE_KIB = 16_000
/** The reading one: what it reads again and again; the system keeps the rest, which costs nobody memory. */
const READER_CACHE_KIB = 4000
/** A log that grew with a long transaction is cut back to this. */
const JOURNAL_LIMIT_BYTES = 32 * 1024 * 1024
/**
 * So much of the log is brought into the file at a time, which waits for the disk, and readers with it:
 * often and short rather than seldom and long.
 */
const CHECKPOINT_PAGES = 300
/** Between the name of a store's file and that of one being built to take its place. */
const BESIDE = '.next-'

/**
 * What a file is for. One that serves outlives a crash in a state it had. One that is filled beside it
 * is thrown away with the process, so that nothing of it has to be written twice or waited for; and
 * where nothing is served meanwhile (`first`), what takes a second at a time may wait for the end.
 */
export type Purpose = 'serving' | 'beside' | 'first'

const KEPT = `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
  PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}; PRAGMA journal_size_limit = ${JOURNAL_LIMIT_BYTES};`
const DISPOSABLE = 'PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;'

/** The writing connection; a damaged file, or one of another make, is replaced by an empty one. */
export function openWriter(file: string, purpose: Purpose): DatabaseSync {
  const writer = tryOpen(file, purpose)
  if (writer) return writer
  removeFiles(file)
  const anew = tryOpen(file, purpose)
  if (!anew) throw new Error(`The delivery store cannot be opened: ${file}`)
  return anew
}

/** Null if the file is damaged or of another make: a store is disposable, the log is not. */
function tryOpen(file: string, purpose: Purpose): DatabaseSync | null {
  const db = new DatabaseSync(file, { timeout: 5000 })
  try {
    db.exec(`${purpose === 'serving' ? KEPT : DISPOSABLE} PRAGMA cache_size = -${WRITER_CACHE_KIB}`)
    const version = Number(db.prepare('PRAGMA user_version').get()?.user_version)
    if (version === 0) {
      transaction(db, () => {
        db.exec(storeSchema)
        db.exec(searchSchema)
        if (purpose !== 'serving') delayMerging(db)
        if (purpose !== 'first') for (const _ of indexForAnswers(db));
        db.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`)
      })
    }
    if (version === 0 || version === SCHEMA_VERSION) return db
  } catch (error) {
    if (!isDamage(error)) throw error
  }
  db.close()
  return null
}

/** Makes the indexes that are missing, one by one. */
export function* indexForAnswers(db: DatabaseSync): Generator<void> {
  for (const index of answerIndexes) {
    db.exec(index)
    yield
  }
}

/** What SQLite says of a file whose content contradicts itself. */
export function isDamage(error: unknown): boolean {
  const SQLITE_CORRUPT = 11
  const SQLITE_NOTADB = 26
  return (
    error instanceof Error &&
    'errcode' in error &&
    [SQLITE_CORRUPT, SQLITE_NOTADB].includes(Number(error.errcode))
  )
}

/** A connection that cannot write. */
export function openReader(file: string): DatabaseSync {
  const reader = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  reader.exec(`PRAGMA cache_size = -${READER_CACHE_KIB}`)
  return reader
}

function transaction<T>(db: DatabaseSync, run: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = run()
    db.exec('COMMIT')
    return result
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/** A file for a store that is being built to take the place of this one. */
export function fileBeside(file: string): string {
  return `${file}${BESIDE}${randomUUID()}`
}

/** Comes back when all that was written is on the disk; writing and reading go on meanwhile. */
export async function persist(file: string): Promise<void> {
  await using handle = await open(file, 'r+')
  await handle.sync()
}

/** Where the search index of a store is made while that is filled. */
export function indexFileOf(file: string): string {
  return `${file}.search`
}

/** A store's file with all that lies beside it. */
export function removeFiles(file: string): void {
  rmSync(file, { force: true })
  rmSync(indexFileOf(file), { force: true })
  removeLogs(file)
}

/** Stores beside this one that were being built when the process ended. */
export function removeUnfinished(file: string): void {
  const folder = dirname(file)
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    if (name.startsWith(`${basename(file)}${BESIDE}`)) rmSync(join(folder, name), { force: true })
  }
}

/**
 * Puts a file in the place of another one, in one step. The system takes a third of a second to free a
 * gigabyte: it is left to do so afterwards, beside all else.
 */
export function replaceFile(file: string, next: string): void {
  const old = fileBeside(file)
  try {
    linkSync(file, old)
  } catch (error) {
    // Not every file system has links; without one nothing but the wait is lost.
    log.debug({ err: error }, 'The store that is replaced could not be kept for the moment')
  }
  renameSync(next, file)
  rm(old, { force: true }).catch((error: unknown) =>
    log.warn({ err: error }, 'A store that was replaced is still there; the next start removes it'),
  )
}

/** Logs that another program has left beside a file. */
export function removeLogs(file: string): void {
  for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
}
