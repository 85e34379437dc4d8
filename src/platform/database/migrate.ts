import { existsSync, readdirSync } from 'node:fs'
import { readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Payload } from 'payload'
import { createLogger } from '../logger.ts'
import { StadtwortError } from '../errors.ts'
import { clientOf } from './sqlite.ts'
import type { SqliteClient } from './sqliteClient.ts'

/** Between the statements of a migration file. */
export const STATEMENT_BREAK = '--> statement-breakpoint'
const SQL_SUFFIX = '.sql'

const log = createLogger('migrations')

/** A migration that was not applied; the database is as it was before it. */
export class MigrationError extends StadtwortError {
  constructor(name: string, reason: string, cause?: unknown) {
    super(`Migration ${name} was not applied: ${reason}`, {
      code: 'migration',
      details: { migration: name },
      isPublic: false,
      cause,
    })
  }
}

/** Where the committed migrations are. Worked out when asked: the admin's bundle holds this file too. */
export function migrationsDirectory(): string {
  return join(import.meta.dirname, '../../migrations')
}

/** The names of the committed migrations, oldest first. */
export function migrationNames(directory: string): string[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith(SQL_SUFFIX))
    .map((file) => file.slice(0, -SQL_SUFFIX.length))
    .toSorted()
}

/**
 * Applies the migrations an SQLite database does not have yet, each in one transaction, after a
 * copy of the file was made. A step of its own before anything else uses the database. MongoDB
 * needs none: its indexes are made when it is connected.
 */
export async function migrate(
  payload: Payload,
  options: { directory?: string } = {},
): Promise<string[]> {
  const client = clientOf(payload.db)
  if (!client) return []
  const directory = options.directory ?? migrationsDirectory()
  const known = migrationNames(directory)
  const applied = await appliedMigrations(client)
  const unknown = applied.find((name) => !known.includes(name))
  if (unknown) throw new MigrationError(unknown, 'it belongs to a newer version of the product')
  const pending = known.filter((name) => !applied.includes(name))
  const [first] = pending
  if (first !== undefined) {
    if (applied.length > 0) await backUp(client, first)
    await applyAll(client, { directory, pending, applied })
  }
  // A new database has nothing to count.
  if (applied.length > 0) await countIndexes(client)
  return pending
}

async function applyAll(
  client: SqliteClient,
  names: { directory: string; pending: string[]; applied: string[] },
): Promise<void> {
  const { directory, pending, applied } = names
  // SQLite ignores this inside a transaction, and a table rebuilt with it on loses its child rows.
  await client.setForeignKeys(false)
  try {
    for (const [index, name] of pending.entries()) {
      await applyMigration(client, {
        name,
        batch: applied.length + index + 1,
        sql: await readFile(join(directory, name + SQL_SUFFIX), 'utf8'),
      })
      log.info({ migration: name }, 'Migrated')
    }
  } finally {
    await client.setForeignKeys(true)
  }
}

/** Lists are slower without it, but there are lists: a full disk must not keep the hub from starting. */
async function countIndexes(client: SqliteClient): Promise<void> {
  try {
    await client.analyze()
  } catch (error) {
    log.warn({ err: error }, 'What the indexes hold was not counted')
  }
}

async function applyMigration(
  client: SqliteClient,
  migration: { name: string; batch: number; sql: string },
): Promise<void> {
  const transaction = await client.transaction()
  try {
    for (const statement of migration.sql.split(STATEMENT_BREAK)) {
      if (statement.trim()) await transaction.execute(statement)
    }
    const { rows } = await transaction.execute('PRAGMA foreign_key_check')
    if (rows[0]) {
      throw new MigrationError(
        migration.name,
        `${rows.length} rows of ${String(rows[0].table)} would point to nothing`,
      )
    }
    await transaction.execute({
      sql: `INSERT INTO payload_migrations (id, name, batch, updated_at, created_at)
        VALUES (?, ?, ?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`,
      args: [crypto.randomUUID(), migration.name, migration.batch],
    })
    await transaction.commit()
  } catch (error) {
    await transaction.rollback()
    if (error instanceof MigrationError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new MigrationError(migration.name, reason, error)
  }
}

async function appliedMigrations(client: SqliteClient): Promise<string[]> {
  const table = await client.execute(
    "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'payload_migrations'",
  )
  if (table.rows.length === 0) return []
  const { rows } = await client.execute('SELECT name FROM payload_migrations ORDER BY name')
  return rows.map((row) => String(row.name))
}

/** Keeps the database as it was before the first pending migration, next to the file. */
async function backUp(client: SqliteClient, pending: string): Promise<void> {
  const file = `${client.file}.before-${pending}`
  const part = `${file}.part`
  if (existsSync(part)) await rm(part)
  await client.copyTo(part)
  await rename(part, file)
  log.info({ file }, 'Kept a copy of the database')
}
