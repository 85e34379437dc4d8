import { type ChangesSource, createFollower, type Store } from '#delivery/index.ts'
import type { Rebuilt } from './calls.ts'

/** Reads the whole log into a new store and puts it in the place of this one, while it serves. */
export async function rebuildStore(store: Store, source: ChangesSource): Promise<Rebuilt> {
  const next = store.beside()
  try {
    const follower = createFollower({ store: next, source, pollMs: 1000 })
    // The old store goes on following meanwhile; the new one must never be behind it.
    do {
      await follower.catchUp()
    } while (isBehind(next, store))
  } catch (error) {
    next.close()
    throw error
  }
  store.takeOver(next)
  const counted = store.get("SELECT count(*) AS items FROM items WHERE state = 'put'")
  return { items: Number(counted?.items), sequence: store.state().sequence }
}

function isBehind(next: Store, store: Store): boolean {
  const [a, b] = [next.state(), store.state()]
  return a.epoch === b.epoch && a.sequence < b.sequence
}
