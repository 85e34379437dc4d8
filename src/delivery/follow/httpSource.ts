import { z } from 'zod'
import {
  changesPageSchema,
  logEntrySchema,
  type ChangesPage,
  type LogEntry,
} from '#contract/log.ts'
import { createLogger } from '#platform/logger.ts'
import { ResyncError, type ChangesSource } from './follower.ts'

const PATIENCE = 10_000
const log = createLogger('follower')

// Entries are read one by one: an operation of a later release must not stop an older node.
const pageSchema = changesPageSchema.extend({ changes: z.array(z.unknown()) })
const positionSchema = logEntrySchema.pick({ sequence: true, id: true, type: true })

/** Reads the log from the sync feed of a hub. */
export function httpSource(hubUrl: string): ChangesSource {
  const base = `${hubUrl.replace(/\/+$/, '')}/content/v1/changes`
  return {
    async read(since, limit, epoch): Promise<ChangesPage> {
      const query = new URLSearchParams({ since: String(since), limit: String(limit) })
      if (epoch !== undefined) query.set('epoch', epoch)
      const response = await fetch(`${base}?${query}`, { signal: AbortSignal.timeout(PATIENCE) })
      if (response.status === 409) {
        await response.body?.cancel()
        throw new ResyncError()
      }
      if (!response.ok) {
        await response.body?.cancel()
        throw new Error(`The hub answered ${response.status}`)
      }
      const { changes, ...page } = pageSchema.parse(await response.json())
      return { ...page, changes: changes.flatMap(readEntry) }
    },
  }
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
