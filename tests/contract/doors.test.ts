import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asSystem, recordOf, textOf } from '#kit/index.ts'
import type { Row } from '#publication/types.ts'
import { databases } from '../support/database.ts'
import { type Person, type SampleHub, sampleHub } from '../support/sampleType/hub.ts'

const TEXT = 'So war es veröffentlicht'
const NEWER = 'Nur ein Entwurf'

describe.each(databases())('doors to publication on $name', (database) => {
  let hub: SampleHub
  let press: Person
  let author: Person

  beforeAll(async () => {
    hub = await sampleHub(database.url())
    press = await hub.person('press')
    author = await hub.person('author')
  })
  afterAll(() => hub.stop())

  const create = async (data: Record<string, unknown> = {}, query = '') => {
    const { status, body } = await press.call('POST', `/notices${query}`, { title: TEXT, ...data })
    expect(body.errors).toEqual([])
    expect(status).toBe(201)
    return body.doc
  }
  const published = () => create({ _status: 'published' })
  const main = async (id: string) => {
    return hub.payload.db.findOne<Row>({ collection: 'notices', where: { id: { equals: id } } })
  }
  const isPublic = async (id: string): Promise<string | null> => {
    const row = await main(id)
    return row && row._status === 'published' && !row.deletedAt ? textOf(row.title) : null
  }

  describe('create', () => {
    it('is a draft without a status', async () => {
      const doc = await create()
      expect(doc._status).toBe('draft')
      expect(doc.publicState).toBe('none')
      expect(doc.version).toBe(1)
      expect(await isPublic(doc.id)).toBeNull()
    })

    it('publishes with the literal status, whatever the query says', async () => {
      const doc = await create({ _status: 'published' }, '?draft=true')
      expect(doc.publicState).toBe('live')
      expect(doc.slug).toBe('so-war-es-veroeffentlicht')
    })

    it('says what the save meant to the public', async () => {
      const inAnHour = new Date(Date.now() + 3_600_000).toISOString()
      const said = async (data: Record<string, unknown>) =>
        (await press.call('POST', '/notices', { title: TEXT, ...data })).body.message
      expect(await said({})).toContain('Entwurf')
      expect(await said({ _status: 'published' })).toBe('Veröffentlicht.')
      expect(await said({ _status: 'published', embargoUntil: inAnHour })).toContain('Sperrfrist')
    })

    it('lets drafts lack what publication needs', async () => {
      const draft = await press.call('POST', '/notices', { board: 'Foyer' })
      expect(draft.status).toBe(201)
      const refused = await press.call('PATCH', `/notices/${draft.body.doc.id}`, {
        _status: 'published',
      })
      expect(refused.status).toBe(400)
      expect(JSON.stringify(refused.body)).toContain('title')
    })

    it('refuses an id of the client, and gives its own', async () => {
      const { status } = await press.call('POST', '/notices', { id: 'mine', title: TEXT })
      expect(status).toBe(403)
      // What the admin's form sends of a new document.
      const preset = { id: crypto.randomUUID(), workState: 'draft', version: 0 }
      const withdrawn = { at: null, reason: null }
      const doc = await create({ ...preset, withdrawn, publicState: null, counter: '' })
      expect(doc.id).not.toBe(preset.id)
      expect(doc.version).toBe(1)
    })
  })

  describe('PATCH', () => {
    it('without a status keeps beside what is public', async () => {
      const { id } = await published()
      const { body } = await press.call('PATCH', `/notices/${id}`, { title: NEWER })
      expect(body.doc.publicState).toBe('live-newer-draft')
      expect(await isPublic(id)).toBe(TEXT)
      const read = await press.call('GET', `/notices/${id}`)
      expect(read.body).toMatchObject({ title: TEXT, publicState: 'live-newer-draft' })
    })

    it('with an autosave or a single language asked for changes nothing of that', async () => {
      const { id } = await published()
      for (const query of [
        'autosave=true',
        'draft=true&autosave=true',
        'publishSpecificLocale=de',
        'publishAllLocales=true',
      ]) {
        const { status } = await press.call('PATCH', `/notices/${id}?${query}`, { title: NEWER })
        expect(status).toBe(200)
        expect(await isPublic(id)).toBe(TEXT)
      }
      const done = await press.call('PATCH', `/notices/${id}?autosave=true`, {
        title: NEWER,
        _status: 'published',
      })
      expect(done.body.doc.publicState).toBe('live')
      expect(await isPublic(id)).toBe(NEWER)
    })

    it('to draft is refused for what is public, and a draft save when asked as one', async () => {
      const { id } = await published()
      for (const path of [`/notices/${id}`, `/notices/${id}?unpublishAllLocales=true`]) {
        const refused = await press.call('PATCH', path, { _status: 'draft', title: NEWER })
        expect(refused.status).toBe(409)
        expect(refused.body.errors[0]?.data?.code).toBe('withdraw')
      }
      const saved = await press.call('PATCH', `/notices/${id}?draft=true`, {
        _status: 'draft',
        title: NEWER,
      })
      expect(saved.status).toBe(200)
      expect(await isPublic(id)).toBe(TEXT)
    })

    it('of a draft is what a reader without ?draft=true gets', async () => {
      const { id } = await create()
      await press.call('PATCH', `/notices/${id}`, { title: NEWER })
      const { body } = await press.call('GET', `/notices/${id}`)
      expect(body).toMatchObject({ title: NEWER, version: 2, _status: 'draft' })
    })
  })

  it('restore brings back text as a draft only', async () => {
    const { id } = await published()
    await press.call('PATCH', `/notices/${id}`, { title: NEWER, _status: 'published' })
    const { body } = await press.call(
      'GET',
      `/notices/versions?where[parent][equals]=${id}&sort=createdAt`,
    )
    const first = body.docs[0]?.id ?? ''
    const { status } = await press.call('POST', `/notices/versions/${first}`)
    expect(status).toBe(200)
    expect(await isPublic(id)).toBe(NEWER)
    const draft = await press.call('GET', `/notices/${id}?draft=true`)
    expect(draft.body).toMatchObject({ title: TEXT, _status: 'draft', version: 3 })
    await expect(
      hub.payload.restoreVersion({ collection: 'notices', id: first, overrideAccess: true }),
    ).rejects.toMatchObject({ status: 409 })
  })

  it('duplicate makes a draft of its own', async () => {
    const original = await create({ embargoUntil: '2099-01-01T00:00:00Z', _status: 'published' })
    const { body } = await press.call('POST', `/notices/${original.id}/duplicate?draft=false`)
    expect(body.doc).toMatchObject({
      _status: 'draft',
      version: 1,
      embargoUntil: null,
      slug: null,
      publicState: 'none',
    })
    expect(body.doc.id).not.toBe(original.id)
    expect(await isPublic(body.doc.id)).toBeNull()
  })

  it('trash hides, untrash brings back a draft', async () => {
    const { id } = await published()
    const trashed = await press.call('PATCH', `/notices/${id}`, {
      deletedAt: new Date().toISOString(),
    })
    expect(trashed.status).toBe(200)
    expect(await isPublic(id)).toBeNull()
    const back = await press.call('PATCH', `/notices/${id}?trash=true`, { deletedAt: null })
    expect(back.status).toBe(200)
    expect(back.body.doc).toMatchObject({ _status: 'draft', publicState: 'none' })
    expect(await isPublic(id)).toBeNull()
  })

  it('delete removes', async () => {
    const { id } = await published()
    const { status } = await press.call('DELETE', `/notices/${id}`)
    expect(status).toBe(200)
    expect(await main(id)).toBeNull()
  })

  it('bulk by where is refused, the loop reports one by one', async () => {
    const { id } = await published()
    const draft = await create()
    const where = `where[id][equals]=${id}`
    for (const method of ['PATCH', 'DELETE']) {
      const { status } = await press.call(method, `/notices?${where}`, { title: NEWER })
      expect(status).toBe(403)
    }
    await expect(
      hub.payload.delete({ collection: 'notices', where: {}, overrideAccess: true }),
    ).rejects.toMatchObject({ status: 405 })
    expect(await isPublic(id)).toBe(TEXT)

    const { body } = await press.call('POST', '/notices/bulk', {
      action: 'publish',
      ids: [draft.id, 'unknown'],
    })
    expect(body.results).toEqual([
      { id: draft.id, ok: true },
      { id: 'unknown', ok: false, message: expect.any(String) },
    ])
    expect(await isPublic(draft.id)).toBe(TEXT)
  })

  describe('permission', () => {
    it('is asked of the resulting state', async () => {
      const draft = await author.call('POST', '/notices', { title: TEXT })
      expect(draft.status).toBe(201)
      const { id } = draft.body.doc
      for (const refused of [
        await author.call('PATCH', `/notices/${id}`, { _status: 'published' }),
        await author.call('POST', `/notices/${id}/publish`, {}),
        await author.call('POST', `/notices/${id}/approve`, {}),
        await author.call('POST', '/notices', { title: TEXT, _status: 'published' }),
        await author.call('DELETE', `/notices/${id}`),
      ]) {
        expect(refused.status).toBe(403)
      }
      expect(await isPublic(id)).toBeNull()
      expect((await author.call('POST', `/notices/${id}/submit`, {})).body.doc.workState).toBe(
        'submitted',
      )
    })

    it('is not given to code that acts for nobody', async () => {
      const { id } = await create()
      await expect(
        hub.payload.update({
          collection: 'notices',
          id,
          data: { _status: 'published' },
          overrideAccess: true,
        }),
      ).rejects.toMatchObject({ status: 403 })
      await asSystem(hub.payload, 'import').publish({ collection: 'notices', id })
      expect(await isPublic(id)).toBe(TEXT)
    })

    it('says loudly which fields it refuses', async () => {
      const { id } = await create()
      for (const data of [
        { counter: '7' },
        { workState: 'approved' },
        { withdrawn: { at: '2020-01-01', reason: 'nie' } },
        { approval: { by: 'ich', hash: 'x' } },
        { publishedAt: '2001-01-01T00:00:00Z' },
      ]) {
        const refused = await press.call('PATCH', `/notices/${id}`, data)
        expect(refused.status).toBe(403)
        expect(refused.body.errors[0]?.data?.fields).toEqual(Object.keys(data))
      }
    })
  })

  it('four eyes: only exactly what a second person approved goes out', async () => {
    const second = await hub.person('press')
    const { body } = await press.call('POST', '/checked-notices', { title: TEXT })
    const at = `/checked-notices/${body.doc.id}`
    expect((await press.call('POST', `${at}/publish`, {})).status).toBe(409)
    expect((await press.call('POST', `${at}/approve`, {})).status).toBe(403)
    expect((await second.call('POST', `${at}/approve`, {})).body.doc.workState).toBe('approved')
    const edited = await press.call('PATCH', at, { title: NEWER })
    expect(edited.body.doc.workState).toBe('draft')
    expect((await press.call('POST', `${at}/publish`, {})).status).toBe(409)
    await second.call('POST', `${at}/approve`, {})
    const out = await press.call('POST', `${at}/publish`, { changeNote: 'Neu' })
    expect(out.status).toBe(200)
    expect(out.body.doc).toMatchObject({ publicState: 'live', changeNote: 'Neu' })
  })

  describe('withdraw', () => {
    it('takes back with a reason, an original with its translations, and reinstates', async () => {
      const { id, slug } = await published()
      const english = await create({
        title: 'English',
        language: 'en',
        translationOf: id,
        _status: 'published',
      })
      await press.call('PATCH', `/notices/${id}`, { title: NEWER })
      await hub.sequencer.settled()
      expect((await press.call('POST', `/notices/${id}/withdraw`, {})).status).toBe(400)
      const done = await press.call('POST', `/notices/${id}/withdraw`, { reason: 'Falsch' })
      expect(done.body.doc).toMatchObject({ publicState: 'withdrawn', _status: 'draft' })
      expect((await main(id))?.withdrawn).toMatchObject({ reason: 'Falsch' })
      expect(await isPublic(english.id)).toBeNull()

      const back = await press.call('POST', `/notices/${id}/reinstate`, {})
      expect(back.body.doc).toMatchObject({ publicState: 'live', title: TEXT, slug })
      expect(recordOf((await main(id))?.withdrawn).at ?? null).toBeNull()
      expect(await isPublic(english.id)).toBeNull()
    })

    it('is for what is public, reinstating for what is withdrawn', async () => {
      const draft = await create()
      for (const act of ['withdraw', 'reinstate']) {
        const { status } = await press.call('POST', `/notices/${draft.id}/${act}`, { reason: 'x' })
        expect(status).toBe(409)
      }
      expect(await isPublic(draft.id)).toBeNull()
    })

    it('works for labels too, which saving does not bring back', async () => {
      const { body } = await press.call('POST', '/boards', { title: 'Brett' })
      const at = `/boards/${body.doc.id}`
      await hub.sequencer.settled()
      await press.call('POST', `${at}/withdraw`, { reason: 'Doppelt' })
      await hub.sequencer.settled()
      const saved = await press.call('PATCH', at, { title: 'Brett 2' })
      expect(saved.body.doc.publicState).toBe('withdrawn')
      const back = await press.call('POST', `${at}/reinstate`, {})
      expect(back.body.doc).toMatchObject({ publicState: 'live', title: 'Brett 2' })
      expect((await press.call('POST', `${at}/submit`, {})).status).toBe(409)
    })

    it('leaves translations when asked', async () => {
      const { id } = await published()
      const turkish = await create({
        title: 'Türkçe',
        language: 'tr',
        translationOf: id,
        _status: 'published',
      })
      await press.call('POST', `/notices/${id}/withdraw`, { reason: 'Falsch', translations: false })
      expect(await isPublic(turkish.id)).toBe('Türkçe')
    })
  })

  describe('embargo', () => {
    it('in the future embargoes, in the past is none, unreadable refuses', async () => {
      const waiting = await create({
        _status: 'published',
        embargoUntil: '2099-01-01T10:00:00+01:00',
      })
      expect(waiting).toMatchObject({
        publicState: 'embargoed',
        embargoUntil: '2099-01-01T09:00:00.000Z',
      })
      const past = await create({ _status: 'published', embargoUntil: '2001-01-01T10:00:00Z' })
      expect(past).toMatchObject({ publicState: 'live', embargoUntil: null })
      for (const embargoUntil of ['morgen', '2026-02-31', '2026-05-04 10:00', '04.05.2026']) {
        const { status } = await press.call('POST', '/notices', { title: TEXT, embargoUntil })
        expect(status).toBe(400)
      }
    })

    it('moves only by publishing, not by a draft', async () => {
      const { id } = await create({ _status: 'published', embargoUntil: '2099-01-01T09:00:00Z' })
      await press.call('PATCH', `/notices/${id}`, { embargoUntil: null })
      expect((await main(id))?.embargoUntil).toBe('2099-01-01T09:00:00.000Z')
      expect((await press.call('GET', `/notices/${id}`)).body.publicState).toBe('embargoed')
    })
  })

  it('a stale write is refused with both versions', async () => {
    const { id } = await create()
    expect((await press.call('PATCH', `/notices/${id}`, { title: 'A', version: 1 })).status).toBe(
      200,
    )
    const stale = await press.call('PATCH', `/notices/${id}`, { title: 'B', version: 1 })
    expect(stale.status).toBe(409)
    expect(stale.body.errors[0]?.data).toMatchObject({ yours: 1, current: 2 })
    expect((await press.call('POST', `/notices/${id}/publish`, { version: 1 })).status).toBe(409)
    expect((await press.call('POST', `/notices/${id}/publish`, { version: 2 })).status).toBe(200)
  })

  it('of several writes with one version exactly one wins', async () => {
    const { id } = await create()
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        press.call('PATCH', `/notices/${id}`, { title: `Stand ${n}`, version: 1 }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409, 409])
  })

  it('twenty saves at once all succeed', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        press.call('POST', '/notices', {
          title: 'Gleicher Titel',
          board: `${n}`,
          _status: 'published',
        }),
      ),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(20)
    expect(new Set(answers.map(({ body }) => body.doc.slug)).size).toBe(20)
  })

  it('language and original are fixed once public', async () => {
    const { id } = await published()
    await hub.sequencer.settled()
    for (const data of [{ language: 'en' }, { translationOf: (await published()).id }]) {
      const { status, body } = await press.call('PATCH', `/notices/${id}`, data)
      expect(status).toBe(400)
      expect(JSON.stringify(body)).toContain(Object.keys(data)[0])
    }
  })
})
