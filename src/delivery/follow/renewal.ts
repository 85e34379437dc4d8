import { createLogger } from '#platform/logger.ts'
import type { BuildingElsewhere } from './building/index.ts'
import { storeSource } from './storeSource.ts'
import { rebuildStore } from './rebuilding.ts'
import type { Store } from '../store/index.ts'

export type Renewal = {
  /** Begins if the store is outdated and nothing has begun yet. */
  look(): void
  /** Resolves when nothing is going on. */
  ended(): Promise<void>
}

/** When a renewal that failed (a full disk) is tried again. */
const RETRY_MS = 60_000
const log = createLogger('follower')

/**
 * After an upgrade with other content types, builds the store anew from what it holds itself: it
 * needs no hub for it, and serves and follows meanwhile.
 */
export function createRenewal(
  store: Store,
  { signal, elsewhere }: { signal: AbortSignal; elsewhere: BuildingElsewhere | undefined },
): Renewal {
  let running: Promise<void> | null = null
  let retryAt = 0

  const renew = async (): Promise<void> => {
    log.info('The content types have changed: building a new store beside the old one')
    try {
      const reading = { source: storeSource(store), signal }
      await rebuildStore(store, reading, { elsewhere })
      log.info(store.state(), 'The new store serves')
    } catch (error) {
      retryAt = performance.now() + RETRY_MS
      if (!signal.aborted) log.warn({ err: error }, 'The store could not be built anew')
    } finally {
      running = null
    }
  }

  return {
    look() {
      if (store.isOutdated && store.state().ready && !running && performance.now() >= retryAt) {
        running = renew()
      }
    },
    ended: async () => running ?? undefined,
  }
}
