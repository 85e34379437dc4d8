import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type TestDatabase = {
  name: 'sqlite' | 'mongodb'
  /** The address of a fresh, empty database. */
  url(): string
}

/** The databases there are here; MongoDB where mongoSetup has started one. */
export function databaseUrls(): TestDatabase[] {
  const sqlite: TestDatabase = { name: 'sqlite', url: freshSqlite }
  const base = process.env.MONGODB_URI
  return base ? [sqlite, { name: 'mongodb', url: () => freshMongo(base) }] : [sqlite]
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
