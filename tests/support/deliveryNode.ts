import { createServer } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contentTypes } from '#content'
import type { StoredItem } from '#contract/item.ts'
import type { LogEntry } from '#contract/log.ts'
import { createDelivery, openStore } from '#delivery/index.ts'
import { type FileSource, localFiles } from '#delivery/files/index.ts'
import { openFileStore, type FileStore } from '#platform/files/store.ts'
import { blankFields } from './blank.ts'

/** A public item with only what a test is about; the rest is plain. */
export function publicItem(item: Partial<StoredItem> & { id: string; type: string }): StoredItem {
  const date = item.date ?? '2024-05-01'
  return {
    language: 'de',
    slug: item.id,
    formerSlugs: [],
    title: item.id,
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
    originalLanguage: 'de',
    ...blankFields(item.type),
    ...item,
  }
}

type Entry = Pick<LogEntry, 'operation' | 'id' | 'type' | 'language'> &
  Partial<Pick<LogEntry, 'item' | 'slug' | 'reason'>>

export type DeliveryNode = {
  url: string
  folder: string
  files: FileStore
  /** Publishes items, each with the next sequence. */
  put(...items: StoredItem[]): void
  remove(item: Pick<StoredItem, 'id' | 'type' | 'language'>): void
  withdraw(item: Pick<StoredItem, 'id' | 'type' | 'language' | 'slug'>): void
  stop(): Promise<void>
}

/** A delivery node over an empty store, on a port of its own, fed by hand. */
export async function startDeliveryNode(
  options: { source?: (folder: string) => FileSource; now?: Date } = {},
): Promise<DeliveryNode> {
  const folder = await mkdtemp(join(tmpdir(), 'stadtwort-delivery-'))
  const store = openStore(join(folder, 'delivery.sqlite'), contentTypes)
  const files = openFileStore(`file:${join(folder, 'media')}`)
  const cacheFolder = join(folder, 'cache')
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  const delivery = createDelivery({
    store,
    contentTypes,
    publicUrl: url,
    filesUrl: null,
    files: options.source?.(folder) ?? localFiles({ store: files, cacheFolder }),
    productVersion: 'test',
    metricsAllow: [],
    ...(options.now ? { clock: { now: () => options.now ?? new Date() } } : {}),
  })
  server.on('request', (req, res) => {
    if (!delivery.handle(req, res)) res.writeHead(404).end()
  })
  let sequence = 0
  const apply = (entries: Entry[]) => {
    const numbered = entries.map((entry): LogEntry => {
      sequence += 1
      const at = new Date(Date.UTC(2024, 5, 1) + sequence * 1000).toISOString()
      return { ...entry, sequence, revision: sequence, version: 1, at }
    })
    store.apply(numbered, { epoch: 'test', sequence })
  }
  apply([])
  return {
    url,
    folder,
    files,
    put: (...items) =>
      apply(
        items.map((item) => ({
          operation: 'put',
          id: item.id,
          type: item.type,
          language: item.language,
          item,
        })),
      ),
    remove: ({ id, type, language }) => apply([{ operation: 'remove', id, type, language }]),
    withdraw: ({ id, type, language, slug }) =>
      apply([{ operation: 'withdraw', id, type, language, slug, reason: 'Irrtum' }]),
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      store.close()
      await rm(folder, { recursive: true })
    },
  }
}
