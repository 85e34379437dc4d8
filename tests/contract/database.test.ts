import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { PayloadRequest } from 'payload'
import { createLocalReq } from 'payload'
import { afterEach, describe, expect, it } from 'vitest'
import {
  createDatabase,
  databaseTime,
  hasLiveTransaction,
  migrate,
  MigrationError,
  ReplicaSetMissingError,
  retryOnConflict,
  SelfDeadlockError,
  TransactionEndedError,
} from '#platform/database/index.ts'
import { hasSqlSchema, schemaChanges, writeMigration } from '#platform/database/schema.ts'
import { clientOf } from '#platform/database/sqlite.ts'
import { databases } from '../support/database.ts'
import { noteFields, openNotes } from '../support/notes.ts'
import type { Notes } from '../support/notes.ts'

const MANY = 20
const many = Array.from({ length: MANY }, (_, index) => index)
const run = promisify(execFile)

/** A view of the disks of one's own: as root at once, else as root of a namespace of one's own. */
const OWN_MOUNTS = process.getuid?.() === 0 ? '-m' : '-rm'
const mountable =
  spawnSync('unshare', [OWN_MOUNTS, 'mount', '-t', 'tmpfs', 'none', tmpdir()]).status === 0

const opened: Notes[] = []
async function open(...args: Parameters<typeof openNotes>): Promise<Notes> {
  const notes = await openNotes(...args)
  opened.push(notes)
  return notes
}
afterEach(async () => {
  for (const notes of opened.splice(0)) await notes.stop()
})

describe.each(databases())('the database of the hub on $name', ({ name, url }) => {
  it('takes 20 creates and 20 updates at once while a hook waits, and goes on taking writes', async () => {
    const notes = await open(url())
    const created = await Promise.all(
      many.map((index) => notes.rest('POST', '/notes', { title: `note ${index}` })),
    )
    expect(created.map(({ status }) => status)).toEqual(many.map(() => 201))
    const ids = created.map(({ text }): string => JSON.parse(text).doc.id)
    const updated = await Promise.all(
      ids.map((id) => notes.rest('PATCH', `/notes/${id}`, { title: 'changed', lines: [{}] })),
    )
    expect(updated.map(({ status }) => status)).toEqual(many.map(() => 200))
    expect((await notes.rest('POST', '/notes', { title: 'later' })).status).toBe(201)
    const { totalDocs } = await notes.payload.count({ collection: 'notes', overrideAccess: true })
    expect(totalDocs).toBe(MANY + 1)
  })

  it('lets writes outside transactions take their turn beside saves', async () => {
    const notes = await open(url())
    const saves = many.map((index) => notes.rest('POST', '/notes', { title: `note ${index}` }))
    const direct = many.map((index) =>
      notes.payload.db.create({ collection: 'payload-kv', data: { key: `k${index}`, data: {} } }),
    )
    await Promise.all([...saves, ...direct])
    expect(await notes.payload.db.count({ collection: 'payload-kv' })).toEqual({ totalDocs: MANY })
    expect(await notes.payload.db.count({ collection: 'notes' })).toEqual({ totalDocs: MANY })
  })

  it('rolls everything back when a hook fails after the row was written', async () => {
    const notes = await open(url(), {
      afterChange: [
        () => {
          throw new Error('after the row')
        },
      ],
    })
    expect((await notes.rest('POST', '/notes', { title: 'never' })).status).toBe(500)
    expect(await notes.payload.db.count({ collection: 'notes' })).toEqual({ totalDocs: 0 })
    expect(await notes.payload.db.countVersions({ collection: 'notes' })).toEqual({ totalDocs: 0 })
  })

  it('says whether a req has a live transaction, and refuses writes with an ended one', async () => {
    const seen: boolean[] = []
    const kept: PayloadRequest[] = []
    const notes = await open(url(), {
      afterChange: [
        async ({ req }) => {
          seen.push(await hasLiveTransaction(req))
          kept.push(
            await createLocalReq({ req: { transactionID: await req.transactionID } }, req.payload),
          )
        },
      ],
    })
    await notes.rest('POST', '/notes', { title: 'one' })
    const [req] = kept
    expect(seen).toEqual([true])
    expect(await hasLiveTransaction(req ?? {})).toBe(false)
    const late = notes.payload.db.create({ collection: 'notes', data: { id: 'late' }, req })
    await expect(late).rejects.toThrow(TransactionEndedError)
    expect(await notes.payload.db.count({ collection: 'notes' })).toEqual({ totalDocs: 1 })
  })

  it('keeps every one of 20 competing changes of one document', async () => {
    const notes = await open(url(), {
      fields: [...noteFields, { name: 'count', type: 'number' }],
      beforeChange: [
        async ({ data, operation, originalDoc, req }) => {
          if (operation === 'create') return data
          const row = await req.payload.db.findOne<{ id: string; count: number }>({
            collection: 'notes',
            where: { id: { equals: originalDoc.id } },
            req,
          })
          return { ...data, count: (row?.count ?? 0) + 1 }
        },
      ],
    })
    const doc = await notes.payload.create({
      collection: 'notes',
      data: { title: 'one', count: 0 },
      overrideAccess: true,
    })
    await Promise.all(
      many.map(() =>
        retryOnConflict(() =>
          notes.payload.update({
            collection: 'notes',
            id: doc.id,
            data: { title: 'changed' },
            overrideAccess: true,
          }),
        ),
      ),
    )
    const after = await notes.payload.findByID({
      collection: 'notes',
      id: doc.id,
      overrideAccess: true,
    })
    expect(after).toMatchObject({ count: MANY })
  })

  it('tells its own time', async () => {
    const notes = await open(url())
    const away = Math.abs((await databaseTime(notes.payload)).getTime() - Date.now())
    expect(away).toBeLessThan(1000)
    expect(name).toBe(clientOf(notes.payload.db) ? 'sqlite' : 'mongodb')
  })
})

