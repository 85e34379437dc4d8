import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databases } from '../support/database.ts'
import { startTestHub, type TestClient, type TestHub } from '../support/hub.ts'
import { canary, pressDesk, type PressDesk } from '../support/pressDesk.ts'
import { until } from '../support/until.ts'

describe.each(databases())('what was public and is not any more, on $name', (database) => {
  let hub: TestHub
  let press: TestClient
  let desk: PressDesk

  beforeAll(async () => {
    hub = await startTestHub({ databaseUrl: database.url() })
    desk = pressDesk(hub)
    press = await hub.login('press')
  })
  afterAll(() => hub.stop())

  const write = (path: string, data: unknown, method?: string) =>
    desk.write(press, path, data, method)
  const publish = async (title: string, more: Record<string, unknown> = {}) => {
    const doc = await write('press-releases', {
      title,
      bodyHtml: `<p>${title}</p>`,
      _status: 'published',
      ...more,
    })
    const language = typeof more.language === 'string' ? `?language=${more.language}` : ''
    const item = typeof more.translationOf === 'string' ? more.translationOf : doc.id
    await until(async () => (await desk.statusOf(`press-releases/${item}${language}`)) === 200)
    return doc
  }

  test('is gone from warm answers within a second, and no 304 keeps it', async () => {
    const word = canary('Weg')
    const older = await publish(`Alt ${word}`)
    await publish('Neuer')
    const paths = [
      '/content/v1/press-releases',
      `/content/v1/press-releases?language=*&limit=100`,
      `/content/v1/search?q=${word}`,
      '/content/v1/search?q=Alt&facets=type',
      '/feeds/press-releases.rss',
      '/feeds/press-releases.atom',
      '/feeds/press-releases.json',
      '/content/v1/changes',
    ]
    const held: { path: string; headers: Record<string, string> }[] = []
    for (const path of paths) {
      const first = await desk.get(path)
      expect(await first.text()).toContain(word)
      const etag = first.headers.get('etag')
      const modified = first.headers.get('last-modified')
      if (etag) held.push({ path, headers: { 'if-none-match': etag } })
      if (modified) held.push({ path, headers: { 'if-modified-since': modified } })
    }
    // From here on the dates of these answers are old enough to be believed.
    const believed = Date.now() + 2500
    await until(() => Date.now() > believed)
    await write(`press-releases/${older.id}/withdraw`, { reason: 'Irrtum' })
    const acknowledged = Date.now()
    await until(async () => (await desk.statusOf(`press-releases/${older.id}`)) === 410)
    expect(Date.now() - acknowledged).toBeLessThan(1000)
    for (const { path, headers } of held) {
      const { status } = await desk.get(path, headers)
      expect.soft({ path, headers, status }).toEqual({ path, headers, status: 200 })
    }
    expect(await desk.traces(`Alt ${word}`)).toEqual([])
  })

  test('an original cannot be deleted while translations need it', async () => {
    const original = await publish('Original')
    await publish('English', { language: 'en', translationOf: original.id })
    const refused = await press.request('DELETE', `/api/press-releases/${original.id}`)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Übersetzungen')
    const binned = await press.request('PATCH', `/api/press-releases/${original.id}`, {
      deletedAt: new Date().toISOString(),
    })
    expect(binned.status).toBe(409)
    expect(await desk.statusOf(`press-releases/${original.id}`)).toBe(200)
    expect(await desk.statusOf(`press-releases/${original.id}?language=en`)).toBe(200)
  })

  test('a translation can be taken back when its original is in the trash', async () => {
    const original = await publish('Original')
    const translation = { title: 'English', language: 'en', translationOf: original.id }
    const english = await write('press-releases', { ...translation, bodyHtml: '<p>English</p>' })
    const at = `press-releases/${original.id}`
    await write(at, { deletedAt: new Date().toISOString() }, 'PATCH')
    await until(async () => (await desk.statusOf(`${at}?language=de`)) !== 200)
    await write(`press-releases/${english.id}`, { _status: 'published' }, 'PATCH')
    await until(async () => (await desk.statusOf(`${at}?language=en`)) === 200)
    await write(`press-releases/${english.id}/withdraw`, { reason: 'Irrtum' })
    await until(async () => (await desk.statusOf(`${at}?language=en`)) !== 200)
    expect(await desk.statusOf(`${at}?language=en`)).toBe(410)
  })

  test('links to what was deleted neither break an item nor name it', async () => {
    const word = canary('Rubrik')
    const category = await write('categories', { title: word })
    const office = await write('organizations', { title: word, kind: 'press-office' })
    const { id } = await publish('Mit Rubrik', {
      categories: [category.id],
      pressOffice: office.id,
    })
    const before = await (await desk.get(`/content/v1/press-releases/${id}`)).text()
    expect(before).toContain(word)
    await press.request('DELETE', `/api/categories/${category.id}`)
    await press.request('DELETE', `/api/organizations/${office.id}`)
    await until(async () => {
      const answer = await desk.get(`/content/v1/press-releases/${id}`)
      return answer.status === 200 && !(await answer.text()).includes(word)
    })
    const list = await (await desk.get('/content/v1/press-releases?facets=category')).text()
    expect(list).not.toContain(word)
    await write(`press-releases/${id}/withdraw`, { reason: 'Irrtum' })
  })
})
