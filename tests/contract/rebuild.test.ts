import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { rebuild } from '#hub/commands/rebuild.ts'
import { verify } from '#hub/commands/verify.ts'
import { prepareSecrets } from '#platform/settings.ts'
import { databases } from '../support/database.ts'
import { startTestHub } from '../support/hub.ts'
import type { TestHub } from '../support/hub.ts'

const list = z.object({ items: z.array(z.object({ title: z.string() })) })
const created = z.object({ doc: z.object({ id: z.string() }) })
const entrance = z.object({ epoch: z.string() })

async function publish(hub: TestHub, title: string): Promise<void> {
  const answer = await hub.admin.request('POST', '/api/news', {
    title,
    bodyHtml: '<p>Text</p>',
    _status: 'published',
  })
  expect(answer).toMatchObject({ status: 201 })
  await expect.poll(() => titles(hub), { timeout: 5000, interval: 20 }).toContain(title)
}

async function titles(hub: TestHub): Promise<string[]> {
  const { json } = await hub.anonymous.request('GET', '/content/v1/news?sort=title')
  return list.parse(json).items.map((item) => item.title)
}

async function epochOf(hub: TestHub): Promise<string> {
  return entrance.parse((await hub.anonymous.request('GET', '/content/v1')).json).epoch
}

/** Runs a command inside the running hub, as its socket does. */
async function run(
  hub: TestHub,
  command: typeof verify,
): Promise<{ exit: number; lines: string[] }> {
  const lines: string[] = []
  const exit = await command.run([], {
    settings: prepareSecrets(hub.settings),
    payload: hub.payload,
    isRunningHub: true,
    print: (line) => lines.push(line),
    printError: (line) => lines.push(line),
    signal: new AbortController().signal,
  })
  return { exit, lines }
}

/** The file and what its write-ahead log still holds, in place of what was there. */
async function copyDatabase(from: string, to: string): Promise<void> {
  for (const suffix of ['', '-wal', '-shm']) await rm(to + suffix, { force: true })
  await copyFile(from, to)
  if (existsSync(`${from}-wal`)) await copyFile(`${from}-wal`, `${to}-wal`)
}

describe.each(databases())('rebuild and verify on $name', ({ url }) => {
  test('verify names what differs, rebuild mends it while websites read', async () => {
    const hub = await startTestHub({ databaseUrl: url() })
    onTestFinished(() => hub.stop())
    await publish(hub, 'Eins')
    await publish(hub, 'Zwei')
    expect(await run(hub, verify)).toMatchObject({ exit: 0 })

    const store = new DatabaseSync(join(hub.settings.dataDir, 'delivery.sqlite'))
    store.exec(`UPDATE items SET summary = CAST(replace(summary, 'Eins', 'Fremd') AS BLOB)`)
    store.exec(`DELETE FROM items WHERE CAST(summary AS TEXT) LIKE '%Zwei%'`)
    store.close()
    const found = await run(hub, verify)
    expect(found.exit).toBe(1)
    expect(found.lines).toEqual([
      expect.stringContaining('other content'),
      expect.stringContaining('missing in the store'),
      '2 differences in 2 entries.',
    ])

    const reading = Promise.all(Array.from({ length: 20 }, () => titles(hub)))
    expect(await run(hub, rebuild)).toMatchObject({ exit: 0 })
    await reading
    expect(await run(hub, verify)).toMatchObject({ exit: 0 })
    expect(await titles(hub)).toEqual(['Eins', 'Zwei'])
    await publish(hub, 'Drei')
  })

  test('links to what was deleted since are no difference, all else is', async () => {
    const hub = await startTestHub({ databaseUrl: url() })
    onTestFinished(() => hub.stop())
    const write = async (collection: string, data: Record<string, unknown>) => {
      const { json } = await hub.admin.request('POST', `/api/${collection}`, data)
      return created.parse(json).doc.id
    }
    const category = await write('categories', { title: 'Rubrik' })
    const source = await write('organizations', { title: 'Verein', kind: 'association' })
    const related = await write('news', { title: 'Verwandt', _status: 'published' })
    const id = await write('news', {
      title: 'Mit Verweisen',
      categories: [category],
      source: { organization: source, name: 'Verein' },
      related: [related],
      _status: 'published',
    })
    await expect.poll(() => titles(hub), { interval: 20 }).toEqual(['Mit Verweisen', 'Verwandt'])
    for (const path of [`categories/${category}`, `organizations/${source}`, `news/${related}`]) {
      expect(await hub.admin.request('DELETE', `/api/${path}`)).toMatchObject({ status: 200 })
    }
    await expect.poll(() => titles(hub), { interval: 20 }).toEqual(['Mit Verweisen'])
    expect(await run(hub, verify)).toMatchObject({ exit: 0 })

    await hub.payload.db.updateOne({ collection: 'news', id, data: { title: 'Heimlich' } })
    expect(await run(hub, verify)).toMatchObject({
      exit: 1,
      lines: [expect.stringContaining(`news/${id}`), expect.anything()],
    })
  })
})

test('a hub restored from a backup begins a new epoch, and delivery shows what it holds', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'stadtwort-restore-'))
  onTestFinished(() => rm(dataDir, { recursive: true }))
  const database = join(dataDir, 'hub.sqlite')
  const options = { databaseUrl: `file:${database}`, dataDir }

  const before = await startTestHub(options)
  await publish(before, 'Gesichert')
  await before.stop()
  await copyDatabase(database, `${database}.backup`)

  const lost = await startTestHub(options)
  const epoch = await epochOf(lost)
  await publish(lost, 'Verloren')
  await lost.stop()
  await copyDatabase(`${database}.backup`, database)

  const restored = await startTestHub(options)
  onTestFinished(() => restored.stop())
  expect(await epochOf(restored)).not.toBe(epoch)
  expect(await titles(restored)).toEqual(['Gesichert'])
  await publish(restored, 'Neu')
})