describe('MongoDB', () => {
  it('is refused without a replica set, which would mean without transactions', () => {
    const databaseUrl = 'mongodb://127.0.0.1:27017/hub'
    expect(() => createDatabase({ databaseUrl })).toThrow(ReplicaSetMissingError)
  })

  it('ends a lasting conflict with a refusal instead of trying for ever', async () => {
    let tried = 0
    const conflict = async () => {
      tried += 1
      throw Object.assign(new Error('WriteConflict'), { code: 112 })
    }
    const conflicting = retryOnConflict(conflict, { attempts: 3 })
    await expect(conflicting).rejects.toMatchObject({ code: 'write-conflict', status: 409 })
    expect(tried).toBe(3)
  })
})

describe('SQLite', () => {
  const [sqlite] = databases()
  const url = () => sqlite?.url() ?? ''

  it.each([
    ['without req', (req: PayloadRequest) => ({ payload: req.payload })],
    ['with a foreign req', (req: PayloadRequest) => ({ payload: req.payload, req: {} })],
  ])('throws at once when a hook writes %s and would wait for itself', async (_, nested) => {
    const failures: unknown[] = []
    const notes = await open(url(), {
      afterChange: [
        async ({ doc, req }) => {
          if (doc.title !== 'outer') return
          const { payload, ...rest } = nested(req)
          const data = { title: 'inner' }
          await payload
            .create({ collection: 'notes', data, overrideAccess: true, ...rest })
            .catch((error: unknown) => {
              failures.push(error)
              throw error
            })
        },
      ],
    })
    expect((await notes.rest('POST', '/notes', { title: 'outer' })).status).toBe(500)
    expect(failures).toEqual([expect.any(SelfDeadlockError)])
    expect(await notes.rows('notes')).toBe(0)
    expect((await notes.rest('POST', '/notes', { title: 'next' })).status).toBe(201)
  })

  it('reads while a transaction is open, and sees what was committed before it', async () => {
    const notes = await open(url())
    const transaction = await notes.payload.db.beginTransaction()
    const req = { transactionID: transaction ?? '' }
    await notes.payload.db.create({ collection: 'notes', data: { id: 'open', title: 'open' }, req })
    expect(await notes.payload.db.count({ collection: 'notes' })).toEqual({ totalDocs: 0 })
    expect(await notes.payload.db.count({ collection: 'notes', req })).toEqual({ totalDocs: 1 })
    await notes.payload.db.commitTransaction(transaction ?? '')
    expect(await notes.payload.db.count({ collection: 'notes' })).toEqual({ totalDocs: 1 })
  })

  it('works with a write-ahead log, full syncs and one open file per connection', async () => {
    const notes = await open(url())
    const client = clientOf(notes.payload.db)
    const journal = await client?.execute('PRAGMA journal_mode')
    expect(journal?.rows[0]?.journal_mode).toBe('wal')
    const transaction = await client?.transaction()
    const synchronous = await transaction?.execute('PRAGMA synchronous')
    const foreignKeys = await transaction?.execute('PRAGMA foreign_keys')
    await transaction?.rollback()
    expect(synchronous?.rows[0]?.synchronous).toBe(2)
    expect(foreignKeys?.rows[0]?.foreign_keys).toBe(1)
  })

  it('reports a full database to the editor and saves nothing of the change', async () => {
    const notes = await open(url())
    const client = clientOf(notes.payload.db)
    await notes.rest('POST', '/notes', { title: 'before' })
    const pages = await client?.execute('PRAGMA page_count')
    const limit = Number(pages?.rows[0]?.page_count) + 4
    await client?.execute(`PRAGMA max_page_count = ${limit}`)
    const text = 'x'.repeat(300_000)
    const full = await notes.rest('POST', '/notes', { title: 'full', lines: [{ text }, { text }] })
    expect(full.status).toBe(503)
    expect(full.text).toContain('nicht gespeichert')
    expect(await notes.rows('notes')).toBe(1)
    expect(await notes.rows('_notes_v')).toBe(1)
    expect(await notes.rows('notes_lines')).toBe(0)
    await client?.execute('PRAGMA max_page_count = 1000000')
    expect((await notes.rest('POST', '/notes', { title: 'after' })).status).toBe(201)
  })

  // Where nobody may mount, the test above stands alone.
  const onDisk = mountable ? it : () => {}
  onDisk('reports a disk that is full at the commit, and recovers', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'stadtwort-full-'))
    const script = fileURLToPath(new URL('../support/fullDisk.ts', import.meta.url))
    const { stdout } = await run(
      'unshare',
      [
        OWN_MOUNTS,
        'sh',
        '-c',
        'mount -t tmpfs -o size=3m none "$0" && exec "$1" "$2" "$0"',
        directory,
        process.execPath,
        script,
      ],
      { env: { ...process.env, NODE_ENV: 'production' }, maxBuffer: 16 * 1024 * 1024 },
    )
    const line = stdout.split('\n').find((text) => text.startsWith('RESULT '))
    expect(JSON.parse(line?.slice('RESULT '.length) ?? '{}')).toEqual({
      before: 201,
      full: { status: 503, text: expect.stringContaining('nicht gespeichert') },
      reason: 'SQLITE_FULL',
      after: 201,
      notes: 2,
      lines: 4,
      versions: 2,
      faults: 0,
    })
  })
})

