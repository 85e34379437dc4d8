import { createHash } from 'node:crypto'
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import type { ContentType } from '#contract/contentType.ts'
import type { StoredItem } from '#contract/item.ts'
import type { LogEntry } from '#contract/log.ts'
import { searchSchema } from '../search/index.ts'
import { applyEntry, reindexItem } from './apply.ts'
import { itemOf, ROW_COLUMNS, toRow } from './rows.ts'
import { SCHEMA_VERSION, storeSchema } from './schema.ts'

export { itemOf, ROW_COLUMNS, toRow, type ItemRow } from './rows.ts'

export type StoreState = {
  /** The history the store follows; null while it has never followed one. */
  epoch: string | null
  /** The last entry of the log it reflects. */
  sequence: number
  /** Readers older than this must start again: tombstones up to here are gone. */
  horizon: number
  /** The log has been read to its end once: nothing public is missing. */
  ready: boolean
}

type Row = Record<string, unknown>
type Connections = { writer: DatabaseSync; reader: DatabaseSync }

/**
 * All that is public, in one SQLite file: filled by a follower, read by the answers. Reading and
 * writing have connections of their own; the reading one cannot write.
 */
export class Store {
  readonly file: string
  readonly contentTypes: ReadonlyMap<string, ContentType>
  #connections: Connections
  #statements = new Map<string, StatementSync>()
  #state: StoreState
  #generation = 0
  readonly #listeners = new Set<() => void>()

  constructor(file: string, contentTypes: readonly ContentType[]) {
    this.file = file
    this.contentTypes = new Map(contentTypes.map((type) => [type.type, type]))
    this.#connections = this.#open()
    this.#state = this.#readState()
  }

  /** Grows with everything that may change an answer; answers made before are then stale. */
  get generation(): number {
    return this.#generation
  }

  state(): StoreState {
    return this.#state
  }

  /** Calls back after every change of what the store holds; the answer ends that. */
  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Runs a reading statement; prepared once per connection. */
  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#statement(sql).all(...values)
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#statement(sql).get(...values)
  }

  /**
   * Applies entries in one transaction, with the position they lead to; `more` says that the log goes
   * on after them. Answers how many were new.
   */
  apply(
    entries: readonly LogEntry[],
    position: { epoch: string; sequence: number; more?: boolean },
  ): number {
    const { epoch, sequence, ready } = this.#state
    const completes = !ready && !position.more
    if (epoch !== null && epoch !== position.epoch) {
      throw new Error('The store follows another epoch: build a new one beside it')
    }
    const further = entries.length > 0 || epoch === null || sequence < position.sequence
    if (!further && !completes) return 0
    const { writer } = this.#connections
    const applied = transaction(writer, () => {
      const count = entries.filter((entry) => applyEntry(writer, this.contentTypes, entry)).length
      writeMeta(writer, 'epoch', position.epoch)
      writeMeta(writer, 'sequence', String(Math.max(sequence, position.sequence)))
      if (completes) writeMeta(writer, 'ready', 'true')
      return count
    })
    this.#changed()
    return applied
  }

  /** Forgets removals from before an instant; withdrawals stay for ever. */
  compact(before: Date): void {
    const { writer } = this.#connections
    const old = "state = 'remove' AND at < ?"
    transaction(writer, () => {
      const limit = before.toISOString()
      const last = writer.prepare(`SELECT max(sequence) AS last FROM items WHERE ${old}`).get(limit)
      if (typeof last?.last !== 'number') return
      writer.prepare(`DELETE FROM items WHERE ${old}`).run(limit)
      writeMeta(writer, 'horizon', String(Math.max(last.last, this.#state.horizon)))
    })
    this.#changed()
  }

  /** An empty store for another epoch, in a file of its own next to this one. */
  beside(): Store {
    const file = `${this.file}.next`
    removeFiles(file)
    return new Store(file, [...this.contentTypes.values()])
  }

  /** Takes over the content of a store built beside: the next answer comes from it. */
  takeOver(next: Store): void {
    next.close()
    this.close()
    removeFiles(this.file)
    renameSync(next.file, this.file)
    this.#connections = this.#open()
    this.#changed()
  }

  close(): void {
    this.#statements.clear()
    // The writer goes last: closing it empties the write-ahead log into the file.
    this.#connections.reader.close()
    this.#connections.writer.close()
  }

  #changed(): void {
    this.#state = this.#readState()
    this.#generation += 1
    for (const listener of this.#listeners) listener()
  }

  #statement(sql: string): StatementSync {
    const held = this.#statements.get(sql)
    if (held) return held
    const statement = this.#connections.reader.prepare(sql)
    if (this.#statements.size > 500) this.#statements.clear()
    this.#statements.set(sql, statement)
    return statement
  }

  #open(): Connections {
    mkdirSync(dirname(this.file), { recursive: true })
    const writer = openWriter(this.file)
    this.#renew(writer)
    return { writer, reader: new DatabaseSync(this.file, { readOnly: true, timeout: 5000 }) }
  }

  /** A release with other content types makes the derived tables again, without asking the hub. */
  #renew(writer: DatabaseSync): void {
    const shape = shapeOf([...this.contentTypes.values()])
    const known = readMeta(writer, 'shape')
    if (known === shape) return
    transaction(writer, () => {
      if (known !== null) {
        writer.exec('DELETE FROM items WHERE parent IS NOT NULL')
        for (const item of publicItems(writer)) reindexItem(writer, this.contentTypes, item)
      }
      writeMeta(writer, 'shape', shape)
    })
  }

  #readState(): StoreState {
    const { writer } = this.#connections
    return {
      epoch: readMeta(writer, 'epoch'),
      sequence: Number(readMeta(writer, 'sequence') ?? 0),
      horizon: Number(readMeta(writer, 'horizon') ?? 0),
      ready: readMeta(writer, 'ready') === 'true',
    }
  }
}

