import type { Payload } from 'payload'
import { expect, test } from 'vitest'
import { hasSqlSchema, wholeSchema } from '#platform/database/schema.ts'
import { databaseUrls, type TestDatabase } from './databaseUrls.ts'

/**
 * The databases every contract holds on, for `describe.each(databases())('… on $name', …)`.
 * Without a mongod (see mongoSetup) the file shows a skipped test in its place.
 */
export function databases(): TestDatabase[] {
  const found = databaseUrls()
  if (found.some(({ name }) => name === 'mongodb')) return found
  test.skipIf(true)(`MongoDB is missing: ${process.env.MONGODB_MISSING ?? 'not started'}`, () => {
    expect.fail('This needs MongoDB')
  })
  return found
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
