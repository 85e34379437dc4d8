import { setImmediate as breath } from 'node:timers/promises'
import type { LogEntry } from '#contract/log.ts'
import type { Batch, Store } from '../store/index.ts'
import type { ChangesSource, SourcePage } from './source.ts'

export type Reading = {
  source: ChangesSource
  signal: AbortSignal
  onPage?(page: Pick<SourcePage, 'sequence' | 'head'>): void
}

/** Larger ones live long enough for V8 to take them for something that stays. */
const PAGE = 50
/** So long may entries be applied before waiting readers have their turn. */
const SLICE_MS = 3
/** So many entries a store that is filling keeps at a time: each commit writes a part of the index. */
const KEPT_AT_ONCE = 1000
/** With so many to come threads are worth their start. */
export const MUCH = 5000

/**
 * Reads to the end of the log; false if it turns out to be of another epoch than the store. A store
 * that serves shows all pages at once: between two of them it would be in a state that never was.
 * One that is still filling keeps what it has read so far.
 */
export async function readPages(
  store: Store,
  { source, signal, onPage }: Reading,
): Promise<boolean> {
  const { epoch, sequence, ready } = store.state()
  const batch = store.begin()
  let since = sequence
  let added = 0
  try {
    let next = source.read(since, PAGE, epoch ?? undefined)
    for (;;) {
      const page = await next
      onPage?.(page)
      if (epoch !== null && page.epoch !== epoch) return false
      const isFirst = epoch === null && since === sequence
      if (isFirst && (page.head ?? 0) > MUCH) store.indexBeside()
      if (page.more) {
        if (page.sequence <= since) throw new Error('The log does not go on')
        // The source makes the next page while this one is applied.
        next = source.read(page.sequence, PAGE, page.epoch)
        next.catch(() => undefined)
      }
      since = page.sequence
      await addInSlices(batch, page.changes)
      added += page.changes.length
      await store.pace()
      if (!ready && (added >= KEPT_AT_ONCE || !page.more)) {
        batch.commit({ ...page, more: true })
        added = 0
      }
      if (!page.more) {
        if (!ready) await settle(store)
        batch.commit(page)
      }
      if (!page.more || signal.aborted) return true
    }
  } finally {
    batch.rollback()
  }
}

async function settle(store: Store): Promise<void> {
  for await (const _ of store.settle()) await breath()
}

async function addInSlices(batch: Batch, entries: readonly LogEntry[]): Promise<void> {
  let began = performance.now()
  for (const entry of entries) {
    batch.add([entry])
    if (performance.now() - began > SLICE_MS) {
      await breath()
      began = performance.now()
    }
  }
}
