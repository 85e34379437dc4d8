import type { Payload } from 'payload'
import type { ChangesPage, LogEntry } from '#contract/log.ts'
import { storedItemSchema } from '#contract/item.ts'
import { HEADS } from './log/collections.ts'
import { HistoryLostError } from './log/errors.ts'
import { findRows } from './log/rows.ts'
import type { Head } from './log/rows.ts'
import { readState } from './log/state.ts'

/**
 * The numbered entries after `since`, in their order. Whoever reads on until `more` is false
 * knows exactly what is public.
 */
export async function readChanges({
  payload,
  since,
  limit,
}: {
  payload: Payload
  since: number
  limit: number
}): Promise<ChangesPage> {
  // The state comes first: what is numbered after it belongs to the next page.
  const { epoch, sequence } = await readState({ payload })
  const where = { sequence: { greater_than: since } }
  const rows = await findRows({ payload }, HEADS, where, { sort: 'sequence', limit: limit + 1 })
  // And once more: removals may have been forgotten while the rows were read.
  const { prunedUpTo } = await readState({ payload })
  if (since > 0 && since < prunedUpTo) throw new HistoryLostError({ epoch, since, prunedUpTo })
  const changes = rows.slice(0, limit).map(entryOf)
  const more = rows.length > limit
  const last = changes.at(-1)?.sequence ?? since
  const horizon = prunedUpTo > 0 ? { horizon: prunedUpTo } : {}
  return { epoch, changes, sequence: more ? last : Math.max(last, sequence), more, ...horizon }
}

/** A row of the log as followers read it. */
export function entryOf(head: Head): LogEntry {
  const entry: LogEntry = {
    sequence: head.sequence,
    operation: head.operation,
    id: head.itemId,
    type: head.type,
    language: head.language,
    version: head.version,
    // Numbers only grow, and no compaction can make them start again.
    revision: head.sequence,
    at: new Date(head.numberedAt).toISOString(),
  }
  if (head.operation === 'put') {
    return { ...entry, item: storedItemSchema.parse(JSON.parse(head.item ?? 'null')) }
  }
  if (head.operation === 'withdraw') {
    // Old addresses of what was taken back say so, too.
    const { slug, formerSlugs, reason } = head
    return { ...entry, slug, formerSlugs, reason: reason ?? '' }
  }
  return entry
}
