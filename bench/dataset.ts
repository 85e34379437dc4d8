import type { StoredItem } from '#contract/item.ts'
import type { LogEntry } from '#contract/log.ts'
import { linkedItems } from './content/linked.ts'
import { isCorrected, releaseItem } from './content/release.ts'

/** The history that data sets belong to. */
export const EPOCH = 'bench'

/** How much later in the log a corrected release stands, at most. */
const LATEST = 2000

/**
 * The publication log of a data set: what its releases link to, then so many German press releases
 * by their day; those that were corrected stand later. The same entries in every run.
 */
export function* logEntries(releases: number): Generator<LogEntry> {
  let sequence = 0
  for (const item of items(releases)) {
    sequence += 1
    yield {
      sequence,
      operation: 'put',
      id: item.id,
      type: item.type,
      language: item.language,
      version: item.version,
      revision: sequence,
      at: item.updatedAt,
      item,
    }
  }
}

/** All public items of a data set, in the order of its log. */
export function* items(releases: number): Generator<StoredItem> {
  yield* linkedItems(releases)
  const later = Math.min(LATEST, Math.ceil(releases / 5))
  const waiting = new Map<number, number[]>()
  for (let index = 0; index < releases; index += 1) {
    if (isCorrected(index)) {
      const place = index + ((index * 31) % later)
      waiting.set(place, [...(waiting.get(place) ?? []), index])
    } else yield releaseItem(index, releases)
    for (const due of waiting.get(index) ?? []) yield releaseItem(due, releases)
    waiting.delete(index)
  }
  for (const due of [...waiting.values()].flat()) yield releaseItem(due, releases)
}
