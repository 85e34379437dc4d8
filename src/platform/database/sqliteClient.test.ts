import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { openSqlite } from './sqliteClient.ts'
import type { SqliteClient } from './sqliteClient.ts'

const open: SqliteClient[] = []
afterEach(() => {
  for (const client of open.splice(0)) client.close()
})

async function freshClient(options: { holdLimitMs?: number } = {}): Promise<SqliteClient> {
  const directory = mkdtempSync(join(tmpdir(), 'stadtwort-sqlite-'))
  const client = openSqlite({ url: `file:${join(directory, 'hub.sqlite')}`, ...options })
  open.push(client)
  await client.execute('CREATE TABLE words (word TEXT NOT NULL)')
  return client
}

async function words(client: SqliteClient): Promise<number> {
  const { rows } = await client.execute('SELECT count(*) AS count FROM words')
  return Number(rows[0]?.count)
}

it('waits while another program writes, without stopping the process, and then goes on', async () => {
  const client = await freshClient()
  const script = `
    const { DatabaseSync } = require('node:sqlite')
    const database = new DatabaseSync(process.argv[1])
    database.exec('BEGIN IMMEDIATE')
    process.stdout.write('writing')
    process.stdin.once('end', () => { database.exec('COMMIT'); database.close() }).resume()
  `
  const other = spawn(process.execPath, ['-e', script, client.file])
  await once(other.stdout, 'data')
  const waiting = client.batch(["INSERT INTO words VALUES ('one')"])
  let ticks = 0
  const timer = setInterval(() => {
    ticks += 1
    if (ticks < 10 || client.status().busyMs === 0) return
    other.stdin.end()
  }, 5)
  await waiting
  clearInterval(timer)
  expect(client.status().busyMs).toBe(0)
  expect(ticks).toBeGreaterThanOrEqual(10)
  const transaction = await client.transaction()
  await transaction.execute("INSERT INTO words VALUES ('two')")
  await transaction.commit()
  expect(await words(client)).toBe(2)
})

it('undoes a transaction that stays open too long; its later writes fail, others succeed', async () => {
  const client = await freshClient({ holdLimitMs: 10 })
  const forgotten = await client.transaction()
  await forgotten.execute("INSERT INTO words VALUES ('lost')")
  await client.lock.outside(() => client.execute("INSERT INTO words VALUES ('kept')"))
  await expect(forgotten.execute("INSERT INTO words VALUES ('late')")).rejects.toMatchObject({
    code: 'database-busy',
  })
  await expect(forgotten.commit()).rejects.toMatchObject({ code: 'database-busy' })
  expect(await words(client)).toBe(1)
  expect(client.status().overdue).toBe(1)
})

it('keeps the transaction after a refused statement', async () => {
  const client = await freshClient()
  const transaction = await client.transaction()
  await transaction.execute("INSERT INTO words VALUES ('kept')")
  await expect(transaction.execute('INSERT INTO words VALUES (NULL)')).rejects.toThrow('NOT NULL')
  await transaction.commit()
  expect(await words(client)).toBe(1)
})

it.skipIf(process.platform !== 'linux')('uses no more files after 200 transactions', async () => {
  const client = await freshClient()
  await words(client)
  const before = readdirSync('/proc/self/fd').length
  for (let round = 0; round < 200; round += 1) {
    const transaction = await client.transaction()
    await transaction.execute("INSERT INTO words VALUES ('one')")
    await (round % 2 === 0 ? transaction.commit() : transaction.rollback())
  }
  expect(readdirSync('/proc/self/fd').length - before).toBeLessThan(5)
  expect(await words(client)).toBe(100)
})

it('does not let the write-ahead log grow while others read', async () => {
  const client = await freshClient()
  const text = 'x'.repeat(50_000)
  for (let round = 0; round < 400; round += 1) {
    await client.execute({ sql: 'INSERT INTO words VALUES (?)', args: [text] })
    await client.execute('SELECT word FROM words LIMIT 3')
  }
  const LOG_LIMIT_BYTES = 8 * 1024 * 1024
  expect(statSync(`${client.file}-wal`).size).toBeLessThan(LOG_LIMIT_BYTES)
})

/** Two indexes, one of which tells nothing apart, and how SQLite looks for a row by both. */
async function planByTwoIndexes(client: SqliteClient): Promise<string> {
  const { rows } = await client.execute({
    sql: 'EXPLAIN QUERY PLAN SELECT * FROM pages WHERE latest = 1 AND parent IN (?, ?, ?)',
    args: ['1', '2', '3'],
  })
  return rows.map(({ detail }) => String(detail)).join()
}

async function withPages(client: SqliteClient): Promise<void> {
  await client.batch([
    'CREATE TABLE pages (parent TEXT, latest INTEGER)',
    'CREATE INDEX by_latest ON pages (latest)',
    'CREATE INDEX by_parent ON pages (parent)',
  ])
}

it('chooses the index that tells rows apart, once it has counted', async () => {
  const client = await freshClient()
  await withPages(client)
  for (let page = 0; page < 50; page += 1) {
    await client.execute({ sql: 'INSERT INTO pages VALUES (?, 1)', args: [String(page)] })
  }
  expect(await planByTwoIndexes(client)).toContain('by_latest')
  await client.analyze()
  expect(await planByTwoIndexes(client)).toContain('by_parent')
})

it('counts again by itself while a database fills', async () => {
  const client = await freshClient()
  await withPages(client)
  for (let page = 0; page < 500; page += 1) {
    const transaction = await client.transaction()
    await transaction.execute({ sql: 'INSERT INTO pages VALUES (?, 1)', args: [String(page)] })
    await transaction.commit()
  }
  // Whoever writes next waits until it has counted.
  await client.execute("INSERT INTO words VALUES ('later')")
  expect(await planByTwoIndexes(client)).toContain('by_parent')
})
