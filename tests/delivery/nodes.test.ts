import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { StoredItem } from '#contract/item.ts'
import { openFileStore } from '#platform/files/store.ts'
import { keepReading } from '../support/load.ts'
import {
  item,
  link,
  request,
  startDelivery,
  type TestDelivery,
  TestLog,
} from '../support/delivery.ts'
import {
  bytesOf,
  type FollowingNode,
  roundRobin,
  startNode,
  temporaryFolder,
} from '../support/nodes.ts'
import { type Random, randomFrom } from '../support/random.ts'
import { until } from '../support/until.ts'

const API = '/content/v1'

let hub: TestDelivery
let held: AsyncDisposableStack

beforeEach(async () => {
  held = new AsyncDisposableStack()
  hub = await startDelivery()
  held.defer(() => hub.close())
})
afterEach(() => held.disposeAsync())

/** A node that is level with the hub. */
async function node(): Promise<FollowingNode> {
  const folder = held.use(temporaryFolder('node'))
  const started = await startNode(hub.url, folder.path)
  held.defer(() => started.stop())
  await level(started)
  return started
}

async function level(...nodes: { url: string }[]): Promise<void> {
  for (const { url } of nodes) {
    await until(async () => {
      const { headers, status } = await request(`${url}${API}`)
      return status === 200 && headers.get('content-sequence') === String(hub.log.sequence)
    })
  }
}

/** A small city of linked items, to be changed at random. */
class City {
  readonly #random: Random
  readonly #site = item({
    type: 'site',
    language: null,
    slug: 'city',
    key: 'city',
    origin: 'https://stadt.example',
    paths: { 'press-release': '/presse/{year}/{slug}' },
  })
  readonly #topics = [1, 2, 3].map((order) =>
    item({
      type: 'category',
      slug: `thema-${order}`,
      title: `Thema ${order}`,
      parent: null,
      order,
    }),
  )
  readonly #concept = item({ type: 'concept', slug: 'konzept', year: 2017 })
  readonly #chapters: StoredItem[] = []
  readonly #articles: StoredItem[] = []
  readonly #gone = new Set<string>()

  constructor(random: Random) {
    this.#random = random
    const concept = link(this.#concept)
    const top = [1, 2].map((number) =>
      item({ type: 'chapter', slug: `k-${number}`, number: String(number), concept, parent: null }),
    )
    const below = top.flatMap((parent) =>
      [1, 2].map((number) =>
        item({
          type: 'chapter',
          slug: `${parent.slug}-${number}`,
          number: `${String(parent.number)}.${number}`,
          concept,
          parent: link(parent),
          kind: 'field-of-action',
        }),
      ),
    )
    this.#chapters.push(...below, ...top)
    hub.publish(
      ...[this.#site, ...this.#topics, ...this.#chapters, this.#concept].map((put) => ({ put })),
    )
  }

  act(): void {
    const random = this.#random
    const dice = random.below(12)
    const article = random.pick(this.#articles)
    if (dice < 4 || !article) this.#write()
    else if (dice < 6)
      this.#put({ ...article, title: `${article.title} berichtigt`, version: article.version + 1 })
    else if (dice < 7)
      this.#put({
        ...article,
        slug: `${article.slug}-neu`,
        formerSlugs: [...article.formerSlugs, article.slug],
      })
    else if (dice < 8) this.#end(article, 'withdraw')
    else if (dice < 9) this.#end(article, 'remove')
    else
      this.#changeFrame(
        random.pick([this.#site, this.#concept, ...this.#topics, ...this.#chapters]),
      )
  }

  #changeFrame(frame: StoredItem | undefined): void {
    if (!frame) return
    const isGone = this.#gone.has(frame.id)
    if (!isGone && this.#random.chance(0.3)) this.#end(frame, 'remove')
    else {
      const order = this.#random.below(9)
      this.#put({ ...frame, title: `${frame.title}*`, ...('order' in frame ? { order } : {}) })
    }
  }

  #write(): void {
    const random = this.#random
    const earlier = random.pick(this.#articles)
    const day = 1 + random.below(28)
    const fields = {
      type: random.pick(['press-release', 'news'] as const),
      title: `Integrationskonferenz im ${random.pick(['Rathaus', 'Haus', 'Park'] as const)}`,
      date: `2026-10-${String(day).padStart(2, '0')}`,
      channels: random.some(['city', 'ki']),
      categories: random.some(this.#topics).map(link),
      fieldsOfAction: random.some(this.#chapters).map(link),
      tags: random.some(['Sprache', 'Fest']),
      featured: random.chance(0.2),
      related: earlier ? [link(earlier)] : [],
      body: {
        html: earlier
          ? `<p>Siehe <a data-id="${earlier.id}" data-type="${earlier.type}">früher</a>.</p>`
          : '<p>Erste Meldung der Bürgerinnen und Bürger.</p>',
        text: earlier ? 'Siehe früher.' : 'Erste Meldung der Bürgerinnen und Bürger.',
      },
    }
    const original = random.chance(0.2) ? earlier : undefined
    const made = item({ ...fields, ...(original ? { type: original.type } : {}) })
    const translation =
      original &&
      !this.#articles.some(({ id, language }) => id === original.id && language === 'en')
    this.#put(
      translation ? { ...made, id: original.id, language: 'en', originalLanguage: 'de' } : made,
    )
  }

  #put(put: StoredItem): void {
    this.#forget(put)
    if (put.type === 'press-release' || put.type === 'news') this.#articles.push(put)
    this.#gone.delete(put.id)
    hub.publish({ put })
  }

  #end(ended: StoredItem, operation: 'withdraw' | 'remove'): void {
    this.#forget(ended)
    this.#gone.add(ended.id)
    hub.publish(
      operation === 'withdraw' ? { withdraw: ended, reason: 'Irrtum' } : { remove: ended },
    )
  }

  #forget({ id, language }: StoredItem): void {
    const at = this.#articles.findIndex((one) => one.id === id && one.language === language)
    if (at >= 0) this.#articles.splice(at, 1)
  }
}

