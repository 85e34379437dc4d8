import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { databases } from '../support/database.ts'
import { startTestHub, type TestHub } from '../support/hub.ts'
import { until } from '../support/until.ts'

const root = join(import.meta.dirname, '../..')
const fixtures = join(root, 'tests/import/fixtures')

const publicList = z.object({
  total: z.number(),
  items: z.array(z.looseObject({ slug: z.string(), title: z.string(), date: z.string() })),
})
const doc = z.looseObject({
  id: z.string(),
  title: z.string(),
  version: z.number(),
  _status: z.string(),
  importNote: z.string().nullish(),
})
const docs = z.object({ totalDocs: z.number(), docs: z.array(doc) })
const loose = z.looseObject({})

describe.each(databases())('importing pages on $name', (database) => {
  const folder = mkdtempSync(join(tmpdir(), 'stadtwort-import-'))
  const dataDir = join(folder, 'data')
  const pages = join(folder, 'pages')
  const databaseUrl = database.url()
  let hub: TestHub

  beforeAll(async () => {
    mkdirSync(pages)
    for (const name of ['county.txt', 'archive.html', 'joomla-posts.html', 'static-page.txt']) {
      cpSync(join(fixtures, name), join(pages, name))
    }
    hub = await startTestHub({ databaseUrl, dataDir })
  })
  afterAll(async () => {
    await hub?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** The command line as a person uses it, in a process of its own. */
  async function command(
    ...args: string[]
  ): Promise<{ code: number | null; out: string; err: string }> {
    const process_ = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'src/bin/hub.ts', ...args],
      {
        cwd: root,
        env: {
          ...process.env,
          DATA_DIR: dataDir,
          DATABASE_URL: databaseUrl,
          MEDIA_URL: `file:${join(dataDir, 'media')}`,
          DEMO: '0',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    let out = ''
    let err = ''
    process_.stdout.on('data', (part: Buffer) => (out += part.toString()))
    process_.stderr.on('data', (part: Buffer) => (err += part.toString()))
    const code = await new Promise<number | null>((done) => process_.once('close', done))
    return { code, out, err }
  }

  async function listOf(path: string): Promise<z.infer<typeof publicList>> {
    return publicList.parse((await hub.anonymous.request('GET', `/content/v1/${path}`)).json)
  }

  async function documents(collection: string): Promise<z.infer<typeof docs>> {
    const answer = await hub.admin.request(
      'GET',
      `/api/${collection}?draft=true&limit=100&sort=title`,
    )
    return docs.parse(answer.json)
  }

  test('the socket of the running hub is its owner’s alone', () => {
    expect(statSync(join(dataDir, 'hub.sock')).mode & 0o777).toBe(0o600)
  })

  test('pages become drafts, with progress and a summary; nothing is public', async () => {
    const { code, out } = await command('import', pages)
    expect(out).toContain('[1/4] archive.html: created news')
    expect(out).toContain('6 documents from 4 files: 6 new')
    expect(code).toBe(0)
    expect((await documents('press-releases')).totalDocs).toBe(1)
    expect((await documents('news')).totalDocs).toBe(5)
    expect((await listOf('news')).total).toBe(0)
  })

  test('again: no doubles', async () => {
    const { code, out } = await command('import', pages)
    expect(out).toContain('0 new, 0 updated, 6 unchanged')
    expect(code).toBe(0)
    expect((await documents('news')).totalDocs).toBe(5)
  })

  test('what an editor has touched stays as it is; the rest can be published', async () => {
    const touched = (await documents('news')).docs.find(({ title }) => title.startsWith('Fest'))
    const answer = await hub.admin.request('PATCH', `/api/news/${touched?.id}`, {
      title: 'Fest der Kulturen 2023',
    })
    expect(answer.status).toBe(200)

    const { code, out } = await command('import', pages, '--as', 'published')
    expect(out).toContain('0 new, 4 updated, 1 unchanged, 1 left alone')
    expect(code).toBe(0)
    await until(async () => (await listOf('news')).total === 3)
    expect((await listOf('news')).items.map(({ title, date }) => [date, title])).toEqual([
      ['2023-11-14', 'Sprachcafé öffnet am Donnerstag'],
      ['2023-10-02', 'Neue Lotsinnen und Lotsen ausgebildet'],
      ['2014-10-22', 'Schwimmhalle öffnet wieder: Technik ist auf neuem Stand'],
    ])
    const kept = (await documents('news')).docs.find(({ id }) => id === touched?.id)
    expect(kept).toMatchObject({ title: 'Fest der Kulturen 2023', _status: 'draft' })
  })

  test('websites get dates, office, contacts, media, category and addresses of the source', async () => {
    const release = await item('press-releases', 'Landkreis Mustertal sucht Gastfamilien')
    expect(release).toMatchObject({
      date: '2019-03-05',
      publishedAt: '2019-03-05T11:00:00.000Z',
      subtitle: 'Jugendliche aus der Partnerregion kommen im Sommer',
      dateline: { place: 'Mustertal', date: '2019-03-05' },
      contacts: [{ name: 'Herr Tom Exempel', organization: 'Landratsamt Mustertal, Pressestelle' }],
      attachments: [{ title: 'Anmeldebogen (PDF, 120 kB)' }, {}],
      pressOffice: {
        title: 'Landratsamt Mustertal, Pressestelle',
        imprint: { street: 'Schlossallee 2a', postalCode: '91234', city: 'Mustertal' },
      },
    })
    const archived = await item('news', 'Schwimmhalle öffnet wieder: Technik ist auf neuem Stand')
    expect(archived).toMatchObject({
      source: { name: 'Stadtwerke Musterhafen' },
      categories: [{ title: 'Sport' }],
      addresses: [
        { text: 'Kanalstr 7a', street: 'Kanalstr', houseNumber: '7a' },
        { text: 'Am Alten Hafen 12-14' },
      ],
      archive: { year: 2014, isArchived: true },
    })
    expect(JSON.stringify(archived)).not.toContain('Besucher')
  })

  async function item(type: string, title: string): Promise<Record<string, unknown>> {
    const found = (await listOf(type)).items.find((one) => one.title === title)
    const answer = await hub.anonymous.request('GET', `/content/v1/${type}/${found?.slug}`)
    expect(answer.status).toBe(200)
    return loose.parse(answer.json)
  }

  test('a bad file does not stop the rest and is named with its reason', async () => {
    const more = join(folder, 'more')
    mkdirSync(more)
    writeFileSync(join(more, 'a-binary.txt'), Buffer.from([0, 1, 2, 3, 0]))
    writeFileSync(join(more, 'b-empty.html'), '')
    cpSync(join(fixtures, 'title-first.txt'), join(more, 'c-good.txt'))
    const { code, out, err } = await command('import', more)
    expect(code).toBe(1)
    expect(out).toContain('2 documents from 3 files: 2 new')
    expect(err).toMatch(/failed: .*a-binary\.txt: not a page/)
    expect(err).toMatch(/failed: .*b-empty\.html: no text found/)
  })

  test('wrong use says so', async () => {
    expect(await command('import', pages, '--as', 'secret')).toMatchObject({ code: 2 })
    expect((await command('import', '--help')).out).toContain('--as published')
  })

  test('it works just the same while the hub does not run', async () => {
    await hub.stop()
    const lone = join(folder, 'lone.txt')
    cpSync(join(fixtures, 'agency.txt'), lone)
    const { code, out } = await command('import', lone, '--as', 'published')
    expect(out).toContain('created press-release')
    expect(code).toBe(0)
    hub = await startTestHub({ databaseUrl, dataDir })
    await until(async () => (await listOf('press-releases')).total === 2)
  })
})
