import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'
import type { ContentType } from '#contract/contentType.ts'
import type { LogEntry } from '#contract/log.ts'
import { Filling, indexEntry, mergeIndex, unindex } from '../search/index.ts'
import { applyEntry, type Index } from './apply.ts'
import {
  fileBeside,
  indexFileOf,
  indexForAnswers,
  isDamage,
  openReader,
  openWriter,
  persist,
  type Purpose,
  removeFiles,
  removeLogs,
  removeUnfinished,
  replaceFile,
} from './file.ts'
import { Memo } from '../memory/memo.ts'
import { isSameState, isShapedFor, readState, type StoreState, writeState } from './meta.ts'

export { DERIVED_FROM } from './apply.ts'
export type { StoreState } from './meta.ts'
export {
  itemOf,
  LINK_COLUMNS,
  ROW_COLUMNS,
  storedText,
  summaryColumns,
  toLinkRow,
  toRow,
  toSummaryRow,
  toVariantRow,
  VARIANT_COLUMNS,
  type ItemRow,
  type LinkRow,
  type SummaryRow,
  type VariantRow,
} from './rows.ts'
export { type Purpose, removeFiles } from './file.ts'
export { CLOSE, hasFile, OPEN, plainTextOf, unmarked, writeItem } from './written.ts'

/** Where entries lead to: `more` says that the log goes on, `horizon` how far it has forgotten removals. */
export type StorePosition = { epoch: string; sequence: number; horizon?: number; more?: boolean }

/** Entries that are seen all at once. */
export type Batch = {
  /** Answers how many were new. */
  add(entries: readonly LogEntry[]): number
  commit(position: StorePosition): void
  /** Takes everything back; after a commit it does nothing. */
  rollback(): void
}

/** Gets the keys of the rows that were added, changed or taken out; null if all may have been. */
type Listener = (touched: ReadonlySet<number> | null) => void