const PATHS = [
  API,
  `${API}/press-releases?limit=100&include=body,links&facets=year,category,fieldOfAction,tag&language=*`,
  `${API}/news?language=en&fallback=de&limit=5&channel=city`,
  `${API}/chapters?limit=100&include=body`,
  `${API}/categories?limit=100&sort=order`,
  `${API}/concepts/konzept`,
  `${API}/chapters/k-1-2`,
  `${API}/search?q=integration&facets=type&limit=50`,
  `${API}/search?q=Konferenz+Rathaus&limit=50`,
  `${API}/changes?limit=1000`,
  '/feeds/press-releases.atom',
  '/sitemap.xml',
  '/sitemaps/city.xml',
]
const HEADERS = ['etag', 'last-modified', 'cache-tag', 'content-sequence', 'content-length']

/** All that a cache or a client could tell two nodes apart by. */
async function seenAt(url: string): Promise<Record<string, unknown>> {
  const seen: Record<string, unknown> = {}
  const paths = [...PATHS]
  const list = await request(`${url}${API}/press-releases?limit=100&language=*`)
  for (const entry of list.json.items)
    paths.push(`${entry.url}`, `${API}/press-releases/${entry.id}`)
  for (const path of paths) {
    for (const coding of ['identity', 'br']) {
      const { status, headers, body } = await bytesOf(`${url}${path}`, {
        'accept-encoding': coding,
      })
      // Problems have a number of their own.
      const text = body.toString('latin1')
      seen[`${coding} ${path}`] = {
        status,
        text: status === 200 ? text : text.replace(/"traceId":"[^"]*"/, ''),
        ...Object.fromEntries(HEADERS.map((name) => [name, headers[name] ?? null])),
      }
    }
  }
  return seen
}

describe('several nodes', () => {
  it.each([1, 2, 3])(
    'give the same answers at the same sequence, however they got there (seed %i)',
    async (seed) => {
      const city = new City(randomFrom(seed))
      const early = await node()
      for (let step = 0; step < 60; step += 1) city.act()
      const late = await node()
      for (let step = 0; step < 30; step += 1) city.act()
      const last = await node()
      await level(early, late, last)
      const expected = await seenAt(hub.url)
      expect(Object.keys(expected).length).toBeGreaterThan(30)
      for (const { url } of [early, late, last]) {
        const seen = await seenAt(url)
        expect(Object.keys(seen)).toEqual(Object.keys(expected))
        for (const [path, answer] of Object.entries(seen))
          expect({ path, answer }).toEqual({ path, answer: expected[path] })
      }
    },
  )

  it('lead a reader through all pages behind one proxy, while there is publishing', async () => {
    const items = Array.from({ length: 60 }, (_, index) =>
      item({ slug: `m-${index}`, date: `2026-09-${String(1 + (index % 28)).padStart(2, '0')}` }),
    )
    hub.publish(...items.map((put) => ({ put })))
    const nodes = [await node(), await node(), await node()]
    const proxy = await roundRobin(() => nodes.map(({ url }) => url))
    held.defer(() => proxy.stop())
    for (const [sort, walk] of ['-date', 'date', 'title'].entries()) {
      const seen: string[] = []
      let next: string | null = `${API}/press-releases?limit=7&sort=${walk}`
      while (next !== null) {
        const { status, json } = await request(`${proxy.url}${next}`)
        expect(status).toBe(200)
        for (const { id } of json.items) seen.push(id)
        next = json.next
        const corrected = items[seen.length % items.length]
        if (corrected) hub.publish({ put: { ...corrected, version: 2 + sort, teaser: `${sort}` } })
        hub.publish({ put: item({ date: '2026-09-15', title: `press-release 0${seen.length}` }) })
      }
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen).toEqual(expect.arrayContaining(items.map(({ id }) => id)))
    }
  })
})

