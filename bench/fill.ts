import { contentTypes } from '#content'
import type { LogEntry } from '#contract/log.ts'
import { openStore, type Store } from '#delivery/index.ts'
import { EPOCH, logEntries } from './dataset.ts'

const BATCH = 1000

/** Fills a delivery store with a data set; the store's file is as a follower would have left it. */
export function fillStore(store: Store, releases: number): void {
  let batch: LogEntry[] = []
  let sequence = 0
  for (const entry of logEntries(releases)) {
    batch.push(entry)
    sequence = entry.sequence
    if (batch.length < BATCH) continue
    store.apply(batch, { epoch: EPOCH, sequence, more: true })
    batch = []
  }
  store.apply(batch, { epoch: EPOCH, sequence })
}

/** Makes the file of a delivery store with a data set in it. */
export function makeStoreFile(file: string, releases: number): void {
  const store = openStore(file, contentTypes)
  fillStore(store, releases)
  store.close()
}
