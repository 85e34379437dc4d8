import { createClient } from '@libsql/client'
import type { Client, InStatement, ResultSet, Transaction } from '@libsql/client'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { StadtwortError } from '../errors.ts'
import { CommitFailedError, DatabaseBusyError, TransactionEndedError } from './failures.ts'
import { createWriteLock } from './writeLock.ts'
import type { LockStatus, Turn, WriteLock } from './writeLock.ts'

export type SqliteClient = Client & {
  lock: WriteLock
  /** The path of the database. */
  file: string
  /** For migrations: takes effect before the next transaction begins, which is where SQLite wants it. */
  setForeignKeys(on: boolean): Promise<void>
  /** Counts what the indexes hold: without that SQLite takes any of them to be as good as another. */
  analyze(): Promise<void>
  /** Writes a consistent copy of the whole database. */
  copyTo(file: string): Promise<void>
  status(): LockStatus & {
    commitFailures: number
    /** From the first to the last refused attempt to begin a transaction; 0 since one succeeded. */
    busyMs: number
  }
}

const WAIT_LIMIT_MS = 30_000
const HOLD_LIMIT_MS = 20_000
const BUSY_LIMIT_MS = 5000
const BUSY_PAUSE_MS = 25
const JOURNAL_LIMIT_BYTES = 64 * 1024 * 1024
/** While a database fills, what was counted grows old. */
const ANALYZE_EVERY_COMMITS = 500
/** Of each index, which makes it a matter of milliseconds. */
const ANALYZED_ROWS = 1000

/** After these SQLite may have rolled back by itself; what follows would commit on its own. */
const ENDS_TRANSACTION = /^SQLITE_(FULL|IOERR|NOMEM|BUSY|INTERRUPT|CORRUPT|READONLY|CANTOPEN)/

/**
 * A libsql client for one process that owns the file: one connection reads, one connection writes,
 * and whoever writes holds the lock. The stock client gives its connection away with every
 * transaction, loses its settings with it and breaks for good when two writers meet.
 */