describe('a node', () => {
  it('goes over to a new epoch without a gap', async () => {
    const kept = Array.from({ length: 400 }, (_, index) => item({ slug: `bleibt-${index}` }))
    const lost = item({ slug: 'verloren', type: 'news' })
    hub.publish(...kept.map((put) => ({ put })), { put: lost })
    const follower = await node()
    const [one] = kept
    const load = keepReading(follower.url, [
      `${API}/press-releases?limit=100`,
      `${API}/press-releases/${one?.slug}`,
      `${API}/press-releases/${one?.id}`,
      `${API}/search?q=Text`,
      '/feeds/press-releases.rss',
    ])
    const totals = new Set<number>()
    const found = new TestLog('epoch-2')
    found.sequence = hub.log.sequence
    for (const put of [...kept, ...Array.from({ length: 300 }, () => item())]) found.add({ put })
    const next = hub.store.beside()
    next.apply(found.entries, found)
    hub.store.takeOver(next)
    await until(async () => {
      const { json } = await request(`${follower.url}${API}/press-releases?limit=1`)
      totals.add(json.total)
      return json.total === 700
    })
    const { failures, answers } = await load.stop()
    expect(failures).toEqual([])
    expect(answers).toBeGreaterThan(20)
    expect([...totals].filter((total) => ![400, 700].includes(total))).toEqual([])
    const { json } = await request(`${follower.url}${API}`)
    expect(json).toMatchObject({ epoch: 'epoch-2', sequence: found.sequence })
    expect((await request(`${follower.url}${API}/news/verloren`)).status).toBe(404)
  })

  it('sends readers back to the beginning where the hub would', async () => {
    const [gone, here] = [item(), item()]
    hub.publish({ put: gone }, { put: here }, { remove: gone })
    hub.publish({ put: { ...here, version: 2 } })
    hub.store.apply([], { epoch: hub.log.epoch, sequence: 4, horizon: 3 })
    const fresh = await node()
    const path = `${API}/changes?since=2`
    expect((await hub.get(path)).status).toBe(409)
    expect((await request(`${fresh.url}${path}`)).status).toBe(409)
    expect((await request(`${fresh.url}${API}/changes`)).text).toBe(
      (await hub.get(`${API}/changes`)).text,
    )
  })

  it('says how far it is behind', async () => {
    hub.publish({ put: item() })
    const follower = await node()
    const ready = async () => (await request(`${follower.url}/readyz`)).json
    expect(await ready()).toMatchObject({ sequence: 1, hub: { head: 1 } })
    await hub.close()
    await until(async () => (await ready()).hub.contactAge > 0.3)
    const { hub: away, status } = await ready()
    expect(status).toBe('ready')
    expect(away.behind).toBeGreaterThanOrEqual(away.contactAge)
    const { text } = await request(`${follower.url}/metrics`)
    expect(text).toMatch(/^stadtwort_delivery_hub_sequence 1$/m)
    expect(text).toMatch(/^stadtwort_delivery_hub_contact_seconds \d/m)
    expect(text).toMatch(/^stadtwort_delivery_behind_seconds \d/m)
    hub = await startDelivery()
  })

  it('has the files of all it shows before they are asked for, and deletes what is gone', async () => {
    const bytes = Buffer.from('%PDF-1.7 ein Dokument')
    const hash = createHash('sha256').update(bytes).digest('hex')
    await openFileStore(`file:${join(hub.folder, 'media')}`).put(bytes)
    const file = { hash, name: 'dokument.pdf', mimeType: 'application/pdf', size: bytes.length }
    const medium = item({
      type: 'media',
      kind: 'document',
      file: { ...file, width: null, height: null },
    })
    hub.publish({ put: medium })
    const follower = await node()
    const kept = join(follower.dataDir, 'files', 'originals', hash.slice(0, 2), hash)
    const path = `/files/${hash}/dokument.pdf`
    await until(() => existsSync(kept))
    hub.publish({ remove: medium })
    await level(follower)
    expect((await request(`${follower.url}${path}`)).status).toBe(404)
    await until(() => !existsSync(kept))
    hub.publish({ put: medium })
    await level(follower)
    await until(() => existsSync(kept))
    await hub.close()
    expect((await request(`${follower.url}${path}`)).text).toBe(bytes.toString())
    hub = await startDelivery()
  })
})
