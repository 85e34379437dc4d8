import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contentTypes as installedTypes } from '#content'
import type { ContentType } from '#contract/contentType.ts'
import type { StoredItem } from '#contract/item.ts'
import type { LogEntry } from '#contract/log.ts'
import { hubFiles } from '#delivery/files/index.ts'
import {
  createDelivery,
  createFollower,
  type Delivery,
  type FileSource,
  httpSource,
  localFiles,
  openStore,
  type Store,
} from '#delivery/index.ts'
import { type FileStore, openFileStore } from '#platform/files/store.ts'
import { closeServer, listen } from '#platform/httpServer.ts'
import { blankFields } from './blank.ts'

/** An answer as the tests look at it: JSON is read loosely. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = any

export type Reply = { status: number; headers: Headers; text: string; json: Json }

export type TestDelivery = {
  url: string
  folder: string
  store: Store
  delivery: Delivery
  /** The files of the media library. */
  files: FileStore
  /** Where whoever answers keeps what it makes of them. */
  cacheFolder: string
  log: TestLog
  /** Numbers the entries and applies them. */
  publish(...entries: TestEntry[]): void
  get(path: string, init?: RequestInit): Promise<Reply>
  close(): Promise<void>
}

/** What a test says of an entry; the log adds its position. */
export type TestEntry =
  | { put: StoredItem }
  | { withdraw: StoredItem; reason: string }
  | { remove: StoredItem }

/** A publication log in memory, numbering as the hub's does. */
export class TestLog {
  epoch: string
  sequence = 0
  readonly entries: LogEntry[] = []
  readonly #revisions = new Map<string, number>()
  readonly #start = Date.parse('2026-11-01T08:00:00Z')

  constructor(epoch = 'epoch-1') {
    this.epoch = epoch
  }

  add(entry: TestEntry): LogEntry {
    const item = 'put' in entry ? entry.put : 'withdraw' in entry ? entry.withdraw : entry.remove
    const key = `${item.id}/${item.language}`
    const revision = (this.#revisions.get(key) ?? 0) + 1
    this.#revisions.set(key, revision)
    this.sequence += 1
    const base = {
      sequence: this.sequence,
      id: item.id,
      type: item.type,
      language: item.language,
      version: item.version,
      revision,
      at: new Date(this.#start + this.sequence * 60_000).toISOString(),
    }
    const numbered: LogEntry =
      'put' in entry
        ? { ...base, operation: 'put', item }
        : 'withdraw' in entry
          ? {
              ...base,
              operation: 'withdraw',
              slug: item.slug,
              formerSlugs: item.formerSlugs,
              reason: entry.reason,
            }
          : { ...base, operation: 'remove' }
    this.entries.push(numbered)
    return numbered
  }
}

let made = 0

/** A public item in stored form; only what a test is about needs to be said. */
export function item(fields: Partial<StoredItem> & Record<string, unknown> = {}): StoredItem {
  made += 1
  const number = String(made).padStart(12, '0')
  const type = fields.type ?? 'press-release'
  const language = fields.language === undefined ? 'de' : fields.language
  const date = fields.date ?? '2026-10-01'
  return {
    id: `00000000-0000-4000-8000-${number}`,
    type,
    language,
    slug: `${type}-${made}`,
    formerSlugs: [],
    title: `${type} ${made}`,
    teaser: null,
    date,
    publishedAt: `${date}T10:00:00.000Z`,
    updatedAt: `${date}T10:00:00.000Z`,
    version: 1,
    changeNote: null,
    channels: [],
    categories: [],
    fieldsOfAction: [],
    tags: [],
    image: null,
    featured: false,
    body: { html: '<p>Text</p>', text: 'Text' },
    originalLanguage: language,
    ...blankFields(type),
    ...fields,
  }
}

export function link(target: StoredItem): { id: string; type: string } {
  return { id: target.id, type: target.type }
}

export function mediaLink(target: StoredItem): { id: string; type: 'media' } {
  return { id: target.id, type: 'media' }
}

type Options = {
  now?: () => Date
  contentTypes?: ContentType[]
  metricsAllow?: string[]
  /** Instead of the folder's own files. */
  source?: (folder: string) => FileSource
}

/**
 * Delivery over real HTTP on a store of its own. With `ARRANGEMENT=node` what is asked is answered by
 * a node that follows it over HTTP instead, as if hub and node stood apart.
 */
export async function startDelivery(options: Options = {}): Promise<TestDelivery> {
  const folder = mkdtempSync(join(tmpdir(), 'stadtwort-delivery-'))
  const log = new TestLog()
  const files = openFileStore(`file:${join(folder, 'media')}`)
  const cacheFolder = join(folder, 'cache')
  const own = localFiles({ store: files, cacheFolder })
  const hub = await open(folder, { ...options, files: options.source?.(folder) ?? own })
  hub.store.apply([], { epoch: log.epoch, sequence: 0 })
  const node = process.env.ARRANGEMENT === 'node' ? await follow(hub, options) : null
  const { url } = node ?? hub
  return {
    url,
    folder,
    store: hub.store,
    delivery: hub.delivery,
    files,
    cacheFolder: node?.cacheFolder ?? cacheFolder,
    log,
    publish(...entries) {
      const numbered = entries.map((entry) => log.add(entry))
      hub.store.apply(numbered, { epoch: log.epoch, sequence: log.sequence })
    },
    get: (path, init) => request(`${url}${path}`, init),
    async close() {
      await node?.close()
      await hub.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Opened = {
  url: string
  folder: string
  store: Store
  delivery: Delivery
  close(): Promise<void>
}

async function open(
  folder: string,
  options: Options & { files: FileSource; before?: (store: Store) => () => Promise<void> },
): Promise<Opened> {
  const contentTypes = options.contentTypes ?? installedTypes
  const store = openStore(join(folder, 'delivery.sqlite'), contentTypes)
  const delivery = createDelivery({
    store,
    contentTypes,
    publicUrl: 'https://stadtwort.example',
    filesUrl: null,
    files: options.files,
    productVersion: '1.2.3',
    metricsAllow: options.metricsAllow ?? [],
    clock: { now: options.now ?? (() => new Date()) },
  })
  const ready = options.before?.(store)
  const answer: RequestListener = (req, res) => {
    if (!delivery.handle(req, res)) res.writeHead(404).end('not delivery')
  }
  const server = createServer((req, res) => {
    if (!ready) answer(req, res)
    else void ready().then(() => answer(req, res))
  })
  const port = await listen(server, { port: 0, host: '127.0.0.1' })
  return {
    url: `http://127.0.0.1:${port}`,
    folder,
    store,
    delivery,
    async close() {
      server.closeAllConnections()
      await closeServer(server)
      delivery.close()
      store.close()
    },
  }
}

/** A node of its own that has read the log to its end whenever it is asked. */
async function follow(hub: Opened, options: Options): Promise<Opened & { cacheFolder: string }> {
  const folder = join(hub.folder, 'node')
  const cacheFolder = join(folder, 'files')
  const files = hubFiles({ hubUrl: hub.url, cacheFolder })
  const source = httpSource(hub.url)
  const before = (store: Store) => {
    const follower = createFollower({ store, source, pollMs: 1000 })
    return () => follower.catchUp()
  }
  const node = await open(folder, { ...options, files, before })
  return {
    ...node,
    cacheFolder,
    async close() {
      files.close()
      await node.close()
    },
  }
}

export async function request(url: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(url, { redirect: 'manual', ...init })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== ''
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? JSON.parse(text) : null,
  }
}
