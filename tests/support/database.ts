import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Payload } from 'payload'
import { expect, test } from 'vitest'
import { hasSqlSchema, wholeSchema } from '#platform/database/schema.ts'

export type TestDatabase = {
  name: 'sqlite' | 'mongodb'
  /** The address of a fresh, empty database. */
  url(): string
}

/**
 * The databases every contract holds on, for `describe.each(databases())('… on $name', …)`.
 * Without a mongod (see mongoSetup) the file shows a skipped test in its place.
 */
export function databases(): TestDatabase[] {
  const sqlite: TestDatabase = { name: 'sqlite', url: freshSqlite }
  const base = process.env.MONGODB_URI
  if (base) return [sqlite, { name: 'mongodb', url: () => freshMongo(base) }]
  test.skipIf(true)(`MongoDB is missing: ${process.env.MONGODB_MISSING ?? 'not started'}`, () => {
    expect.fail('This needs MongoDB')
  })
  return [sqlite]
}

/**
 * `createSchema(payload)`: makes all tables of the given Payload's collections, sample types of a
 * test included, in its empty SQLite database; does nothing where tables exist or on MongoDB.
 * Instead of `migrate`.
 */
export async function createSchema(payload: Payload): Promise<void> {
  if (!hasSqlSchema(payload.db)) return
  const made = await payload.db.client.execute('SELECT count(*) AS count FROM sqlite_master')
  if (Number(made.rows[0]?.count) > 0) return
  await payload.db.client.batch(await wholeSchema(payload.db))
}

function freshSqlite(): string {
  const directory = mkdtempSync(join(tmpdir(), 'stadtwort-db-'))
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }))
  return `file:${join(directory, 'hub.sqlite')}`
}

function freshMongo(base: string): string {
  const url = new URL(base)
  url.pathname = `/test-${crypto.randomUUID()}`
  return url.href
}
