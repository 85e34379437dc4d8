import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contentTypes as installedTypes } from '#content'
import type { ContentType } from '#contract/contentType.ts'
import type { StoredItem } from '#contract/item.ts'
import type { LogEntry } from '#contract/log.ts'
import {
  createDelivery,
  localFiles,
  openStore,
  type Delivery,
  type Store,
} from '#delivery/index.ts'
import { openFileStore } from '#platform/files/store.ts'
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

/** Delivery over real HTTP on a store of its own. */
export async function startDelivery(
  options: { now?: () => Date; contentTypes?: ContentType[]; metricsAllow?: string[] } = {},
): Promise<TestDelivery> {
  const folder = mkdtempSync(join(tmpdir(), 'stadtwort-delivery-'))
  const contentTypes = options.contentTypes ?? installedTypes
  const store = openStore(join(folder, 'delivery.sqlite'), contentTypes)
  const log = new TestLog()
  store.apply([], { epoch: log.epoch, sequence: 0 })
  const delivery = createDelivery({
    store,
    contentTypes,
    publicUrl: 'https://stadtwort.example',
    filesUrl: null,
    files: localFiles({
      store: openFileStore(`file:${join(folder, 'media')}`),
      cacheFolder: join(folder, 'cache'),
    }),
    productVersion: '1.2.3',
    metricsAllow: options.metricsAllow ?? [],
    clock: { now: options.now ?? (() => new Date()) },
  })
  const server = createServer((req, res) => {
    if (!delivery.handle(req, res)) res.writeHead(404).end('not delivery')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('no port')
  const url = `http://127.0.0.1:${address.port}`
  return {
    url,
    folder,
    store,
    delivery,
    log,
    publish(...entries) {
      const numbered = entries.map((entry) => log.add(entry))
      store.apply(numbered, { epoch: log.epoch, sequence: log.sequence })
    },
    get: (path, init) => request(`${url}${path}`, init),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      delivery.close()
      store.close()
      rmSync(folder, { recursive: true, force: true })
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
