import { getPayload } from 'payload'
import { expect, it } from 'vitest'
import { buildHubConfig } from '#config'
import { migrate, migrationNames, migrationsDirectory } from '#platform/database/migrate.ts'
import { driftedTables, hasSqlSchema, wholeSchema } from '#platform/database/schema.ts'
import { clientOf } from '#platform/database/sqlite.ts'
import { readSettings } from '#platform/settings.ts'
import { databases } from '../support/database.ts'

it('the committed migrations make exactly the schema of the collections', async () => {
  const [sqlite] = databases()
  const settings = readSettings({ DATABASE_URL: sqlite?.url() })
  const config = buildHubConfig({ settings: { ...settings, payloadSecret: 'only for tests' } })
  const payload = await getPayload({ config, disableOnInit: true })
  const { db } = payload
  if (!hasSqlSchema(db)) throw new Error('Migrations are SQL')

  // A difference means: run `node src/bin/makeMigration.ts <name>` and commit what it writes.
  expect(await driftedTables(db, migrationsDirectory())).toEqual([])

  expect(await migrate(payload)).toEqual(migrationNames(migrationsDirectory()))
  const { rows } = (await clientOf(db)?.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table'",
  )) ?? { rows: [] }
  const wanted = (await wholeSchema(db)).filter((text) => text.startsWith('CREATE TABLE'))
  expect(rows).toHaveLength(wanted.length)
  await payload.destroy()
})
