import { z } from 'zod'
import type { LogEntry } from '#contract/log.ts'
import { changesAfter } from '../answers/changes.ts'
import type { Store } from '../store/index.ts'
import { type ChangesSource, ResyncError } from './source.ts'

/** Who reads in this thread waits as long as a page takes. */
const MOST = 10
const PAGE_BYTES = 1024 * 1024

// The store wrote it itself.
const entrySchema = z.custom<LogEntry>((value) => typeof value === 'object' && value !== null)

/** A store as the log it was made from: the newest entry of every item is all that is ever read. */
export function storeSource(store: Store): ChangesSource {
  return {
    async read(since, limit) {
      const { epoch, horizon, sequence: head } = store.state()
      if (epoch === null) throw new ResyncError()
      const query = { types: [], languages: [], channel: null, since, limit: Math.min(limit, MOST) }
      const { changes, sequence, more } = changesAfter(store, query, PAGE_BYTES)
      const entries = changes.map(({ text }) => entrySchema.parse(JSON.parse(text)))
      return { epoch, changes: entries, sequence, more, horizon, head }
    },
  }
}
