import type { SQLiteAdapter } from '@payloadcms/db-sqlite'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { migrationNames, STATEMENT_BREAK } from './migrate.ts'

const SNAPSHOT_SUFFIX = '.snapshot.json'

type Snapshot = Awaited<
  ReturnType<ReturnType<SQLiteAdapter['requireDrizzleKit']>['generateDrizzleJson']>
>

/** Whether the adapter has an SQL schema at all. */
export function hasSqlSchema(adapter: object): adapter is SQLiteAdapter {
  return 'requireDrizzleKit' in adapter
}

/** The statements that turn the schema of the newest committed migration into the configured one. */
export async function schemaChanges(adapter: SQLiteAdapter, directory: string) {
  const kit = adapter.requireDrizzleKit()
  const before = latestSnapshot(directory) ?? (await kit.generateDrizzleJson({}))
  const after = await kit.generateDrizzleJson(adapter.schema)
  const statements = await kit.generateMigration(before, after)
  return { statements, after }
}

/**
 * The tables that differ between the newest committed migration and the configured collections.
 * Compares the descriptions themselves: asking for statements may end in a question about renames.
 */
export async function driftedTables(adapter: SQLiteAdapter, directory: string): Promise<string[]> {
  const after = await adapter.requireDrizzleKit().generateDrizzleJson(adapter.schema)
  const before = latestSnapshot(directory)?.tables ?? {}
  const wanted: typeof before = JSON.parse(JSON.stringify(after.tables))
  return [...new Set([...Object.keys(before), ...Object.keys(wanted)])].filter(
    (name) => !isDeepStrictEqual(before[name], wanted[name]),
  )
}

/** Every statement of the configured schema, for an empty database. */
export async function wholeSchema(adapter: SQLiteAdapter): Promise<string[]> {
  const kit = adapter.requireDrizzleKit()
  return kit.generateMigration(
    await kit.generateDrizzleJson({}),
    await kit.generateDrizzleJson(adapter.schema),
  )
}

/** Writes a migration and the schema it leads to. */
export function writeMigration(
  directory: string,
  migration: { name: string; statements: string[]; after: Snapshot },
): void {
  const base = join(directory, migration.name)
  writeFileSync(`${base}.sql`, `${migration.statements.join(`\n${STATEMENT_BREAK}\n`)}\n`)
  writeFileSync(base + SNAPSHOT_SUFFIX, `${JSON.stringify(migration.after)}\n`)
}

function latestSnapshot(directory: string): Snapshot | null {
  if (!existsSync(directory)) return null
  const name = migrationNames(directory).at(-1)
  if (name === undefined) return null
  const snapshot: Snapshot = JSON.parse(
    readFileSync(join(directory, name + SNAPSHOT_SUFFIX), 'utf8'),
  )
  return snapshot
}
