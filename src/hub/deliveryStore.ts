import { join } from 'node:path'
import type { Payload } from 'payload'
import { contentTypes as installedTypes } from '#content'
import type { ContentType } from '#contract/contentType.ts'
import { createFollower, openStore } from '#delivery/index.ts'
import type { Store } from '#delivery/index.ts'
import type { Settings } from '#platform/settings.ts'
import { readChanges } from '#publication/changes.ts'
import { runningStore } from './running.ts'

/** The delivery store of the hub's own node. */
export function openHubStore(
  settings: Settings,
  contentTypes: readonly ContentType[] = installedTypes,
): Store {
  return openStore(join(settings.dataDir, 'delivery.sqlite'), contentTypes)
}

/** Runs work on the store the hub serves from, or on its file where no hub runs. */
export async function withStore<T>(
  { payload, settings }: { payload: Payload; settings: Settings },
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const running = runningStore(payload)
  if (running) return work(running)
  const store = openHubStore(settings)
  try {
    return await work(store)
  } finally {
    store.close()
  }
}

/** Reads the whole log into a new store and puts it in the place of this one, while it serves. */
export async function rebuildStore(store: Store, payload: Payload): Promise<void> {
  const next = store.beside()
  try {
    const follower = createFollower({
      store: next,
      source: { read: (since, limit) => readChanges({ payload, since, limit }) },
      pollMs: 1000,
    })
    // The old store goes on following meanwhile; the new one must never be behind it.
    do {
      await follower.catchUp()
    } while (isBehind(next, store))
  } catch (error) {
    next.close()
    throw error
  }
  store.takeOver(next)
}

function isBehind(next: Store, store: Store): boolean {
  const [a, b] = [next.state(), store.state()]
  return a.epoch === b.epoch && a.sequence < b.sequence
}
