import type { InStatement } from '@libsql/client'
import type { Field } from 'payload'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { clientOf } from '#platform/database/sqlite.ts'
import { databases } from '../support/database.ts'
import { noteFields, openNotes } from '../support/notes.ts'
import type { Notes } from '../support/notes.ts'

const fields: Field[] = [...noteFields, { name: 'tags', type: 'text', hasMany: true }]
const opened: Notes[] = []
afterEach(async () => {
  for (const notes of opened.splice(0)) await notes.stop()
})

/** Seven published notes, "a" to "g", of which "b" and "f" have newer drafts. */
async function sevenNotes(url: string): Promise<Notes> {
  const notes = await openNotes(url, { fields })
  opened.push(notes)
  for (const title of 'gbadcef') {
    const data = { title, lines: [{ text: title }], tags: [title, 'all'], _status: 'published' }
    const { text } = await notes.rest('POST', '/notes', data)
    const { id } = z.object({ doc: z.object({ id: z.string() }) }).parse(JSON.parse(text)).doc
    if (title === 'b' || title === 'f') {
      await notes.rest('PATCH', `/notes/${id}?draft=true`, { title: `new ${title}` })
    }
  }
  return notes
}

const page = z.object({
  docs: z.array(z.looseObject({})),
  totalDocs: z.number(),
  page: z.number(),
  hasNextPage: z.boolean(),
})

async function ask(notes: Notes, path: string) {
  const { text } = await notes.rest('GET', path)
  return page.parse(JSON.parse(text))
}

describe.each(databases())('lists on $name', ({ url }) => {
  it('gives pages in order, whole documents and right totals', async () => {
    const notes = await sevenNotes(url())
    const first = await ask(notes, '/notes?sort=title&limit=3')
    expect(first).toMatchObject({ totalDocs: 7, page: 1, hasNextPage: true })
    expect(first.docs).toMatchObject(
      ['a', 'b', 'c'].map((title) => ({ title, lines: [{ text: title }], tags: [title, 'all'] })),
    )
    const last = await ask(notes, '/notes?sort=-title&limit=3&page=3')
    expect(last).toMatchObject({ totalDocs: 7, page: 3, hasNextPage: false })
    expect(last.docs).toMatchObject([{ title: 'a' }])
    const beyond = await ask(notes, '/notes?sort=title&limit=3&page=4')
    expect(beyond).toMatchObject({ docs: [], totalDocs: 7 })
    const filtered = await ask(notes, '/notes?sort=title&limit=2&where[tags][in]=g,c,d')
    expect(filtered).toMatchObject({ docs: [{ title: 'c' }, { title: 'd' }], totalDocs: 3 })
    const chosen = await ask(notes, '/notes?sort=title&limit=1&select[tags]=true')
    expect(chosen.docs).toEqual([{ id: expect.any(String), tags: ['a', 'all'] }])
  })

  it('gives newest drafts under the ids of their documents', async () => {
    const notes = await sevenNotes(url())
    const published = await ask(notes, '/notes?limit=0')
    const drafts = await ask(notes, '/notes?draft=true&sort=-title&limit=3')
    expect(drafts).toMatchObject({ totalDocs: 7, hasNextPage: true })
    expect(drafts.docs).toMatchObject([
      { title: 'new f', lines: [{ text: 'f' }] },
      { title: 'new b', lines: [{ text: 'b' }] },
      { title: 'g', lines: [{ text: 'g' }] },
    ])
    const ids = published.docs.map(({ id }) => id)
    for (const { id } of drafts.docs) expect(ids).toContain(id)
  })

  it('gives versions', async () => {
    const notes = await sevenNotes(url())
    const versions = await notes.payload.findVersions({
      collection: 'notes',
      sort: '-version.title',
      limit: 4,
      overrideAccess: true,
    })
    expect(versions.totalDocs).toBe(9)
    expect(versions.docs).toMatchObject(
      ['new f', 'new b', 'g', 'f'].map((title) => ({
        version: { title, lines: [{ text: title.slice(-1) }] },
      })),
    )
  })
})

describe('what SQLite is asked', () => {
  const [sqlite] = databases()

  /** The statements that a piece of work reads with. */
  async function reads(notes: Notes, work: () => Promise<unknown>): Promise<InStatement[]> {
    const client = clientOf(notes.payload.db)
    if (!client) throw new Error('Not on SQLite')
    const { execute } = client
    const seen: InStatement[] = []
    client.execute = (statement: InStatement) => {
      seen.push(statement)
      return execute(statement)
    }
    await work()
    client.execute = execute
    return seen
  }

  it('sorts nothing but ids for a page', async () => {
    const notes = await sevenNotes(sqlite?.url() ?? '')
    const seen = await reads(notes, async () => {
      await ask(notes, '/notes?sort=title&limit=3')
      await ask(notes, '/notes?draft=true&sort=title&limit=3')
      await notes.payload.findVersions({ collection: 'notes', limit: 3, overrideAccess: true })
    })
    const limited = seen.map((one) => (typeof one === 'string' ? one : one.sql)).filter(isLimited)
    expect(limited).toHaveLength(3)
    for (const sql of limited) expect(sql).not.toContain('"title",')
    for (const sql of limited) expect(sql).not.toContain('json_group_array')
  })

  it('finds what belongs to a document without looking at others', async () => {
    const notes = await sevenNotes(sqlite?.url() ?? '')
    const { docs } = await ask(notes, '/notes?limit=1')
    const seen = await reads(notes, () => notes.rest('GET', `/notes/${String(docs[0]?.id)}`))
    const steps = (await Promise.all(seen.map((statement) => planOf(notes, statement)))).flat()
    expect(steps).toContainEqual(expect.stringMatching(/^SEARCH notes__texts .*\(parent_id=\?\)/))
    expect(steps).toContainEqual(expect.stringMatching(/^SEARCH notes_lines .*\(_parent_id=\?\)/))
  })
})

async function planOf(notes: Notes, statement: InStatement): Promise<string[]> {
  const { sql, args } = typeof statement === 'string' ? { sql: statement, args: [] } : statement
  const plan = await clientOf(notes.payload.db)?.execute({
    sql: `EXPLAIN QUERY PLAN ${sql}`,
    args: args ?? [],
  })
  return plan?.rows.map(({ detail }) => String(detail)) ?? []
}

function isLimited(sql: string): boolean {
  return / limit \?$/.test(sql.trim())
}
