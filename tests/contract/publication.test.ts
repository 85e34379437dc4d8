import { createLocalReq } from 'payload'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { LogEntry } from '#contract/log.ts'
import { retryOnConflict } from '#platform/database/index.ts'
import { auditLog } from '#publication/audit.ts'
import { readChanges } from '#publication/changes.ts'
import { logPosition, publicStates, reconcile } from '#publication/log/index.ts'
import { pruneRemovals } from '#publication/prune.ts'
import { createSequencer } from '#publication/sequencer.ts'
import type { Sequencer } from '#publication/sequencer.ts'
import { databases } from '../support/database.ts'
import { openEmptyStoryDesk, openStoryDesk } from '../support/stories.ts'
import type { StoryDesk } from '../support/stories.ts'

const HOUR = 3_600_000

describe.each(databases())('the publication log on $name', ({ url }) => {
  let desk: StoryDesk
  let sequencer: Sequencer
  let ahead = 0
  let databaseUrl: string
  const clock = { now: () => new Date(Date.now() + ahead) }

  beforeAll(async () => {
    databaseUrl = url()
    desk = await openEmptyStoryDesk(databaseUrl)
  })

  afterAll(() => desk.close())

  beforeEach(async () => {
    ahead = 0
    sequencer = createSequencer({ payload: desk.payload, clock })
    await sequencer.start()
  })

  afterEach(() => sequencer.stop())

  /** All entries of the log after everything due was numbered. */
  async function entries(since = 0): Promise<LogEntry[]> {
    sequencer.wake()
    await sequencer.settled()
    return (await readChanges({ payload: desk.payload, since, limit: 1000 })).changes
  }

  async function entryOf(id: string, language = 'de'): Promise<LogEntry | undefined> {
    return (await entries()).find((entry) => entry.id === id && entry.language === language)
  }

  const stateOf = async (id: string) =>
    (await publicStates({ payload: desk.payload, collection: 'stories', ids: [id] })).get(id)

  test('publishes what is published, once, and nothing of a draft', async () => {
    const draft = await desk.write({ title: 'Entwurf', _status: 'draft' })
    const id = await desk.write({ title: 'Fest im Park', slug: 'fest-im-park' })
    expect(await entryOf(draft)).toBeUndefined()
    const entry = await entryOf(id)
    expect(entry).toMatchObject({ operation: 'put', type: 'story', version: 1 })
    expect(entry?.item).toMatchObject({ title: 'Fest im Park', slug: 'fest-im-park', version: 1 })
    expect(entry?.item?.publishedAt).toBe(entry?.item?.updatedAt)
    await desk.change(id, { title: 'Fest im Garten' }, { draft: true })
    expect(await entryOf(id)).toEqual(entry)
  })

  test('a newer publication replaces the entry and keeps the first instant', async () => {
    const id = await desk.write({ title: 'Eins' })
    const first = await entryOf(id)
    await desk.change(id, { title: 'Zwei', _status: 'published' })
    const second = await entryOf(id)
    expect(second?.sequence).toBeGreaterThan(first?.sequence ?? 0)
    expect(second?.revision).toBeGreaterThan(first?.revision ?? 0)
    expect(second?.item?.publishedAt).toBe(first?.item?.publishedAt)
    expect(Date.parse(second?.item?.updatedAt ?? '')).toBeGreaterThan(
      Date.parse(first?.item?.updatedAt ?? ''),
    )
    await desk.change(id, { title: 'Zwei!', minor: true, _status: 'published' })
    const minor = await entryOf(id)
    expect(minor?.item).toMatchObject({ title: 'Zwei!', updatedAt: second?.item?.updatedAt })
  })

  test('an imported publication keeps the instant and the day of its source', async () => {
    const id = await desk.write({ title: 'Alt', publishedAt: '2017-07-02T23:30:00.000Z' })
    expect((await entryOf(id))?.item).toMatchObject({
      publishedAt: '2017-07-02T23:30:00.000Z',
      updatedAt: '2017-07-02T23:30:00.000Z',
      date: '2017-07-03',
    })
  })

  test('nothing of an embargo is numbered before its instant by both clocks', async () => {
    const due = Date.now() + 1500
    const id = await desk.write({ title: 'Später', embargoUntil: new Date(due).toISOString() })
    expect(await entryOf(id)).toBeUndefined()
    expect(await stateOf(id)).toMatchObject({
      state: 'embargoed',
      dueAt: new Date(due).toISOString(),
    })
    // A process whose clock runs ahead still waits for the database's.
    ahead = HOUR
    expect(await entryOf(id)).toBeUndefined()
    ahead = 0
    await expect.poll(() => entryOf(id), { timeout: 5000, interval: 50 }).toBeDefined()
    const entry = await entryOf(id)
    expect(entry?.item?.publishedAt).toBe(new Date(due).toISOString())
    expect(Date.parse(entry?.at ?? '')).toBeGreaterThanOrEqual(due)
    expect(Date.parse(entry?.at ?? '')).toBeLessThan(due + 1000)
    expect(await stateOf(id)).toMatchObject({ state: 'live', dueAt: null })
  })

  test('an embargo on a new version leaves the old one public; moving it replaces the wait', async () => {
    const id = await desk.write({ title: 'Jetzt' })
    const now = await entryOf(id)
    const later = (ms: number) => new Date(Date.now() + ms).toISOString()
    const publishLater = (title: string, ms: number) =>
      desk.change(id, { title, embargoUntil: later(ms), _status: 'published' })
    await publishLater('Morgen', HOUR)
    expect(await entryOf(id)).toEqual(now)
    expect((await stateOf(id))?.state).toBe('live-newer-draft')
    await publishLater('Gleich', 300)
    await expect
      .poll(async () => (await entryOf(id))?.item?.title, { timeout: 5000, interval: 50 })
      .toBe('Gleich')
  })

  test('what has an end is removed at it by itself, and comes back with a later one', async () => {
    const at = (ms: number) => new Date(Date.now() + ms).toISOString()
    const id = await desk.write({ title: 'Im Amt', publicUntil: at(1500) })
    expect(await entryOf(id)).toMatchObject({ operation: 'put' })
    await expect
      .poll(async () => (await entryOf(id))?.operation, { timeout: 5000, interval: 50 })
      .toBe('remove')
    await desk.change(id, { publicUntil: at(HOUR), _status: 'published' })
    expect(await entryOf(id)).toMatchObject({ operation: 'put' })
    for await (const line of auditLog(desk.payload)) expect(line).toBeUndefined()
  })

  test('taking back before the end does not wait for the end', async () => {
    const later = new Date(Date.now() + HOUR).toISOString()
    const id = await desk.write({ title: 'Bis später', publicUntil: later })
    expect(await entryOf(id)).toMatchObject({ operation: 'put' })
    await desk.change(id, { withdrawn: 'Irrtum', _status: 'published' })
    expect(await entryOf(id)).toMatchObject({ operation: 'withdraw' })
    const over = await desk.write({ title: 'Vorbei', publicUntil: later })
    await desk.remove(over)
    expect((await entryOf(over))?.operation ?? 'none').not.toBe('put')
  })

  test('what has ended before it was published never comes out', async () => {
    const past = new Date(Date.now() - HOUR).toISOString()
    const id = await desk.write({ title: 'Lange vorbei', publicUntil: past })
    expect(await entryOf(id)).toBeUndefined()
  })

  test('an embargo in the past is none; one that is no instant refuses the save', async () => {
    const past = new Date(Date.now() - HOUR).toISOString()
    const id = await desk.write({ title: 'Vorbei', embargoUntil: past })
    const publishedAt = (await entryOf(id))?.item?.publishedAt ?? ''
    expect(Date.parse(publishedAt)).toBeGreaterThan(Date.parse(past) + HOUR / 2)
    await expect(desk.write({ title: 'Unklar', embargoUntil: 'übermorgen' })).rejects.toThrow()
  })

  test('withdraws for ever, also past deletion, and reinstates under the same instant', async () => {
    const id = await desk.write({ title: 'Rückruf', slug: 'rueckruf' })
    const first = await entryOf(id)
    await desk.change(id, { withdrawn: 'Irrtum', _status: 'published' })
    const withdrawal = await entryOf(id)
    expect(withdrawal).toMatchObject({ operation: 'withdraw', slug: 'rueckruf', reason: 'Irrtum' })
    expect(withdrawal?.item).toBeUndefined()
    expect((await stateOf(id))?.state).toBe('withdrawn')

    await desk.change(id, { withdrawn: null, _status: 'published' })
    const again = await entryOf(id)
    expect(again?.item).toMatchObject({ publishedAt: first?.item?.publishedAt, slug: 'rueckruf' })

    await desk.change(id, { withdrawn: 'Doch', _status: 'published' })
    await entryOf(id)
    await desk.remove(id)
    expect(await entryOf(id)).toMatchObject({ operation: 'withdraw', reason: 'Doch' })
  })

  test('trash and deletion remove; restoring brings back with a newer revision', async () => {
    const id = await desk.write({ title: 'Papierkorb' })
    const first = await entryOf(id)
    await desk.change(id, { deletedAt: new Date().toISOString(), _status: 'published' })
    const removed = await entryOf(id)
    expect(removed).toMatchObject({ operation: 'remove' })
    expect(removed?.revision).toBeGreaterThan(first?.revision ?? 0)
    await desk.payload.update({
      collection: 'stories',
      id,
      data: { deletedAt: null, _status: 'published' },
      trash: true,
      overrideAccess: true,
    })
    const restored = await entryOf(id)
    expect(restored).toMatchObject({ operation: 'put' })
    expect(restored?.item?.publishedAt).toBe(first?.item?.publishedAt)
    await desk.remove(id)
    expect(await entryOf(id)).toMatchObject({ operation: 'remove' })
  })

  test('what was never numbered leaves no entry and gives its slug back', async () => {
    const embargoUntil = new Date(Date.now() + HOUR).toISOString()
    const id = await desk.write({ title: 'Nie', slug: 'nie', embargoUntil })
    await desk.remove(id)
    expect(await entryOf(id)).toBeUndefined()
    const other = await desk.write({ title: 'Doch', slug: 'nie' })
    expect((await entryOf(other))?.item?.slug).toBe('nie')
  })

  test('translations share the id and go their own ways', async () => {
    const id = await desk.write({ title: 'Deutsch' })
    const english = await desk.write({ title: 'English', language: 'en', original: id })
    expect((await entryOf(id, 'en'))?.item?.title).toBe('English')
    await expect(
      desk.write({ title: 'Second', language: 'en', original: id }),
    ).rejects.toMatchObject({ status: 409 })
    await desk.remove(english)
    expect(await entryOf(id, 'en')).toMatchObject({ operation: 'remove' })
    expect(await entryOf(id)).toMatchObject({ operation: 'put' })
  })

  test('a slug is numbered when taken, redirects when changed, and never goes to another', async () => {
    const first = await desk.write({ title: 'A', slug: 'stadtfest' })
    const second = await desk.write({ title: 'B', slug: 'stadtfest' })
    expect((await entryOf(second))?.item?.slug).toBe('stadtfest-2')
    expect((await entryOf(first))?.item?.slug).toBe('stadtfest')
    await desk.change(first, { slug: 'fest', _status: 'published' })
    expect((await entryOf(first))?.item).toMatchObject({ slug: 'fest', formerSlugs: ['stadtfest'] })
    const third = await desk.write({ title: 'C', slug: 'stadtfest' })
    expect((await entryOf(third))?.item?.slug).toBe('stadtfest-3')
    await desk.change(first, { slug: 'stadtfest', _status: 'published' })
    expect((await entryOf(first))?.item).toMatchObject({ slug: 'stadtfest', formerSlugs: ['fest'] })
  })

  test('a picture comes just before its first use and goes after its last', async () => {
    const picture = await desk.addPicture({ title: 'Bild' })
    expect(await entryOf(picture)).toBeUndefined()
    const story = await desk.write({ title: 'Mit Bild', image: picture })
    const shown = await entryOf(picture)
    expect(shown?.sequence).toBe(((await entryOf(story))?.sequence ?? 0) - 1)

    const other = await desk.write({ title: 'Auch', image: picture })
    expect(await entryOf(picture)).toEqual(shown)
    await desk.changePicture(picture, { title: 'Bild, berichtigt' })
    expect((await entryOf(picture))?.item?.title).toBe('Bild, berichtigt')

    await desk.change(story, { withdrawn: 'Fehler', _status: 'published' })
    expect(await entryOf(picture)).toMatchObject({ operation: 'put' })
    await desk.change(other, { image: null, _status: 'published' })
    const gone = await entryOf(picture)
    expect(gone).toMatchObject({ operation: 'remove' })
    expect(gone?.sequence).toBeGreaterThan((await entryOf(other))?.sequence ?? 0)

    await desk.changePicture(picture, { title: 'Bild, neu' })
    expect(await entryOf(picture)).toMatchObject({ operation: 'remove' })
    await desk.change(other, { image: picture, _status: 'published' })
    expect((await entryOf(picture))?.item?.title).toBe('Bild, neu')
    await desk.removePicture(picture)
    expect(await entryOf(picture)).toMatchObject({ operation: 'remove' })
  })

  test('the picture of an embargoed story waits with it; a press picture needs no story', async () => {
    const picture = await desk.addPicture({ title: 'Geheim' })
    const embargoUntil = new Date(Date.now() + 3000).toISOString()
    await desk.write({ title: 'Geheim', image: picture, embargoUntil })
    expect(await entryOf(picture)).toBeUndefined()
    await expect.poll(() => entryOf(picture), { timeout: 15_000, interval: 50 }).toBeDefined()

    const press = await desk.addPicture({ title: 'Logo', pressKit: true })
    expect(await entryOf(press)).toMatchObject({ operation: 'put' })
    await desk.changePicture(press, { pressKit: false })
    expect(await entryOf(press)).toMatchObject({ operation: 'remove' })
  })

  test('a save that fails later leaves no entry', async () => {
    const before = await entries()
    await expect(desk.write({ title: 'fails' })).rejects.toThrow('refused')
    expect(await entries()).toEqual(before)
  })

  test('deciding outside a transaction is an error', async () => {
    const id = await desk.write({ title: 'Ohne Transaktion' })
    const decided = desk.payload.db.beginTransaction().then(async (transactionID) => {
      const req = await createLocalReq(
        { req: { ...(transactionID ? { transactionID } : {}) } },
        desk.payload,
      )
      if (transactionID) await desk.payload.db.rollbackTransaction(transactionID)
      await reconcile({ req, collection: 'stories', id })
    })
    await expect(decided).rejects.toMatchObject({ code: 'outside-transaction' })
  })

  test('pages lead to the same state as one read, whatever their size', async () => {
    const all = await entries()
    const epoch = (await readChanges({ payload: desk.payload, since: 0, limit: 1 })).epoch
    const seen: LogEntry[] = []
    let since = 0
    for (let more = true; more;) {
      const page = await readChanges({ payload: desk.payload, since, limit: 3 })
      expect(page.epoch).toBe(epoch)
      seen.push(...page.changes)
      since = page.sequence
      more = page.more
    }
    expect(seen).toEqual(all)
    expect(seen.map((entry) => entry.sequence)).toEqual(
      seen.map((entry) => entry.sequence).toSorted((a, b) => a - b),
    )
    expect(since).toBe((await logPosition(desk.payload)).sequence)
  })

  test('two sequencers and many writers give each number once, in order', async () => {
    const peer = createSequencer({ payload: desk.payload, clock })
    await peer.start()
    const since = (await entries()).at(-1)?.sequence ?? 0
    const titles = Array.from({ length: 30 }, (_, index) => `Gleichzeitig ${index}`)
    const highest: number[] = []
    const leave = [sequencer, peer].map((one) =>
      one.onNumbered((sequence) => highest.push(sequence)),
    )
    let reading = true
    const reader = (async () => {
      let position = since
      const order: number[] = []
      while (reading || order.length < titles.length) {
        const page = await readChanges({ payload: desk.payload, since: position, limit: 7 })
        order.push(...page.changes.map((entry) => entry.sequence))
        position = page.sequence
        peer.wake()
        sequencer.wake()
        await Promise.all([sequencer.settled(), peer.settled()])
      }
      return order
    })()
    await Promise.all(titles.map((title) => retryOnConflict(() => desk.write({ title }))))
    reading = false
    const order = await reader
    expect(order).toHaveLength(titles.length)
    expect(order).toEqual([...new Set(order)].toSorted((a, b) => a - b))
    for (const stop of leave) stop()
    await peer.stop()
  })

  test('a decision that cannot be numbered stops no other', async () => {
    const embargoUntil = new Date(Date.now() + 300).toISOString()
    const broken = await desk.write({ title: 'Kaputt', embargoUntil })
    await desk.payload.db.updateOne({
      collection: 'publication-waiting',
      id: `${broken}/de`,
      data: { item: '{"id":1}' },
    })
    const after = await desk.write({ title: 'Danach', embargoUntil })
    await expect.poll(() => entryOf(after), { timeout: 5000, interval: 50 }).toBeDefined()
    expect(await entryOf(broken)).toBeUndefined()
    await desk.change(broken, { title: 'Heil', embargoUntil: null, _status: 'published' })
    ahead = HOUR
    await expect.poll(() => entryOf(broken), { timeout: 5000, interval: 50 }).toBeDefined()
  })

  test('removals older than all else are forgotten; only readers that stopped before start again', async () => {
    const alone = await openEmptyStoryDesk(url())
    const numbering = createSequencer({ payload: alone.payload, clock })
    await numbering.start()
    const settle = async () => {
      numbering.wake()
      await numbering.settled()
    }
    const read = (since: number) => readChanges({ payload: alone.payload, since, limit: 1 })
    const operations: string[] = []
    try {
      const removed = await alone.write({ title: 'Weg' })
      const kept = await alone.write({ title: 'Bleibt' })
      const withdrawn = await alone.write({ title: 'Zurück' })
      const later = await alone.write({ title: 'Später weg' })
      await settle()
      await alone.change(withdrawn, { withdrawn: 'Irrtum', _status: 'published' })
      await alone.remove(removed)
      await settle()
      await alone.change(kept, { title: 'Bleibt doch', _status: 'published' })
      await alone.change(withdrawn, { withdrawn: 'Doch ein Irrtum', _status: 'published' })
      await settle()
      await alone.remove(later)
      await settle()
      await pruneRemovals(alone.payload, new Date(Date.now() + 401 * 24 * HOUR))
      for (let page = await read(0); ; page = await read(page.sequence)) {
        operations.push(...page.changes.map((entry) => entry.operation))
        expect(page.horizon).toBeGreaterThan(0)
        if (!page.more) break
      }
      await expect(read(1)).rejects.toMatchObject({ code: 'resync' })
    } finally {
      await numbering.stop()
      await alone.close()
    }
    expect(operations.toSorted()).toEqual(['put', 'remove', 'withdraw'])
  })

  test('the audit finds a document that the log has missed', async () => {
    const lines = async () => {
      const found: string[] = []
      for await (const line of auditLog(desk.payload)) found.push(line)
      return found
    }
    const id = await desk.write({ title: 'Vermerkt' })
    await entries()
    expect(await lines()).toEqual([])
    await desk.payload.db.updateOne({ collection: 'stories', id, data: { title: 'Unbemerkt' } })
    expect(await lines()).toEqual([expect.stringContaining(id)])
    await desk.payload.db.deleteOne({ collection: 'stories', where: { id: { equals: id } } })
    expect(await lines()).toEqual([expect.stringContaining('asks for remove, the log has put')])
  })

  test('the log survives: another process goes on where this one was', async () => {
    const id = await desk.write({ title: 'Bleibt' })
    await sequencer.stop()
    const before = await readChanges({ payload: desk.payload, since: 0, limit: 1000 })
    await desk.close()
    desk = await openStoryDesk(databaseUrl)
    sequencer = createSequencer({ payload: desk.payload, clock })
    await sequencer.start()
    expect((await entryOf(id))?.operation).toBe('put')
    const after = await readChanges({ payload: desk.payload, since: 0, limit: 1000 })
    expect(after.epoch).toBe(before.epoch)
  })
})