describe('SQL migrations', () => {
  const [sqlite] = databases()

  it('rebuild a table that has child rows without losing one, keeping a copy first', async () => {
    const url = sqlite?.url() ?? ''
    const directory = mkdtempSync(join(tmpdir(), 'stadtwort-migrations-'))
    const first = await open(url, { bare: true })
    await addMigration(first, directory, '0001-first')
    expect(await migrate(first.payload, { directory })).toEqual(['0001-first'])
    for (const index of many) {
      const data = { title: `note ${index}`, lines: [{ text: 'a' }, { text: 'b' }] }
      await first.payload.create({ collection: 'notes', data, overrideAccess: true })
    }
    await first.stop()

    const renewed = noteFields.map((field) =>
      field.type === 'text' && field.name === 'body' ? { ...field, defaultValue: 'empty' } : field,
    )
    const second = await open(url, { bare: true, fields: renewed })
    const statements = await addMigration(second, directory, '0002-rebuild')
    expect(statements.join()).toContain('DROP TABLE `notes`')
    expect(await migrate(second.payload, { directory })).toEqual(['0002-rebuild'])
    expect(await second.rows('notes')).toBe(MANY)
    expect(await second.rows('notes_lines')).toBe(2 * MANY)
    expect(existsSync(`${clientOf(second.payload.db)?.file}.before-0002-rebuild`)).toBe(true)
    expect(await migrate(second.payload, { directory })).toEqual([])
  })

  it('are undone when they would leave rows that point to nothing', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'stadtwort-migrations-'))
    const notes = await open(sqlite?.url() ?? '', { bare: true })
    await addMigration(notes, directory, '0001-first')
    await migrate(notes.payload, { directory })
    const data = { title: 'kept', lines: [{ text: 'a' }] }
    await notes.payload.create({ collection: 'notes', data, overrideAccess: true })
    writeFileSync(join(directory, '0002-orphans.sql'), 'DELETE FROM notes')
    await expect(migrate(notes.payload, { directory })).rejects.toThrow(MigrationError)
    expect(await notes.rows('notes')).toBe(1)
    expect(await notes.rows('payload_migrations')).toBe(1)
  })

  it('of a newer version of the product are not overlooked', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'stadtwort-migrations-'))
    const notes = await open(sqlite?.url() ?? '', { bare: true })
    await addMigration(notes, directory, '0001-first')
    await migrate(notes.payload, { directory })
    const empty = mkdtempSync(join(tmpdir(), 'stadtwort-migrations-'))
    await expect(migrate(notes.payload, { directory: empty })).rejects.toThrow('newer version')
  })
})

async function addMigration(notes: Notes, directory: string, name: string): Promise<string[]> {
  if (!hasSqlSchema(notes.payload.db)) throw new Error('Only for SQLite')
  const { statements, after } = await schemaChanges(notes.payload.db, directory)
  writeMigration(directory, { name, statements, after })
  return statements
}
