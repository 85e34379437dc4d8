import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { getPayload } from 'payload'
import config from '#config'
import { migrationNames, migrationsDirectory } from '#platform/database/migrate.ts'
import { hasSqlSchema, schemaChanges, writeMigration } from '#platform/database/schema.ts'

/**
 * Writes the next SQL migration from the difference between the configured collections and the
 * newest committed one: `node src/bin/makeMigration.ts <name>`. `--first` replaces what is there by
 * one that makes everything; only before the first release.
 */
async function makeMigration(words: string[]): Promise<string> {
  // drizzle-kit asks about renamed columns; unasked it must fail instead of waiting for ever.
  process.stdin.destroy()
  const directory = migrationsDirectory()
  mkdirSync(directory, { recursive: true })
  const name = words.find((word) => /^[a-z][a-z0-9-]*$/.test(word))
  if (name === undefined) return 'Usage: node src/bin/makeMigration.ts <name> [--first]'
  if (words.includes('--first')) {
    for (const old of migrationNames(directory)) {
      rmSync(join(directory, `${old}.sql`))
      rmSync(join(directory, `${old}.snapshot.json`), { force: true })
    }
  }

  const payload = await getPayload({ config, disableDBConnect: true })
  if (!hasSqlSchema(payload.db)) return 'Migrations are made on SQLite: unset DATABASE_URL'
  const { statements, after } = await schemaChanges(payload.db, directory)
  if (statements.length === 0) return 'The schema has not changed'
  const number = String(migrationNames(directory).length + 1).padStart(4, '0')
  writeMigration(directory, { name: `${number}-${name}`, statements, after })
  return `Wrote ${number}-${name} with ${statements.length} statements`
}

// Ending in the middle of it means: drizzle-kit wanted an answer.
process.exitCode = 1
process.once('exit', (code) => {
  if (code !== 0) {
    process.stderr.write(
      'No migration was made: columns were added and removed in one table, which may be a rename. Do it in two steps.\n',
    )
  }
})
process.stdout.write(`${await makeMigration(process.argv.slice(2))}\n`)
process.exit(0)