type Row = Record<string, unknown>
const KNOWN_BYTES = 4 * 1024 * 1024
/** About what a row of few values takes. */
const ROW_BYTES = 200

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
  readonly #known = new Memo<Row[]>({
    most: KNOWN_BYTES,
    sizeOf: (rows) => rows.length * ROW_BYTES,
  })
  #damaged = false
  #outdated = false
  readonly #listeners = new Set<Listener>()
  /** Makes the search index meanwhile, where much is to come. */
  #filling: Filling | null = null

  constructor(file: string, contentTypes: readonly ContentType[], purpose: Purpose = 'serving') {
    this.file = file
    this.contentTypes = new Map(contentTypes.map((type) => [type.type, type]))
    this.#connections = this.#open(purpose)
    this.#state = readState(this.#connections.writer)
  }

  /** Grows with everything that may change an answer; answers made before are then stale. */
  get generation(): number {
    return this.#generation
  }

  state(): StoreState {
    return this.#state
  }

  /** A page of the file turned out to be broken: the store must be built anew. */
  get isDamaged(): boolean {
    return this.#damaged
  }

  /** Made for other content types: it serves as it is until it has been built anew. */
  get isOutdated(): boolean {
    return this.#outdated
  }

  /** Calls back after every change of what the store holds; the answer ends that. */
  onChanged(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Runs a reading statement; prepared once per connection. */
  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#noticing(() => this.#statement(sql).all(...values))
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#noticing(() => this.#statement(sql).get(...values))
  }

  /** The same for what many answers ask alike, or what takes long: remembered until the store changes. */
  known(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#known.get(`${sql} ${values.join('\0')}`, () => this.all(sql, ...values))
  }

  /**
   * Applies entries in one transaction, with the position they lead to; `more` says that the log goes
   * on after them. Answers how many were new.
   */
  apply(entries: readonly LogEntry[], position: StorePosition): number {
    const batch = this.begin()
    try {
      const applied = batch.add(entries)
      batch.commit(position)
      return applied
    } catch (error) {
      batch.rollback()
      throw error
    }
  }

  /** A transaction that is filled in parts: answers show nothing of it until it is committed. */
  begin(): Batch {
    const { writer } = this.#connections
    const types = this.contentTypes
    const own: Index = {
      add: (entry) => indexEntry(writer, entry),
      remove: (key) => unindex(writer, key),
    }
    const touched = new Set<number>()
    let received = 0
    const open = (): void => {
      if (!writer.isTransaction) writer.exec('BEGIN IMMEDIATE')
    }
    return {
      add: (entries) => {
        if (entries.length > 0) open()
        received += entries.length
        const target = { db: writer, index: this.#filling ?? own, types, touched }
        return this.#noticing(() => entries.filter((entry) => applyEntry(target, entry)).length)
      },
      commit: (position) => {
        const known = this.#state
        if (known.epoch !== null && known.epoch !== position.epoch) {
          throw new Error('The store follows another epoch: build a new one beside it')
        }
        const next: StoreState = {
          epoch: position.epoch,
          sequence: Math.max(known.sequence, position.sequence),
          horizon: Math.max(known.horizon, position.horizon ?? 0),
          ready: known.ready || !position.more,
        }
        if (received === 0 && isSameState(known, next)) return
        open()
        if (next.horizon > known.horizon) forgetRemovals(writer, next.horizon)
        // Nothing, if it was done step by step before.
        if (next.ready && !known.ready) this.#settleAtOnce()
        writeState(writer, next)
        writer.exec('COMMIT')
        this.#filling?.commit()
        this.#changed(touched)
        touched.clear()
      },
      rollback: () => {
        if (writer.isOpen && writer.isTransaction) writer.exec('ROLLBACK')
        this.#filling?.rollback()
      },
    }
  }

  /** Of an empty store that is to be filled with much: its search index is made by another thread. */
  indexBeside(): void {
    this.#filling ??= new Filling(indexFileOf(this.file))
  }

  /** Resolves when more can be taken in; rejects if the search index cannot be made. */
  async pace(): Promise<void> {
    await this.#filling?.pace()
  }

  /** Makes what was added fast to read and to search, step by step; each step is kept. */
  async *settle(): AsyncGenerator<void> {
    const { writer } = this.#connections
    const merged = this.#filling?.merge()
    yield* indexForAnswers(writer)
    await merged
    await this.#filling?.moveInto(this.file)
    this.#filling = null
    yield* mergeIndex(writer)
  }

  #settleAtOnce(): void {
    const { writer } = this.#connections
    for (const _ of indexForAnswers(writer));
    for (const _ of mergeIndex(writer));
  }

  /** A file next to this one for a store to be filled and taken over, and what it is for. */
  nextFile(): { file: string; purpose: Purpose } {
    const file = fileBeside(this.file)
    return { file, purpose: this.#state.ready ? 'beside' : 'first' }
  }

  /** A store in such a file, an empty one unless it was filled before. */
  besideIn({ file, purpose }: { file: string; purpose: Purpose }): Store {
    return new Store(file, [...this.contentTypes.values()], purpose)
  }

  /** An empty store in a file of its own next to this one, to be filled and taken over. */
  beside(): Store {
    return this.besideIn(this.nextFile())
  }

  /** Comes back when what a store built beside has committed is on the disk. */
  persist(): Promise<void> {
    return persist(this.file)
  }

  /** Gives up a store built beside another one. */
  discard(): void {
    this.close()
    removeFiles(this.file)
  }

  /** Takes over the content of a store built beside: the next answer comes from it. */
  takeOver(next: Store): void {
    next.close()
    this.close()
    try {
      // A log left behind by another program must not be applied to the new file.
      removeLogs(this.file)
      // One step: whatever ends the process, one of the two stores is there, whole.
      replaceFile(this.file, next.file)
    } finally {
      this.#connections = this.#open('serving')
      this.#damaged = false
      this.#changed(null)
    }
  }

  close(): void {
    this.#filling?.close()
    this.#statements.clear()
    // The writer goes last: closing it empties the write-ahead log into the file.
    this.#connections.reader.close()
    this.#connections.writer.close()
  }

  #changed(touched: ReadonlySet<number> | null): void {
    this.#state = readState(this.#connections.writer)
    this.#generation += 1
    this.#known.clear()
    for (const listener of this.#listeners) listener(touched)
  }

  #noticing<T>(run: () => T): T {
    try {
      return run()
    } catch (error) {
      if (isDamage(error)) this.#damaged = true
      throw error
    }
  }

  #statement(sql: string): StatementSync {
    const held = this.#statements.get(sql)
    if (held) return held
    const statement = this.#connections.reader.prepare(sql)
    if (this.#statements.size > 500) this.#statements.clear()
    this.#statements.set(sql, statement)
    return statement
  }

  #open(purpose: Purpose): Connections {
    mkdirSync(dirname(this.file), { recursive: true })
    const writer = openWriter(this.file, purpose)
    this.#outdated = !isShapedFor(writer, [...this.contentTypes.values()])
    return { writer, reader: openReader(this.file) }
  }
}

/** Opens the store of a delivery node; a file of an older make is replaced by an empty one. */
export function openStore(file: string, contentTypes: readonly ContentType[]): Store {
  removeUnfinished(file)
  return new Store(file, contentTypes)
}

/** Tombstones the log no longer has; withdrawals stay for ever. */
function forgetRemovals(db: DatabaseSync, horizon: number): void {
  db.prepare("DELETE FROM items WHERE parent IS NULL AND state = 'remove' AND sequence <= ?").run(
    horizon,
  )
}