/** Opens the store of a delivery node; a file of an older make is replaced by an empty one. */
export function openStore(file: string, contentTypes: readonly ContentType[]): Store {
  return new Store(file, contentTypes)
}

function openWriter(file: string): DatabaseSync {
  const writer = tryOpen(file)
  if (writer) return writer
  removeFiles(file)
  const anew = tryOpen(file)
  if (!anew) throw new Error(`The delivery store cannot be opened: ${file}`)
  return anew
}

/** Null if the file is damaged or of another make: a store is disposable, the log is not. */
function tryOpen(file: string): DatabaseSync | null {
  const db = new DatabaseSync(file, { timeout: 5000 })
  try {
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000')
    const version = Number(db.prepare('PRAGMA user_version').get()?.user_version)
    if (version === 0) {
      transaction(db, () => {
        db.exec(storeSchema)
        db.exec(searchSchema)
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

function isDamage(error: unknown): boolean {
  const SQLITE_CORRUPT = 11
  const SQLITE_NOTADB = 26
  return (
    error instanceof Error &&
    'errcode' in error &&
    [SQLITE_CORRUPT, SQLITE_NOTADB].includes(Number(error.errcode))
  )
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

function* publicItems(db: DatabaseSync): Generator<StoredItem> {
  const keys = db.prepare("SELECT key FROM items WHERE state = 'put'").all()
  const read = db.prepare(`SELECT ${ROW_COLUMNS} FROM items i WHERE i.key = ?`)
  for (const { key } of keys) {
    const row = read.get(Number(key))
    const item = row ? itemOf(toRow(row), { body: true }) : null
    if (item) yield item
  }
}

function shapeOf(contentTypes: ContentType[]): string {
  const text = JSON.stringify(contentTypes, (name, value: unknown) =>
    name === 'fields' ? undefined : typeof value === 'function' ? String(value) : value,
  )
  return createHash('sha256').update(text).digest('hex')
}

function readMeta(db: DatabaseSync, name: string): string | null {
  const value = db.prepare('SELECT value FROM meta WHERE name = ?').get(name)?.value
  return typeof value === 'string' ? value : null
}

function writeMeta(db: DatabaseSync, name: string, value: string): void {
  db.prepare('INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)').run(name, value)
}

function removeFiles(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
}