export function openSqlite(options: {
  url: string
  waitLimitMs?: number
  holdLimitMs?: number
  onOverdue?: (heldMs: number) => void
}): SqliteClient {
  const { url } = options
  const lock = createWriteLock({
    waitMs: options.waitLimitMs ?? WAIT_LIMIT_MS,
    holdMs: options.holdLimitMs ?? HOLD_LIMIT_MS,
  })
  const file = url.replace(/^file:(\/\/(?=\/))?/, '')
  mkdirSync(dirname(file), { recursive: true })
  let foreignKeys = true
  let commits = 0
  let commitFailures = 0
  let busy: { since: number; until: number } | null = null
  let closed = false
  let reader: Client | null = null
  let writer: Client | null = null

  async function write(): Promise<Client> {
    if (writer) return writer
    const fresh = createClient({ url })
    await fresh.execute('PRAGMA journal_mode = WAL')
    await fresh.execute(`PRAGMA journal_size_limit = ${JOURNAL_LIMIT_BYTES}`)
    await fresh.execute('PRAGMA synchronous = FULL')
    await fresh.execute(`PRAGMA foreign_keys = ${foreignKeys ? 'ON' : 'OFF'}`)
    writer = fresh
    return fresh
  }

  async function read(): Promise<Client> {
    if (reader) return reader
    await write()
    const fresh = createClient({ url })
    await fresh.execute('PRAGMA query_only = ON')
    reader = fresh
    return fresh
  }

  /** Undoes what is open and starts over with a clean connection. */
  async function discard(): Promise<void> {
    const broken = writer
    writer = null
    await broken?.execute('ROLLBACK').catch(() => undefined)
    broken?.close()
  }

  /** Another program may hold the file for a moment; waiting must not block the event loop. */
  async function begin(): Promise<Client> {
    const started = performance.now()
    for (;;) {
      try {
        const connection = await write()
        await connection.execute('BEGIN IMMEDIATE')
        busy = null
        return connection
      } catch (error) {
        await discard()
        const waitedMs = Math.round(performance.now() - started)
        if (!isBusy(error)) throw error
        busy = { since: busy?.since ?? started, until: performance.now() }
        if (waitedMs > BUSY_LIMIT_MS) throw new DatabaseBusyError({ waitedMs, cause: error })
        await sleep(BUSY_PAUSE_MS)
      }
    }
  }

  async function transaction(): Promise<Transaction> {
    const turn = await lock.acquire()
    return startTransaction(turn)
  }

  async function startTransaction(turn: Turn): Promise<Transaction> {
    let connection: Client | null
    let ending: StadtwortError = new TransactionEndedError('sqlite')
    try {
      connection = await begin()
    } catch (error) {
      turn.release()
      throw error
    }

    async function abandon(): Promise<void> {
      if (connection === null) return
      connection = null
      try {
        await discard()
      } finally {
        turn.release()
      }
    }
    turn.onOverdue = async () => {
      const { heldMs } = lock.status()
      ending = new DatabaseBusyError({ waitedMs: heldMs })
      options.onOverdue?.(heldMs)
      await abandon()
    }

    function openConnection(): Client {
      if (connection === null) throw ending
      return connection
    }

    async function execute(statement: InStatement): Promise<ResultSet> {
      try {
        return await openConnection().execute(statement)
      } catch (error) {
        if (!ENDS_TRANSACTION.test(codeOf(error))) throw error
        commitFailures += 1
        await abandon()
        throw new CommitFailedError(error)
      }
    }

    return {
      execute: (statement: InStatement) => execute(statement),
      async batch(statements) {
        const results: ResultSet[] = []
        for (const statement of statements) results.push(await execute(statement))
        return results
      },
      executeMultiple: (sql) => openConnection().executeMultiple(sql),
      async commit() {
        const current = openConnection()
        try {
          await current.execute('COMMIT')
        } catch (error) {
          commitFailures += 1
          await abandon()
          throw new CommitFailedError(error)
        }
        connection = null
        turn.release()
        commits += 1
        // Wrong choices are slow, nothing worse: a failure is no matter of whoever committed.
        if (commits % ANALYZE_EVERY_COMMITS === 0) lock.outside(analyze).catch(() => undefined)
      },
      async rollback() {
        if (connection === null) return
        const current = connection
        try {
          await current.execute('ROLLBACK')
        } catch {
          await abandon()
          return
        }
        connection = null
        turn.release()
      },
      close: () => void abandon(),
      get closed() {
        return connection === null
      },
    }
  }

  async function batch(statements: InStatement[]): Promise<ResultSet[]> {
    return lock.run(async () => {
      const connection = await begin()
      try {
        const results: ResultSet[] = []
        for (const statement of statements) results.push(await connection.execute(statement))
        await connection.execute('COMMIT')
        return results
      } catch (error) {
        await discard()
        throw error
      }
    })
  }

  async function analyze(): Promise<void> {
    await batch([`PRAGMA analysis_limit = ${ANALYZED_ROWS}`, 'ANALYZE'])
    // A connection hears of it only when it opens. Whoever holds the old one uses it at once.
    const outdated = reader
    reader = null
    setImmediate(() => outdated?.close())
  }

  /** One statement that commits by itself. */
  async function single(work: (connection: Client) => Promise<ResultSet>): Promise<ResultSet> {
    return lock.run(async () => {
      try {
        return await work(await write())
      } catch (error) {
        if (ENDS_TRANSACTION.test(codeOf(error))) await discard()
        throw error
      }
    })
  }

  return {
    lock,
    file,
    protocol: 'file',
    get closed() {
      return closed
    },
    async execute(statement: InStatement | string) {
      const sql = typeof statement === 'string' ? statement : statement.sql
      if (isRead(sql)) return (await read()).execute(statement)
      return single((connection) => connection.execute(statement))
    },
    batch,
    migrate: batch,
    transaction,
    executeMultiple: (sql) => lock.run(async () => (await write()).executeMultiple(sql)),
    sync: async () => undefined,
    async setForeignKeys(on) {
      await lock.run(async () => {
        foreignKeys = on
        await (await write()).execute(`PRAGMA foreign_keys = ${on ? 'ON' : 'OFF'}`)
      })
    },
    analyze,
    async copyTo(file) {
      await single((connection) => connection.execute({ sql: 'VACUUM INTO ?', args: [file] }))
    },
    status: () => ({
      ...lock.status(),
      commitFailures,
      busyMs: busy === null ? 0 : Math.round(busy.until - busy.since),
    }),
    close() {
      closed = true
      reader?.close()
      writer?.close()
      reader = null
      writer = null
    },
  }
}

/** Statements the reading connection may run; it is `query_only`, so a wrong guess fails loudly. */
function isRead(sql: string): boolean {
  const text = sql.trimStart()
  if (/^(select|explain|values)\b/i.test(text)) return true
  if (/^with\b/i.test(text)) return !/\b(insert|update|delete|replace)\b/i.test(text)
  return /^pragma\b/i.test(text) && !text.includes('=')
}

function isBusy(error: unknown): boolean {
  return /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
