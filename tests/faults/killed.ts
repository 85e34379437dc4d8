import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { changesPageSchema } from '#contract/log.ts'
import { databases } from '../support/database.ts'
import type { TestDatabase } from '../support/databaseUrls.ts'
import { installation } from './killableHub.ts'
import type { Installation, KillableHub } from './killableHub.ts'

const release = (title: string, more: Record<string, unknown> = {}) => ({
  title,
  bodyHtml: '<p>Text</p>',
  dateline: { place: 'Musterstadt', date: '2026-11-23' },
  _status: 'published',
  ...more,
})

// MongoDB undoes what a killed process had open only when its time is over (see mongod.ts).
const PATIENCE = { timeout: 60_000, interval: 100 }

/** Kills hubs on one of the databases: each has a file, so that one can wait while the other works. */
export function killHubs(name: TestDatabase['name']): void {
  const found = databases().filter((database) => database.name === name)
  describe.each(found)('a hub on $name killed with SIGKILL', (database) => {
    killHubsOn(database)
  })
}

function killHubsOn({ url }: TestDatabase): void {
  let city: Installation

  beforeEach(() => {
    const database = url()
    city = installation(() => database)
  })

  afterEach(() => city.dispose())

  const publish = (hub: KillableHub, title: string, more = {}) =>
    hub.write('POST', '/api/press-releases', release(title, more))

  async function seen(hub: KillableHub, title: string): Promise<void> {
    await expect.poll(() => hub.titles(), PATIENCE).toContain(title)
  }

  /** Nothing waits any more: a marker published now is numbered after everything before it. */
  async function settled(hub: KillableHub): Promise<string[]> {
    await publish(hub, 'Marke')
    await seen(hub, 'Marke')
    return (await hub.titles()).filter((title) => title !== 'Marke')
  }

  test.each(['before-numbering', 'in-numbering', 'before-apply'])(
    '%s: what was acknowledged, or might have been, is visible exactly once',
    async (failpoint) => {
      const doomed = await city.start(failpoint)
      await publish(doomed, 'Bestätigt')
      expect(await doomed.ended).toBe('SIGKILL')
      const hub = await city.start()
      // The transaction was committed before the failpoint, answered or not.
      await seen(hub, 'Bestätigt')
      expect(await settled(hub)).toEqual(['Bestätigt'])
    },
  )

  test('inside the transaction: neither document nor publication exists', async () => {
    const doomed = await city.start('in-transaction')
    expect(await publish(doomed, 'Halb')).toBeNull()
    expect(await doomed.ended).toBe('SIGKILL')
    const hub = await city.start()
    expect(await settled(hub)).toEqual([])
    // The slug was not left reserved either.
    await expect.poll(async () => (await publish(hub, 'Halb'))?.status, PATIENCE).toBe(201)
    await seen(hub, 'Halb')
    expect((await hub.get('/content/v1/press-releases/halb')).status).toBe(200)
  })

  test('a withdrawal that was acknowledged stays withdrawn', async () => {
    const first = await city.start()
    const written = await publish(first, 'Zurückgezogen')
    await seen(first, 'Zurückgezogen')
    await first.kill()
    const doomed = await city.start('before-numbering')
    await doomed.write('POST', `/api/press-releases/${written?.id}/withdraw`, { reason: 'Irrtum' })
    expect(await doomed.ended).toBe('SIGKILL')
    const hub = await city.start()
    expect(await settled(hub)).toEqual([])
    expect((await hub.get(`/content/v1/press-releases/${written?.id}`)).status).toBe(410)
  })

  test('an embargo that ends around a crash comes out after it, not before its instant', async () => {
    const first = await city.start()
    const due = Date.now() + 5000
    const embargoUntil = new Date(due).toISOString()
    const answer = await publish(first, 'Gesperrt', { embargoUntil })
    expect(answer?.status).toBe(201)
    expect(await first.titles()).toEqual([])
    await first.kill()
    const hub = await city.start()
    await expect.poll(() => hub.titles(), PATIENCE).toContain('Gesperrt')
    expect(Date.now()).toBeGreaterThanOrEqual(due)
    const { changes } = changesPageSchema.parse(await (await hub.get('/content/v1/changes')).json())
    const entries = changes.filter((entry) => entry.id === answer?.id)
    expect(entries).toHaveLength(1)
    expect(entries[0]?.item?.publishedAt).toBe(embargoUntil)
    expect(Date.parse(entries[0]?.at ?? '')).toBeGreaterThanOrEqual(due)
  })

  test('again and again under load: each acknowledged release once, no other twice', async () => {
    const acknowledged = new Set<string>()
    for (let round = 0; round < 3; round += 1) {
      const hub = await city.start()
      const titles = Array.from({ length: 12 }, (_, index) => `Meldung ${round}.${index}`)
      const writes = titles.map(async (title, index) => {
        const answer = await publish(hub, title)
        if (answer?.status === 201) acknowledged.add(title)
        // In the middle of the work, wherever it is.
        if (index === 5) await hub.kill()
      })
      await Promise.all(writes)
      await hub.kill()
    }
    const hub = await city.start()
    const visible = await settled(hub)
    expect(new Set(visible).size).toBe(visible.length)
    expect(visible).toEqual(expect.arrayContaining([...acknowledged]))
  })
}
