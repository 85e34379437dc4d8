import { sqliteAdapter } from '@payloadcms/db-sqlite'
import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { randomUUID } from 'node:crypto'
import type { DatabaseAdapterObj } from 'payload'
import { createLogger } from '../logger.ts'
import { guardWrites } from './guardWrites.ts'
import { fitIndexes } from './indexes.ts'
import { askNarrowFirst } from './narrowFirst.ts'
import { openSqlite } from './sqliteClient.ts'
import type { SqliteClient } from './sqliteClient.ts'

type OpenTransaction = NonNullable<SQLiteAdapter['sessions']>[string]['db']
type SqliteOptions = { url: string; waitLimitMs?: number; holdLimitMs?: number }

const log = createLogger('database')

/**
 * The hardened client behind an adapter, as far as it is connected. Found on the adapter itself:
 * this module exists twice, in the server and in the admin's bundle.
 */
export function clientOf(adapter: object): SqliteClient | undefined {
  const client = 'client' in adapter ? adapter.client : undefined
  return isHardened(client) && !client.closed ? client : undefined
}

/** Payload's SQLite adapter on a client of our own, with transactions that queue and commits that count. */
export function hardenedSqlite(options: SqliteOptions): DatabaseAdapterObj {
  const stock = sqliteAdapter({
    client: { url: options.url },
    idType: 'uuid',
    push: false,
    transactionOptions: {},
  })
  return {
    ...stock,
    init: (args) => {
      const adapter = stock.init(args)
      fitIndexes(adapter)
      connectThrough(adapter, options)
      endTransactionsLoudly(adapter)
      askNarrowFirst(adapter)
      guardWrites(adapter, { ownTransaction: true })
      return adapter
    },
  }
}

function connectThrough(adapter: SQLiteAdapter, options: SqliteOptions): void {
  const connect = adapter.connect?.bind(adapter)
  const destroy = adapter.destroy?.bind(adapter)
  adapter.connect = async (args) => {
    if (!clientOf(adapter)) {
      adapter.client = openSqlite({
        ...options,
        onOverdue: (heldMs) => log.error({ heldMs }, 'A transaction was open too long: undone'),
      })
    }
    await connect?.(args)
  }
  adapter.destroy = async () => {
    await destroy?.()
    clientOf(adapter)?.close()
    adapter.sessions = {}
  }
}

/**
 * Stock `commitTransaction` swallows the error of a failed COMMIT and reports success. Here the
 * caller gets it. Beginning stays synchronous down to the lock, which marks the caller's context.
 */
function endTransactionsLoudly(adapter: SQLiteAdapter): void {
  adapter.beginTransaction = async () => {
    if (!adapter.drizzle) await adapter.initializing
    const id = randomUUID()
    const opened = Promise.withResolvers<OpenTransaction>()
    const ended = Promise.withResolvers<void>()
    const done = adapter.drizzle.transaction(async (db) => {
      if (isTransaction(db)) opened.resolve(db)
      await ended.promise
    })
    // A failure before the callback ran is a failure to begin; later ones reach whoever ends it.
    done.catch(opened.reject)
    const db = await opened.promise
    const sessions = (adapter.sessions ??= {})
    sessions[id] = {
      db,
      resolve: async () => {
        ended.resolve()
        await done
      },
      reject: async () => {
        const rollback = new Error('rollback')
        ended.reject(rollback)
        await done.catch((error: unknown) => {
          if (error !== rollback) throw error
        })
      },
    }
    return id
  }

  adapter.commitTransaction = async (incoming) => {
    await takeSession(adapter, await incoming)?.resolve()
  }

  adapter.rollbackTransaction = async (incoming) => {
    await takeSession(adapter, await incoming)?.reject()
  }
}

/** Taken out first, so that nothing can use a transaction that is being ended. */
function takeSession(adapter: SQLiteAdapter, id: number | string) {
  const session = adapter.sessions?.[id]
  delete adapter.sessions?.[id]
  return session
}

function isHardened(client: unknown): client is SqliteClient {
  return typeof client === 'object' && client !== null && 'lock' in client && 'copyTo' in client
}

/** Payload types its sessions after Postgres; here they are the libsql transactions they always were. */
function isTransaction(db: object): db is OpenTransaction {
  return 'run' in db && 'rollback' in db
}
