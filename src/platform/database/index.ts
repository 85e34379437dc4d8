import type { MongooseAdapter } from '@payloadcms/db-mongodb'
import type { DatabaseAdapterObj, Payload, PayloadRequest } from 'payload'
import { z } from 'zod'
import { hardenedMongo } from './mongodb.ts'
import { clientOf, hardenedSqlite } from './sqlite.ts'
import type { SqliteClient } from './sqliteClient.ts'

export { isConflict, retryOnConflict } from './conflict.ts'
export * from './failures.ts'
export { migrate, MigrationError } from './migrate.ts'

export type DatabaseSettings = { databaseUrl: string }

const timeRow = z.object({ now: z.coerce.number() })
const helloAnswer = z.looseObject({ localTime: z.date() })

/** The database of the hub, by its address: an SQLite file or a MongoDB replica set. */
export function createDatabase(settings: DatabaseSettings): DatabaseAdapterObj {
  const url = settings.databaseUrl
  return url.startsWith('file:') ? hardenedSqlite({ url }) : hardenedMongo({ url })
}

/** The database's own clock. */
export async function databaseTime(payload: Payload): Promise<Date> {
  const client = clientOf(payload.db)
  if (client) {
    const result = await client.execute("SELECT unixepoch('subsec') * 1000 AS now")
    return new Date(timeRow.parse(result.rows[0]).now)
  }
  const answer = await mongoOf(payload).connection.db?.admin().command({ hello: 1 })
  return helloAnswer.parse(answer).localTime
}

/** Whether writes with this `req` belong to a transaction that is open now. */
export async function hasLiveTransaction(req: Partial<PayloadRequest>): Promise<boolean> {
  const id = await req.transactionID
  return Boolean(id && req.payload?.db.sessions?.[id])
}

/** Runs work as not belonging to the transaction that happens to start it (timers, runners). */
export function outsideTransaction<T>(payload: Payload, work: () => T): T {
  const client = clientOf(payload.db)
  return client ? client.lock.outside(work) : work()
}

export type DatabaseStatus = ReturnType<SqliteClient['status']>

/** What the readiness check and the metrics say of the database; null on MongoDB. */
export function databaseStatus(payload: Payload): DatabaseStatus | null {
  return clientOf(payload.db)?.status() ?? null
}

function isMongo(adapter: object): adapter is MongooseAdapter {
  return 'mongoMemoryServer' in adapter || ('connection' in adapter && 'ensureIndexes' in adapter)
}

function mongoOf(payload: Payload): MongooseAdapter {
  if (!isMongo(payload.db)) throw new Error(`Unknown database adapter ${payload.db.name}`)
  return payload.db
}
