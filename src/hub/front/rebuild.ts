import {
  type BuildingElsewhere,
  type ChangesSource,
  rebuildStore,
  type Store,
} from '#delivery/index.ts'
import type { Rebuilt } from './calls.ts'

/** Reads the whole log into a new store and puts it in the place of this one, while it serves. */
export async function rebuildFrom(
  store: Store,
  source: ChangesSource,
  elsewhere?: BuildingElsewhere,
): Promise<Rebuilt> {
  await rebuildStore(store, { source, signal: new AbortController().signal }, { elsewhere })
  const counted = store.get("SELECT count(*) AS items FROM items WHERE state = 'put'")
  return { items: Number(counted?.items), sequence: store.state().sequence }
}
