import { z } from 'zod'
import { changesPageSchema, logEntrySchema, type LogEntry } from '#contract/log.ts'
import { createLogger } from '#platform/logger.ts'
import { listenTo } from './news.ts'
import { type ChangesSource, ResyncError, type SourcePage } from './source.ts'

/** A hub that takes longer for a page is as good as gone. */
const PATIENCE_MS = 5000
/** Many times what a hub puts into a page. */
const MOST_BYTES = 64 * 1024 * 1024
const log = createLogger('follower')

// Entries are read one by one: an operation of a later release must not stop an older node.
const pageSchema = changesPageSchema.extend({ changes: z.array(z.unknown()) })
const positionSchema = logEntrySchema.pick({ sequence: true, id: true, type: true })

/** Reads the log from the sync feed of a hub, and is told of news by its stream. */
export function httpSource(hubUrl: string): ChangesSource {
  const base = `${hubUrl.replace(/\/+$/, '')}/content/v1/changes`
  const closed = new AbortController()
  const news = listenTo(`${base}/stream`, closed.signal)
  return {
    async read(since, limit, epoch): Promise<SourcePage> {
      const query = new URLSearchParams({ since: String(since), limit: String(limit) })
      if (epoch !== undefined) query.set('epoch', epoch)
      const response = await fetch(`${base}?${query}`, {
        signal: AbortSignal.any([closed.signal, AbortSignal.timeout(PATIENCE_MS)]),
        // Compressing would hold up the hub longer than sending does.
        headers: { 'accept-encoding': 'identity' },
      })
      if (response.status !== 200) {
        await response.body?.cancel()
        if (response.status === 409) throw new ResyncError()
        throw new Error(`The hub answered ${response.status}`)
      }
      const { changes, ...page } = pageSchema.parse(JSON.parse(await textOf(response)))
      const head = Number(response.headers.get('content-sequence') ?? Number.NaN)
      return {
        ...page,
        changes: changes.flatMap(readEntry),
        ...(Number.isSafeInteger(head) ? { head } : {}),
      }
    },
    wait: news.wait,
    close: () => closed.abort(),
  }
}

/** The whole body, unless it has no end. */
async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) throw new Error('The page of the hub is too long')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

// Checked, but taken as it came: parsing would change the order of fields, and with it the bytes and
// ETags of this node's answers against those of its siblings.
const entrySchema = z.custom<LogEntry>((value) => logEntrySchema.safeParse(value).success)

function readEntry(value: unknown): LogEntry[] {
  const entry = entrySchema.safeParse(value)
  if (entry.success) return [entry.data]
  log.warn(
    { entry: positionSchema.safeParse(value).data },
    'An entry of an unknown form was left out',
  )
  return []
}
